import { sql } from 'kysely'
import type { CustomerId, PlanId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db } from './database.ts'
import { toInstant, toInstantOrNull } from './row.ts'
import type { MigrationKey } from './migrations.ts'

/** A migration that needs a person, of a plan that says: then undo. */
export interface FailedToUndo extends MigrationKey {
  readonly plan: PlanId
  readonly changedAt: Instant
  /** When its run was last resumed: what was asked for while it was paused is asked for again. */
  readonly countedFrom: Instant | null
}

/** What asks for a person and is no failure, or is one that taking back does not cure: these wait for a person all the same. */
const WAITS_ALL_THE_SAME = [
  ...['gate', 'promise-broken', 'undone-in-part', 'taken-back', 'plan-format', 'deleted-by-microsoft'],
  ...['unauthorized', 'unreadable', 'our-fault'],
]

/** Of runs that go on, one by one or all; nothing where it was changed at its very first step, since nothing was done. */
export async function listFailedToUndo(db: Db, only?: MigrationKey): Promise<readonly FailedToUndo[]> {
  const { rows } = await sql<{
    run: RunId
    customer: CustomerId
    decision: string
    plan: PlanId
    changed_at: Date
    counted_from: Date | null
  }>`
    select m.run_id as run, m.customer_id as customer, m.decision, c.plan_id as plan, m.changed_at, r.counted_from
    from migrations m
    join runs r on r.id = m.run_id and r.state = 'running'
    join run_customers c on c.run_id = m.run_id and c.customer_id = m.customer_id
    join plans p on p.id = c.plan_id
    where m.state in ('needs-person', 'changed') and m.method = 'replace' and m.step <> 'confirm'
      and m.reason ->> 'code' <> all(${WAITS_ALL_THE_SAME}::text[])
      and p.header::jsonb -> 'choices' ->> 'onFailure' = 'undo'
      and (${only?.run ?? null}::text is null
        or m.run_id = ${only?.run ?? null} and m.customer_id = ${only?.customer ?? null} and m.decision = ${only?.decision ?? null})`.execute(
    db,
  )
  return rows.map(({ changed_at, counted_from, ...row }) => ({
    ...row,
    changedAt: toInstant(changed_at),
    countedFrom: toInstantOrNull(counted_from),
  }))
}
