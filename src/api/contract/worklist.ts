import { z } from 'zod'
import { RIGHTS } from './rights.ts'
import { Moment, Reason } from './common.ts'
import type { Route } from './route.ts'

export const WorklistItem = z.object({
  kind: z.enum(['writes-stopped', 'run-paused', 'asks', 'approve', 'start', 'blocked', 'plan', 'deadline']),
  customer: z.object({ id: z.string(), name: z.string(), domain: z.string() }).nullable().describe('null: of several, or of none'),
  run: z.string().nullable(),
  plan: z.string().nullable(),
  reason: Reason.describe('why somebody is needed'),
  deadline: z.object({ kind: z.string(), at: Moment }).nullable().describe('what comes next for the customer within thirty days'),
  act: z.object({
    what: z.enum(['allow-writes', 'resume', 'go-on', 'approve-change', 'retry', 'orders', 'by-hand', 'approve', 'start', 'plan', 'look']),
    right: z.enum(RIGHTS),
    command: z.string(),
  }),
})
export type WorklistItem = z.infer<typeof WorklistItem>

export const Worklist = z.object({
  at: Moment,
  items: z.array(WorklistItem).describe('the earliest deadline first'),
  more: z.number().describe('how many are left out'),
})
export type Worklist = z.infer<typeof Worklist>

export const worklistRoutes = {
  getWorklist: {
    method: 'GET',
    path: '/api/worklist',
    right: 'view',
    summary: 'What needs a person now, the earliest deadline first, each with what to do about it',
    query: z.object({ limit: z.coerce.number().int().min(1).max(10_000).default(10) }),
    status: 200,
    response: Worklist,
  },
} as const satisfies Record<string, Route>
