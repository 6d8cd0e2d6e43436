import { z } from 'zod'
import { Moment } from './common.ts'
import type { FileRoute, Route } from './route.ts'

export const RunReport = z.object({
  run: z.string(),
  at: Moment,
  state: z.string(),
  startedAt: Moment,
  startedBy: z.string(),
  customers: z.number(),
  migrations: z.number(),
  ended: z.number().describe('migrations whose old subscription is suspended, canceled or ends at its term'),
  users: z.object({
    changed: z.number().describe('read back with every service on'),
    comingOn: z.number().describe('changed; their services are being switched on'),
    waiting: z.number().describe('not changed yet, those included whose customer the run has not come to'),
    refused: z.number(),
    leftAlone: z.number(),
    undone: z.number(),
  }),
  needsPerson: z
    .array(
      z.object({
        customer: z.string(),
        subject: z.string(),
        what: z.string(),
        fix: z.string(),
        whoFixes: z.string(),
        deadline: z.object({ kind: z.string(), at: Moment }).nullable().describe('what ends next at the customer; null: nothing presses'),
      }),
    )
    .describe('the earliest deadline first'),
})
export type RunReport = z.infer<typeof RunReport>

const RunId = z.object({ id: z.string().max(40).describe('r-1, or latest') })

export const runReportRoutes = {
  getRunReport: {
    method: 'GET',
    path: '/api/runs/:id/report',
    right: 'view',
    summary: 'The morning after: what a run has come to, and who has to do something, ranked by deadline',
    params: RunId,
    status: 200,
    response: RunReport,
  },
} as const satisfies Record<string, Route>

export const runReportFiles = {
  getRunReportPage: {
    method: 'GET',
    path: '/api/runs/:id/report.html',
    right: 'view',
    summary: 'The same as one page for people, with everybody who was changed or is planned to be',
    params: RunId,
    query: z.object({}),
    types: ['text/html'],
  },
} as const satisfies Record<string, FileRoute>
