import { z } from 'zod'
import { SearchText } from './book.ts'
import { CustomerRef, MomentOrNull, Reason } from './common.ts'
import { Plan } from './plans.ts'
import type { Route } from './route.ts'

export const UndoPlan = z.object({
  plan: Plan.nullable().describe('null: there is nothing that can be taken back'),
  notUndone: z
    .array(z.object({ customer: z.string(), name: z.string(), decision: z.string(), because: z.string(), why: Reason }))
    .describe('migrations of the run that are left as they are, and why'),
})
export type UndoPlan = z.infer<typeof UndoPlan>

const RunId = z.object({ id: z.string().max(40).describe('r-1, or latest') })

/** One migration of a run, seen from behind. */
export const Undoable = z.object({
  customer: CustomerRef,
  decision: z.string(),
  old: z.string().describe('the product that everybody had'),
  state: z.string(),
  step: z.string(),
  users: z.number().describe('users who would go back'),
  lastSafeUndo: MomentOrNull.describe('until then the old subscription can be made active again; null: it is active, or nobody knows'),
  lastFreeDay: MomentOrNull.describe(
    'until then what was bought can be given back for nothing but the days used; null: nothing was, or it has no such days',
  ),
  because: z.string().nullable().describe('why it cannot be taken back as a whole now; null: it can'),
  why: Reason.nullable().describe('the same with what it is made of'),
})
export type Undoable = z.infer<typeof Undoable>

const UndoableQuery = z.object({
  find: SearchText.optional().describe('part of a customer’s name or domain'),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(0).max(10_000).optional().describe('left out: all; 0: the totals alone'),
})
export type UndoableQuery = z.infer<typeof UndoableQuery>

export const UndoableList = z.object({
  totals: z
    .object({
      migrations: z.number(),
      possible: z.number().describe('customers of whom something can be taken back as a whole'),
      lastSafeUndo: MomentOrNull.describe('the first of what can still be taken back'),
      lastFreeDay: MomentOrNull.describe('the first of what can still be taken back'),
    })
    .describe('of all of the run, whatever is looked for'),
  total: z.number().describe('how many are found'),
  items: z.array(Undoable),
})
export type UndoableList = z.infer<typeof UndoableList>

/** Read from the words, which are all that a plan keeps of it. */
export const StepFacts = z
  .record(z.string(), z.unknown())
  .describe('figures and names in subject and cost; none where these are names alone')

const StepBack = z.object({
  what: z.enum(['reactivate', 'put-back', 'cancel', 'end-at-term', 'suspend', 'give-back', 'renewal', 'stays']),
  subject: z.string(),
  isPossible: z.boolean(),
  until: MomentOrNull.describe('the last moment; null: none is known'),
  cost: z.string().nullable().describe('null: unknown'),
  note: z.string(),
  facts: StepFacts,
})

/** What would become of each step of one migration. */
export const WayBack = z.object({ decision: z.string(), because: z.string().nullable(), why: Reason.nullable(), steps: z.array(StepBack) })
export type WayBack = z.infer<typeof WayBack>

export const undoRoutes = {
  listUndoable: {
    method: 'GET',
    path: '/api/runs/:id/undoable',
    right: 'view',
    summary: 'What of a run can still be taken back, and until when, the earliest last day first; plans nothing',
    params: RunId,
    query: UndoableQuery,
    status: 200,
    response: UndoableList,
  },
  getWaysBack: {
    method: 'GET',
    path: '/api/runs/:id/undoable/:customer',
    right: 'view',
    summary: 'One customer’s way back step by step: what is possible, until when and at what cost; plans nothing',
    params: RunId.extend({ customer: z.string().max(320).describe('id or domain') }),
    status: 200,
    response: z.object({ items: z.array(WayBack) }),
  },
  createUndoPlan: {
    method: 'POST',
    path: '/api/runs/:id/undo-plans',
    right: 'undo',
    summary: 'Plan the way back of a run, of customers or of users of it; changes nothing at Microsoft',
    params: RunId,
    body: z.strictObject({
      customers: z.array(z.string()).min(1).max(10_000).optional().describe('by id or domain; left out: all of the run'),
      users: z.array(z.string()).min(1).max(1000).optional().describe('user principal names: only they go back, and what was bought stays'),
    }),
    status: 201,
    response: UndoPlan,
  },
} as const satisfies Record<string, Route>
