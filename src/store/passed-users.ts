import { sql } from 'kysely'
import type { UserId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { UserMoveRecord } from '../domain/run.ts'
import type { Db, Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'
import { GATE } from './passed-gates.ts'
import { selectMoves, toUserMove } from './user-move-row.ts'

/** For how many somebody has said go on, while the others of the part wait. */
export async function countPassedUsers(db: Db | Trx, key: MigrationKey): Promise<number> {
  const { n } = await db
    .selectFrom('passed_users')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .executeTakeFirstOrThrow()
  return n
}

/** At most `limit` of their moves whose turn has not come, by user id. */
export async function listPassedPending(db: Db | Trx, key: MigrationKey, limit: number): Promise<readonly UserMoveRecord[]> {
  const rows = await selectMoves(db)
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('state', '=', 'pending')
    .where(
      sql<boolean>`exists (select from passed_users p where p.run_id = user_moves.run_id and p.customer_id = user_moves.customer_id
        and p.decision = user_moves.decision and p.user_id = user_moves.user_id)`,
    )
    .orderBy('user_id')
    .limit(limit)
    .execute()
  return rows.map(toUserMove)
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
