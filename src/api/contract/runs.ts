import { z } from 'zod'
import { CustomerRef, License, Moment, MomentOrNull, Reason } from './common.ts'
import { Plan } from './plans.ts'
import { CustomerReading } from './reconciliations.ts'
import type { Route } from './route.ts'

const Counts = z.object({
  pending: z.number(),
  sent: z.number(),
  moved: z.number(),
  verified: z.number(),
  refused: z.number(),
  'left-alone': z.number(),
  undone: z.number(),
})

/** What may become of one user's move. */
export const UserMoveState = Counts.keyof()

export const Migration = z.object({
  customer: CustomerRef,
  decision: z.string(),
  retirement: z.string(),
  method: z.enum(['replace', 'undo', 'renewal']),
  state: z.enum(['queued', 'working', 'waiting', 'needs-person', 'changed', 'paused', 'stopped', 'watching', 'done', 'superseded']),
  step: z.string(),
  reason: Reason.nullable(),
  dueAt: MomentOrNull,
  users: Counts,
})
export type Migration = z.infer<typeof Migration>

/** 0.2 is 20 % of the migrations begun, or of the users tried. */
const PauseAbove = z.number().min(0).max(1)
const PAUSE_ABOVE = 0.2

export const Run = z.object({
  id: z.string(),
  plan: z.string(),
  state: z.enum(['running', 'paused', 'stopping', 'stopped', 'finished']),
  createdAt: Moment,
  createdBy: z.string(),
  /** When it was finished or stopped. */
  finishedAt: MomentOrNull,
  pauseAbove: PauseAbove.nullable().describe('the share of failures above which it pauses by itself; null: never'),
  pauseReason: Reason.nullable().describe('why it is paused; by-person, too-many-failures or promise-broken'),
  /** Migrations that no worker will touch before a date or a person says so: watched, done, paused, or needing somebody. */
  settled: z.boolean(),
  migrations: z.array(Migration),
})
export type Run = z.infer<typeof Run>

export const MigrationDetail = Migration.extend({
  steps: z.array(z.object({ step: z.string(), doneAt: Moment, evidence: z.record(z.string(), z.unknown()) })),
  purchases: z.array(
    z.object({
      line: z.string(),
      marker: z.string(),
      state: z.string(),
      cartId: z.string().nullable(),
      orderId: z.string().nullable(),
      subscription: z.string().nullable(),
      unitPrice: z.string().nullable(),
      currency: z.string().nullable(),
    }),
  ),
  groups: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        state: z.enum(['pending', 'sent', 'processing', 'done', 'refused', 'left-alone']),
        members: z.number().nullable().describe('users who were members when it was changed; null: it has not been'),
        sentAt: MomentOrNull,
        reason: Reason.nullable(),
      }),
    )
    .describe('groups whose licenses are swapped, in their order'),
  attempts: z.array(
    z.object({
      step: z.string(),
      what: z.string(),
      subject: z.string(),
      actor: z.string(),
      requestId: z.string(),
      correlationId: z.string(),
      sentAt: Moment,
      outcome: z.string().nullable(),
      answeredAt: MomentOrNull,
    }),
  ),
})
export type MigrationDetail = z.infer<typeof MigrationDetail>

export const UserMove = z.object({
  customer: z.string(),
  user: z.string(),
  userPrincipalName: z.string(),
  state: z.string(),
  isLatecomer: z.boolean(),
  through: z.array(z.string()).describe('groups through which it goes and comes; empty: directly'),
  add: z.array(License),
  remove: z.array(z.string()),
  before: z.object({ licenses: z.array(License), enabled: z.array(z.string()) }).nullable(),
  after: z.object({ licenses: z.array(License), enabled: z.array(z.string()) }).nullable(),
  reason: Reason.nullable(),
  changedAt: Moment,
})
export type UserMove = z.infer<typeof UserMove>

export const RunEvent = z.object({
  id: z.string(),
  at: Moment,
  kind: z.string(),
  actor: z.string(),
  customer: z.string().optional(),
  decision: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
})
export type RunEvent = z.infer<typeof RunEvent>

const RunId = z.object({ id: z.string().max(40).describe('r-1, or latest') })

export const runRoutes = {
  startRun: {
    method: 'POST',
    path: '/api/runs',
    right: 'run',
    summary: 'Carry out the approved parts of a plan that no run has carried out yet',
    body: z.strictObject({
      plan: z.string(),
      pauseAbove: PauseAbove.nullable()
        .default(PAUSE_ABOVE)
        .describe('it pauses by itself when more than this share fails: of at least 5 migrations begun, or of at least 20 users tried'),
    }),
    status: 201,
    response: Run,
  },
  listRuns: {
    method: 'GET',
    path: '/api/runs',
    right: 'view',
    summary: 'Runs, newest first',
    status: 200,
    response: z.object({ items: z.array(Run.omit({ migrations: true, settled: true })) }),
  },
  getRun: {
    method: 'GET',
    path: '/api/runs/:id',
    right: 'view',
    summary: 'A run: every migration, its step, and why it waits',
    params: RunId,
    status: 200,
    response: Run,
  },
  getMigrations: {
    method: 'GET',
    path: '/api/runs/:id/customers/:customer',
    right: 'view',
    summary: 'One customer’s migrations in full: steps with what was read back, purchases, attempts with their ids',
    params: RunId.extend({ customer: z.string().max(320).describe('id or domain') }),
    status: 200,
    response: z.object({
      items: z.array(MigrationDetail),
      reconciliation: CustomerReading.nullable().describe('the newest look at the customer; null: nobody has looked'),
    }),
  },
  listRunUsers: {
    method: 'GET',
    path: '/api/runs/:id/users',
    right: 'view',
    summary: 'Users of a run with before and after, a page at a time',
    params: RunId,
    query: z.object({
      customer: z.string().optional().describe('id or domain'),
      state: UserMoveState.optional(),
      after: z.string().default(''),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    status: 200,
    response: z.object({ items: z.array(UserMove), next: z.string().nullable() }),
  },
  listRunEvents: {
    method: 'GET',
    path: '/api/runs/:id/events',
    right: 'view',
    summary: 'What happened, oldest first; as it happens, as server-sent events, at /api/runs/:id/stream',
    params: RunId,
    query: z.object({ after: z.string().regex(/^\d+$/).default('0'), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
    status: 200,
    response: z.object({ items: z.array(RunEvent) }),
  },
  pauseRun: {
    method: 'POST',
    path: '/api/runs/:id/pause',
    right: 'run',
    summary: 'Pause a run: no new write is sent for it, and its subscriptions stay its own',
    params: RunId,
    status: 200,
    response: Run,
  },
  stopRun: {
    method: 'POST',
    path: '/api/runs/:id/stop',
    right: 'run',
    summary: 'Stop a run for good: no new write is sent, what is under way is read back, its subscriptions are let go',
    params: RunId,
    status: 200,
    response: Run,
  },
  resumeRun: {
    method: 'POST',
    path: '/api/runs/:id/resume',
    right: 'run',
    summary: 'Go on where it was paused; failures count anew',
    params: RunId,
    status: 200,
    response: Run,
  },
  retryRun: {
    method: 'POST',
    path: '/api/runs/:id/retry',
    right: 'run',
    summary: 'Try again what failed, and only that',
    params: RunId,
    body: z.strictObject({ customer: z.string().optional().describe('id or domain') }).default({}),
    status: 200,
    response: z.object({ migrations: z.number(), users: z.number(), run: Run }),
  },
  readChange: {
    method: 'POST',
    path: '/api/runs/:id/customers/:customer/changes',
    right: 'plan',
    summary: 'Read a customer anew who has changed since approval; planChange comes next, when the snapshot is complete',
    params: RunId.extend({ customer: z.string().max(320).describe('id or domain') }),
    status: 202,
    response: z.object({ snapshot: z.string() }),
  },
  planChange: {
    method: 'POST',
    path: '/api/runs/:id/customers/:customer/change-plans',
    right: 'plan',
    summary: 'Plan that customer anew by the same choices, and say what is otherwise; approving the plan is approving the change',
    params: RunId.extend({ customer: z.string().max(320).describe('id or domain') }),
    body: z.strictObject({ snapshot: z.string().max(40).describe('as readChange named it') }),
    status: 201,
    response: z.object({ plan: Plan, differences: z.array(z.string()) }),
  },
  goOn: {
    method: 'POST',
    path: '/api/runs/:id/gates/:gate/passes',
    right: 'run',
    summary: 'Say go on to what the plan holds for a person’s word and waits for it now',
    params: RunId.extend({ gate: z.enum(['buy', 'move', 'suspend']).describe('the act that waits') }),
    body: z.strictObject({ customer: z.string().optional().describe('id or domain; left out: all that wait') }).default({}),
    status: 200,
    response: z.object({ migrations: z.number(), run: Run }),
  },
} as const satisfies Record<string, Route>
