import { sql } from 'kysely'
import type { Gates } from '../domain/choices.ts'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db, Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'

/** The reason of a migration that waits for a person's word. */
export const GATE = 'gate'

/** Whether somebody has said go on. */
export async function isPassed(db: Db | Trx, key: MigrationKey, gate: keyof Gates): Promise<boolean> {
  const row = await db
    .selectFrom('passed_gates')
    .select('passed_by')
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('gate', '=', gate)
    .executeTakeFirst()
  return row !== undefined
}

/** What is left out does not count. */
export interface WaitingAtGate {
  readonly customer?: CustomerId | undefined
  readonly decision?: string | undefined
}

/** Lets through what waits at a gate now, of all customers or one, and queues it; what has not come there yet will ask for itself. */
export async function passGate(
  trx: Trx,
  run: RunId,
  gate: keyof Gates,
  { customer, decision }: WaitingAtGate,
  by: string,
  at: Instant,
): Promise<readonly MigrationKey[]> {
  const { rows } = await sql<{ customer: CustomerId; decision: string }>`
    with waiting as (
      update migrations set state = 'queued', due_at = null, changed_at = ${at}
      where run_id = ${run} and state = 'needs-person' and reason ->> 'code' = ${GATE} and reason -> 'facts' ->> 'before' = ${gate}
        and (${customer ?? null}::text is null or customer_id = ${customer ?? null})
        and (${decision ?? null}::text is null or decision = ${decision ?? null})
      returning customer_id, decision
    ), passed as (
      insert into passed_gates (run_id, customer_id, decision, gate, passed_by, passed_at)
      select ${run}, customer_id, decision, ${gate}, ${by}, ${at} from waiting
      on conflict do nothing
    )
    select customer_id as customer, decision from waiting order by 1, 2`.execute(trx)
  return rows.map((row) => ({ run, ...row }))
}
