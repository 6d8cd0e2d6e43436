import { z } from 'zod'
import { Direction, SearchText, Slice } from './book.ts'
import { CustomerRef } from './common.ts'
import type { Route } from './route.ts'
import { Migration, Run, RunId } from './runs.ts'

/** What somebody looks for first: what stands, what waits by itself, what is being done, what is over. */
export const MigrationGroup = z.enum(['problems', 'waiting', 'working', 'done'])
export type MigrationGroup = z.infer<typeof MigrationGroup>

/** The act that waits for a person's word. */
export const Gate = z.enum(['buy', 'move', 'suspend'])
export type Gate = z.infer<typeof Gate>

const AlikeProblems = z.object({
  gate: Gate.nullable().describe('the act that waits for a person’s word; null: something else stands'),
  first: Migration.describe('one of them, with its reason and what can be done'),
  migrations: z.number(),
  refused: z.number().describe('users of theirs'),
  customers: z.number(),
  named: z.array(CustomerRef).describe('the first five of these customers'),
})
export type AlikeProblems = z.infer<typeof AlikeProblems>

/** A run without its migrations, and what they come to. */
export const RunStanding = Run.omit({ migrations: true }).extend({
  groups: z.object({ problems: z.number(), waiting: z.number(), working: z.number(), done: z.number() }).describe('migrations'),
  users: z.object({ all: z.number(), moved: z.number().describe('verified or not'), verified: z.number() }),
  retriable: z.object({ migrations: z.number(), refused: z.number().describe('users') }).describe('what a retry would try again'),
  problems: z.array(AlikeProblems).describe('what stands for the same reason together; the first five reasons'),
  moreProblems: z.boolean().describe('there are other reasons'),
})
export type RunStanding = z.infer<typeof RunStanding>

export const MigrationQuery = z.object({
  show: MigrationGroup.optional(),
  find: SearchText.optional().describe('part of a customer’s name, domain or id'),
  sort: z
    .enum(['customer', 'step', 'users', 'since'])
    .default('step')
    .describe('step: what stands comes first; users: those still to be moved'),
  dir: Direction.default('asc'),
  ...Slice,
})
export type MigrationQuery = z.infer<typeof MigrationQuery>

export const RunPage = z.object({
  run: RunStanding,
  total: z.number().describe('how many are found'),
  items: z.array(Migration).describe('always in the same order: by what they are sorted by, then by customer'),
})
export type RunPage = z.infer<typeof RunPage>

export const runPageRoutes = {
  listMigrations: {
    method: 'GET',
    path: '/api/runs/:id/migrations',
    right: 'view',
    summary: 'How a run stands, and some of its migrations, filtered and sorted',
    params: RunId,
    query: MigrationQuery,
    status: 200,
    response: RunPage,
  },
} as const satisfies Record<string, Route>
