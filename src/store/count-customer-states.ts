import { sql } from 'kysely'
import type { SnapshotId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import { customerStates, type CustomerState } from './customer-states.ts'
import type { Db } from './database.ts'

/** How many affected customers of a snapshot are in each state. */
export async function countCustomerStates(db: Db, snapshot: SnapshotId, now: Instant): Promise<{ readonly [S in CustomerState]: number }> {
  const { rows } = await sql<{ state: CustomerState; n: number }>`
    select state, count(*)::int as n from (${customerStates(snapshot, now)}) as c group by state`.execute(db)
  const count = (state: CustomerState): number => rows.find((row) => row.state === state)?.n ?? 0
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
