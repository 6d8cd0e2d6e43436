import { sql } from 'kysely'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db } from './database.ts'
import { toInstantOrNull } from './row.ts'

/** How many users of each customer of a run the approved parts move: one row of two columns per customer, by primary key. */
export async function countPlannedUsers(db: Db, run: RunId): Promise<ReadonlyMap<CustomerId, number>> {
  const rows = await db
    .selectFrom('run_customers as c')
    .innerJoin('customer_plans as p', (join) => join.onRef('p.plan_id', '=', 'c.plan_id').onRef('p.customer_id', '=', 'c.customer_id'))
    .select(['c.customer_id', 'p.users'])
    .where('c.run_id', '=', run)
    .execute()
  return new Map(rows.map((row) => [row.customer_id as CustomerId, row.users]))
}

/** Users moved since a moment, and when the first of the run was: both from an index of moves alone. */
export async function countMovedSince(
  db: Db,
  run: RunId,
  since: Instant,
): Promise<{ readonly moved: number; readonly firstMovedAt: Instant | null }> {
  const { rows } = await sql<{ moved: number; first: Date | null }>`
    select (select count(*)::int from user_moves where run_id = ${run} and moved_at > ${since}) as moved,
      (select min(moved_at) from user_moves where run_id = ${run} and moved_at is not null) as first`.execute(db)
  return { moved: rows[0]?.moved ?? 0, firstMovedAt: toInstantOrNull(rows[0]?.first ?? null) }
}
