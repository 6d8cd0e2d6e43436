import { z } from 'zod'
import { LogFilters } from './log.ts'
import { SubscriptionQuery, SubscriptionSort } from './book.ts'
import { CustomerFilter, CustomerSort, CustomerState } from './customers.ts'
import { DeadlineFilter } from './deadlines.ts'
import { UserMoveState } from './runs.ts'
import type { FileRoute } from './route.ts'

export const TABLE_NAMES = [
  'affected',
  'choices',
  'users',
  'failures',
  'deadlines',
  'pre-flight',
  'reconciliation',
  'orders',
  'helpdesk',
  'log',
  'subscriptions',
  'customers',
] as const
export type TableName = (typeof TABLE_NAMES)[number]

/** What the lists of the book are cut down to and sorted by, as their own routes have it. */
const { q, retirement, status, family, tag, expiresWithin, renewsWithin, unassigned, dir } = SubscriptionQuery.shape
const bookQuery = {
  ...{ q, retirement, status, family, tag, expiresWithin, renewsWithin, unassigned, dir },
  affected: CustomerFilter.shape.affected.describe('customers'),
  sort: z
    .enum([...SubscriptionSort.options, ...CustomerSort.options])
    .optional()
    .describe('as the list takes it'),
}

export const TableQuery = z.object({
  actor: LogFilters.actor,
  kind: LogFilters.kind.describe('log: such as run:paused, or all of user:; deadlines: as their list has them'),
  since: LogFilters.since,
  until: LogFilters.until,
  snapshot: z.string().max(40).optional().describe('affected, choices, subscriptions: s-1, or latest'),
  plan: z.string().max(40).optional().describe('choices, users, pre-flight, orders, log: p-1'),
  run: z
    .string()
    .max(40)
    .optional()
    .describe('users, failures, deadlines, orders, log: r-1, or latest; deadlines and log without it are of everything'),
  reconciliation: z.string().max(40).optional().describe('reconciliation: rec-1, or latest'),
  all: z.enum(['', 'true', 'false']).default('false').describe('reconciliation: those too that agree'),
  customer: z.string().max(320).optional().describe('users, subscriptions, deadlines, log: only this customer, by id or domain'),
  within: DeadlineFilter.shape.within.describe('deadlines: days from now; what is past is left out then'),
  month: DeadlineFilter.shape.month.describe('deadlines'),
  rank: DeadlineFilter.shape.rank.describe('deadlines'),
  state: z.union([UserMoveState, CustomerState]).optional().describe('users of a run, customers: only these'),
  ...bookQuery,
  columns: z
    .string()
    .max(1000)
    .optional()
    .describe('subscriptions, customers: keys of columns with commas between, in the order wanted; all of them without it'),
  format: z.enum(['csv', 'xlsx', 'json']).default('csv').describe('json: a list of rows by column, for programs'),
  language: z.enum(['en', 'it', 'sv']).default('en').describe('of titles, separator and decimal sign'),
})
export type TableQuery = z.infer<typeof TableQuery>

/** A row of any table as JSON: values by the columns' keys. */
export const TableRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export type TableRow = z.infer<typeof TableRow>

/** Operations that answer with a file. */
export const fileRoutes = {
  getTable: {
    method: 'GET',
    path: '/api/tables/:table',
    right: 'view',
    summary: 'A table as a file that Excel opens',
    params: z.object({ table: z.enum(TABLE_NAMES) }),
    query: TableQuery,
    types: ['text/csv', 'application/json', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  getDeadlineCalendar: {
    method: 'GET',
    path: '/api/deadlines.ics',
    right: 'view',
    summary: 'The days that somebody has to mind as a calendar',
    params: z.object({}),
    query: z.object({}),
    types: ['text/calendar'],
  },
} as const satisfies Record<string, FileRoute>
