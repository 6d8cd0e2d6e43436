import { sql } from 'kysely'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db } from './database.ts'
import { toInstant } from './row.ts'

export interface ChangeByRun {
  readonly run: RunId
  readonly at: Instant
}

/** The newest that a run of ours has changed of a customer after this moment, by steps that are done and users who were moved. */
export async function findChangeSince(db: Db, customer: CustomerId, since: Instant): Promise<ChangeByRun | undefined> {
  const { rows } = await sql<{ run: RunId; at: Date }>`
    select run_id as run, max(at) as at from (
      select run_id, done_at as at from steps
      where customer_id = ${customer} and step in ('change-renewal', 'reactivate', 'buy', 'move-licenses', 'switch-off') and done_at > ${since}
      union all
      select m.run_id, m.moved_at from run_customers c join user_moves m on m.run_id = c.run_id and m.customer_id = c.customer_id
      where c.customer_id = ${customer} and m.moved_at > ${since}
    ) changes group by run_id order by at desc, run_id limit 1`.execute(db)
  const [row] = rows
  return row && { run: row.run, at: toInstant(row.at) }
}
