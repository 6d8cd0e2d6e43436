import { z } from 'zod'
import { CustomerRef, Moment } from './common.ts'
import type { Route } from './route.ts'

/** Kinds whose name says all; those of a deletion say in how many days after the suspension: `deletion-120-days`. */
export const DEADLINE_KINDS = [
  'relationship-end',
  'term-end',
  'price-change',
  'cancellation-window',
  'hold-over',
  'gate',
  'last-free-day',
  'ended',
  'last-safe-undo',
  'deletion',
  'deleted',
  'unreadable',
] as const

export const DEADLINE_RANKS = ['high', 'upcoming', 'past'] as const

export const Deadline = z.object({
  customer: CustomerRef,
  subscription: z.string().nullable().describe('null: of all that the customer has'),
  product: z.string().describe('its offer, or what else it is that ends'),
  kind: z.string().describe('as the filter has them; of a deletion with its days, such as deletion-120-days'),
  rank: z
    .enum(DEADLINE_RANKS)
    .describe('high: within thirty days, and after it something cannot be done or undone; upcoming: whatever else comes; past'),
  at: Moment,
  inDays: z.number().describe('whole days of the calendar in UTC; 0: today; below zero: so long ago'),
  warnedAtDays: z.number().nullable().describe('the smallest distance at which somebody was warned'),
  retirement: z.string().nullable().describe('null: of all of them'),
  run: z.string().nullable().describe('null: no run has anything to do with it yet'),
  note: z.string(),
  facts: z.record(z.string(), z.unknown()).describe('what the note is made of'),
})
export type Deadline = z.infer<typeof Deadline>

const Count = z.number().int()

export const Deadlines = z.object({
  asOf: Moment.describe('when it was ranked; the pages that follow the first are ranked as of then, too'),
  counts: z.object({ high: Count, upcoming: Count, past: Count }).describe('by rank, whichever rank was asked for'),
  months: z
    .array(z.object({ month: z.string().describe('YYYY-MM'), count: Count, kinds: z.record(z.string(), Count) }))
    .describe(
      'by month in UTC and by kind as the filter has them, whichever month and rank was asked for; months without any are left out',
    ),
  items: z.array(Deadline).describe('what comes, the earliest first, then what is past, the latest first'),
  next: z.string().nullable().describe('to be given as after; null: there is no more'),
})
export type Deadlines = z.infer<typeof Deadlines>

/** Which of them; what is left out is not asked for. */
export const DeadlineFilter = z.object({
  kind: z.enum(DEADLINE_KINDS).optional().describe('deletion: however many days after the suspension'),
  customer: z.string().max(320).optional().describe('id or domain'),
  retirement: z.string().max(200).optional().describe('only those of subscriptions that it retires'),
  within: z.coerce.number().int().min(0).max(3650).optional().describe('days from now; what is past is left out then'),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month such as 2026-04')
    .optional(),
  rank: z.enum(DEADLINE_RANKS).optional(),
})
export type DeadlineFilter = z.infer<typeof DeadlineFilter>

export const DeadlineQuery = DeadlineFilter.extend({
  after: z.string().max(2000).default('').describe('next of the page before'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
export type DeadlineQuery = z.infer<typeof DeadlineQuery>

export const deadlineRoutes = {
  listDeadlines: {
    method: 'GET',
    path: '/api/deadlines',
    right: 'view',
    summary: 'The days that matter, over everything: ranked, counted by month, a page at a time',
    query: DeadlineQuery,
    status: 200,
    response: Deadlines,
  },
} as const satisfies Record<string, Route>
