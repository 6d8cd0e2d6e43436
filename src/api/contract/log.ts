import { z } from 'zod'
import { Moment } from './common.ts'
import type { Route } from './route.ts'

/** Newest first. `text` says it in a sentence; `data` is what was recorded, whole. */
export const LogEntry = z.object({
  id: z.string(),
  at: Moment,
  recordedAt: z.string().describe('the same by the machine’s own clock'),
  kind: z.string(),
  actor: z.string(),
  run: z.string().nullable(),
  customer: z
    .object({ id: z.string(), name: z.string().nullable(), domain: z.string().nullable() })
    .nullable()
    .describe('null: of none in particular; without a name: nobody has read them'),
  decision: z.string().nullable(),
  method: z.enum(['replace', 'undo', 'renewal']).nullable().describe('of the migration it is about'),
  text: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type LogEntry = z.infer<typeof LogEntry>

const When = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?$/, 'expected a day, YYYY-MM-DD, or a moment, YYYY-MM-DDTHH:MM:SSZ')

/** What of the log is wanted; also of the table `log`. */
export const LogFilters = {
  actor: z.string().max(320).optional().describe('who did it, by name, with or without the roles behind it; crossgrade: by itself'),
  kind: z.string().max(60).optional().describe('such as run:paused, or all of user:'),
  customer: z.string().max(320).optional().describe('only this customer, by id or domain'),
  run: z.string().max(40).optional().describe('r-1, or latest'),
  plan: z.string().max(40).optional().describe('p-1: what names it, and what its runs did'),
  since: When.optional().describe('from this day or moment on'),
  until: When.optional().describe('to the end of this day, or before this moment'),
}

export const logRoutes = {
  listLog: {
    method: 'GET',
    path: '/api/events',
    right: 'view',
    summary: 'What happened, over everything, newest first: who, when, to whom, in a sentence and in full',
    query: z.object({
      ...LogFilters,
      before: z
        .string()
        .regex(/^\d{1,18}$/, 'expected an id, as next gives it')
        .optional()
        .describe('only what came before this one'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    status: 200,
    response: z.object({
      items: z.array(LogEntry),
      next: z.string().nullable().describe('before of the next page; null: this is the last'),
    }),
  },
} as const satisfies Record<string, Route>
