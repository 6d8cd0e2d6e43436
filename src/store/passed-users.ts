import { sql } from 'kysely'
import type { UserId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db, Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'
import { GATE } from './passed-gates.ts'

/** For whom somebody has said go on, while the others of the part wait. */
export async function listPassedUsers(db: Db | Trx, key: MigrationKey): Promise<ReadonlySet<UserId>> {
  const rows = await db
    .selectFrom('passed_users')
    .select('user_id')
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .execute()
  return new Set(rows.map((row) => row.user_id as UserId))
}

/**
 * Lets these users through the gate before licenses are moved, and queues their migration; who was let through is so once. False, and
 * nothing is recorded, where it neither stands at that gate nor waits for those who were let through before.
 */
export async function passUsers(trx: Trx, key: MigrationKey, users: readonly UserId[], by: string, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update migrations set state = 'queued', due_at = null, changed_at = ${at}
    where run_id = ${key.run} and customer_id = ${key.customer} and decision = ${key.decision} and step = 'move-licenses'
      and ((state = 'needs-person' and reason ->> 'code' = ${GATE})
        or (state = 'waiting' and exists (select from passed_users p
          where p.run_id = migrations.run_id and p.customer_id = migrations.customer_id and p.decision = migrations.decision)))`.execute(
    trx,
  )
  if (numAffectedRows === 0n) return false
  await sql`
    insert into passed_users (run_id, customer_id, decision, user_id, passed_by, passed_at)
    select ${key.run}, ${key.customer}, ${key.decision}, u, ${by}, ${at} from unnest(${[...users]}::text[]) as u
    on conflict do nothing`.execute(trx)
  return true
}
