import { z } from 'zod'
import { Plan } from './plans.ts'
import type { Route } from './route.ts'

export const UndoPlan = z.object({
  plan: Plan.nullable().describe('null: there is nothing that can be taken back'),
  notUndone: z
    .array(z.object({ customer: z.string(), name: z.string(), decision: z.string(), because: z.string() }))
    .describe('migrations of the run that are left as they are, and why'),
})
export type UndoPlan = z.infer<typeof UndoPlan>

export const undoRoutes = {
  createUndoPlan: {
    method: 'POST',
    path: '/api/runs/:id/undo-plans',
    right: 'undo',
    summary: 'Plan the way back of a run, of customers or of users of it; changes nothing at Microsoft',
    params: z.object({ id: z.string().max(40).describe('r-1, or latest') }),
    body: z.strictObject({
      customers: z.array(z.string()).min(1).max(10_000).optional().describe('by id or domain; left out: all of the run'),
      users: z.array(z.string()).min(1).max(1000).optional().describe('user principal names: only they go back, and what was bought stays'),
    }),
    status: 201,
    response: UndoPlan,
  },
} as const satisfies Record<string, Route>
