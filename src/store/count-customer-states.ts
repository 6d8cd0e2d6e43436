import { sql } from 'kysely'
import type { SnapshotId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import { progressTables, STATE, WITH_PROGRESS, type CustomerState } from './customer-progress.ts'
import type { Db } from './database.ts'

/** Those of customers who have something retired, and were read. */
type AffectedState = Exclude<CustomerState, 'not-read' | 'not-affected'>

/** How many affected customers of a snapshot are in each state. */
export async function countCustomerStates(db: Db, snapshot: SnapshotId, now: Instant): Promise<{ readonly [S in AffectedState]: number }> {
  const { rows } = await sql<{ state: CustomerState; n: number }>`
    with base as (
      select customer_id, state, to_replace from snapshot_customers where snapshot_id = ${snapshot} and is_affected
    ), ${progressTables(now)}
    select ${STATE} as state, count(*)::int as n ${WITH_PROGRESS} group by 1`.execute(db)
  const count = (state: AffectedState): number => rows.find((row) => row.state === state)?.n ?? 0
  return {
    'no-plan': count('no-plan'),
    planned: count('planned'),
    approved: count('approved'),
    running: count('running'),
    'needs-person': count('needs-person'),
    done: count('done'),
    undone: count('undone'),
  }
}
