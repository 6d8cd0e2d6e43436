import { sql } from 'kysely'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'

/** Groups that Microsoft refused, and those of members who are tried again, are looked at anew. */
export async function retryGroupMoves(trx: Trx, key: MigrationKey, at: Instant): Promise<void> {
  await sql`
    update group_moves g
    set state = case when g.state = 'refused' then 'pending' else 'processing' end, reprocessed = 0, reason = null, changed_at = ${at}
    where g.run_id = ${key.run} and g.customer_id = ${key.customer} and g.decision = ${key.decision}
      and (g.state = 'refused' or g.state = 'done' and exists (
        select from user_moves m
        where m.run_id = g.run_id and m.customer_id = g.customer_id and m.decision = g.decision
          and m.state = 'refused' and m.through ? g.group_id))`.execute(trx)
}

/** Paused migrations of a run, all or one customer's, that have refused users. */
export async function listPausedWithRefused(trx: Trx, run: RunId, customer: CustomerId | undefined): Promise<readonly MigrationKey[]> {
  const { rows } = await sql<MigrationKey>`
    select distinct u.run_id as run, u.customer_id as customer, u.decision
    from user_moves u join migrations m using (run_id, customer_id, decision)
    where u.run_id = ${run} and u.state = 'refused' and m.state = 'paused'
      and (${customer ?? null}::text is null or u.customer_id = ${customer ?? null})`.execute(trx)
  return rows
}

/**
 * Retry of only what failed. A user whose services were late is verified again, not moved again; a latecomer who found no
 * place is forgotten, so that the part's clause judges them anew; every other refused user becomes pending. Says how many.
 */
export async function retryUserMoves(trx: Trx, key: MigrationKey, at: Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with mine as (
      select user_id, is_latecomer and before is null as has_no_place, reason ->> 'code' = 'services-not-enabled' as is_late
      from user_moves
      where run_id = ${key.run} and customer_id = ${key.customer} and decision = ${key.decision} and state = 'refused'
    ), forgotten as (
      delete from user_moves m using mine
      where m.run_id = ${key.run} and m.customer_id = ${key.customer} and m.decision = ${key.decision} and m.user_id = mine.user_id and mine.has_no_place
    ), again as (
      update user_moves m set state = case when mine.is_late then 'moved' else 'pending' end, reason = null, changed_at = ${at}
      from mine
      where m.run_id = ${key.run} and m.customer_id = ${key.customer} and m.decision = ${key.decision} and m.user_id = mine.user_id and not mine.has_no_place
    )
    select count(*)::int as n from mine`.execute(trx)
  return rows[0]?.n ?? 0
}
