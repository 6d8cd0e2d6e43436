import { z } from 'zod'
import { CustomerRef, Moment, MomentOrNull, Reason } from './common.ts'
import { Changes } from './plan-review.ts'
import { Plan } from './plans.ts'
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

/** What can be done about something that failed, and by whom. */
export const Fix = z.object({
  what: z.string(),
  fix: z.string().describe('what to do, then the command that tries again'),
  act: z.string().describe('what to do'),
  retry: z.string().describe('the command that tries again'),
  whoFixes: z.string(),
})
export type Fix = z.infer<typeof Fix>

export const Migration = z.object({
  customer: CustomerRef,
  decision: z.string(),
  retirement: z.string(),
  method: z.enum(['replace', 'undo', 'renewal']),
  state: z.enum(['queued', 'working', 'waiting', 'needs-person', 'changed', 'paused', 'stopped', 'watching', 'done', 'superseded']),
  step: z.string(),
  reason: Reason.nullable(),
  fix: Fix.nullable().describe('of one that failed or has changed'),
  dueAt: MomentOrNull,
  changedAt: Moment.describe('since when it stands so'),
  users: Counts,
  planned: z.number().nullable().describe('users whom the approved part moves; null: the customer has several migrations here'),
})
export type Migration = z.infer<typeof Migration>

/** As many as are let through a gate by name at once. */
const USERS_MOST = 10_000

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
  purpose: z
    .enum(['book', 'change', 'renewal', 'undo'])
    .describe('what its plan is for: retired products, one customer anew, renewals, a way back'),
  of: z.string().nullable().describe('the run that it takes back, or of which it plans one customer anew; null in every other'),
  migrations: z.array(Migration),
})
export type Run = z.infer<typeof Run>

/** A run without its migrations: how far it has come, and what it is for. */
export const RunSummary = Run.omit({ migrations: true, settled: true }).extend({
  progress: z.object({
    migrations: z.number(),
    settled: z.number().describe('watched or done: nothing is left to be carried out'),
    needPerson: z.number(),
    users: z.number().describe('users whom the approved parts move'),
    verified: z.number(),
  }),
})
export type RunSummary = z.infer<typeof RunSummary>

export const RunId = z.object({ id: z.string().max(40).describe('r-1, or latest') })

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
    response: z.object({ items: z.array(RunSummary) }),
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
    response: z.object({ plan: Plan, differences: z.array(z.string()), changes: Changes }),
  },
  goOn: {
    method: 'POST',
    path: '/api/runs/:id/gates/:gate/passes',
    right: 'run',
    summary: 'Say go on to what the plan holds for a person’s word and waits for it now',
    params: RunId.extend({ gate: z.enum(['buy', 'move', 'suspend']).describe('the act that waits') }),
    body: z
      .strictObject({
        customer: z.string().optional().describe('id or domain; left out: all that wait'),
        decision: z.string().max(300).optional().describe('of one customer: only this migration, by its decision'),
        users: z
          .array(z.string().min(1).max(320))
          .min(1)
          .max(USERS_MOST)
          .optional()
          .describe('before move, of one customer: only these users, by id or user principal name; the others wait on'),
      })
      .default({}),
    status: 200,
    response: z.object({ migrations: z.number(), run: Run }),
  },
} as const satisfies Record<string, Route>
