import { z } from 'zod'
import { License, Moment, MomentOrNull, PickedUsers, Reason } from './common.ts'
import { CustomerReading } from './reconciliations.ts'
import type { Route } from './route.ts'
import { Fix, Migration, RunId, UserMoveState } from './runs.ts'

export const MigrationDetail = Migration.extend({
  plan: z.string().describe('whose part of this customer it carries out'),
  from: z
    .array(z.object({ subscription: z.string(), offerName: z.string(), seats: z.number() }))
    .describe('the old subscriptions; of a way back those that end'),
  steps: z.array(z.object({ step: z.string(), doneAt: Moment, evidence: z.record(z.string(), z.unknown()) })),
  purchases: z.array(
    z.object({
      line: z.string(),
      product: z.string(),
      seats: z.number().nullable().describe('null: the part that said so is not stored any more'),
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
      said: z.string().nullable().describe('what Microsoft or the network said where it was not done'),
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
  services: z
    .object({ kept: z.string(), lost: z.string(), gained: z.string() })
    .nullable()
    .describe('by name, as read back; null until then'),
  oldProducts: z.string().nullable(),
  newProducts: z.string().nullable(),
  reason: Reason.nullable(),
  fix: Fix.nullable().describe('of a refused user'),
  changedAt: Moment,
})
export type UserMove = z.infer<typeof UserMove>

export const RunEvent = z.object({
  id: z.string(),
  at: Moment,
  kind: z.string(),
  actor: z.string(),
  customer: z.string().optional(),
  customerName: z.string().optional(),
  customerDomain: z.string().optional(),
  decision: z.string().optional(),
  method: z.enum(['replace', 'undo', 'renewal']).optional().describe('of the migration it is about'),
  data: z.record(z.string(), z.unknown()).optional(),
})
export type RunEvent = z.infer<typeof RunEvent>

export const runDetailRoutes = {
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
    summary: 'Users of a run with before and after, by customer and user principal name, a page at a time',
    params: RunId,
    query: z.object({
      customer: z.string().optional().describe('id or domain'),
      state: UserMoveState.optional(),
      users: PickedUsers.optional().describe('only these, by id or user principal name, separated by commas'),
      after: z.string().max(2000).default('').describe('the next of the page before'),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    status: 200,
    response: z.object({ items: z.array(UserMove), next: z.string().nullable() }),
  },
  listRunEvents: {
    method: 'GET',
    path: '/api/runs/:id/events',
    right: 'view',
    summary: 'What happened, oldest first unless asked otherwise; as it happens, as server-sent events, at /api/runs/:id/stream',
    params: RunId,
    query: z.object({
      after: z.string().regex(/^\d+$/).default('0'),
      before: z
        .string()
        .regex(/^(\d+|latest)$/)
        .optional()
        .describe('newest first instead, and only those before this one; latest: from the newest on'),
      customer: z.string().max(320).optional().describe('id or domain; left out: of all, and of the run itself'),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    status: 200,
    response: z.object({ items: z.array(RunEvent) }),
  },
} as const satisfies Record<string, Route>
