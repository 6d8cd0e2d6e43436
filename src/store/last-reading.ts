import { sql } from 'kysely'
import type { CustomerId, SkuId, SnapshotId, UserId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'
import type { Db } from './database.ts'
import { fromJson, toInstant } from './row.ts'

/** What the latest complete snapshot that read a customer has of it, without the users. */
export interface LastReading extends Pick<CustomerSnapshot, 'subscriptions' | 'directory'> {
  readonly snapshot: SnapshotId
  readonly takenAt: Instant
}

export async function findLastReading(db: Db, customer: CustomerId): Promise<LastReading | undefined> {
  const row = await db
    .selectFrom('snapshot_customers as c')
    .innerJoin('snapshots as s', 's.id', 'c.snapshot_id')
    .select(['c.snapshot_id', 's.taken_at', 'c.body'])
    .where('c.customer_id', '=', customer)
    .where('c.state', '=', 'read')
    .where('s.state', '=', 'complete')
    .orderBy('s.taken_at', 'desc')
    .orderBy(sql`length(s.id)`, 'desc')
    .orderBy('s.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { subscriptions, directory } = fromJson<LastReading>(row.body)
  return { snapshot: row.snapshot_id as SnapshotId, takenAt: toInstant(row.taken_at), subscriptions, directory }
}

/** Who held a SKU in a snapshot, without those whom a run of ours has moved to another. */
export async function listHoldersThen(db: Db, snapshot: SnapshotId, customer: CustomerId, sku: SkuId): Promise<readonly UserId[]> {
  const { rows } = await sql<{ user: UserId }>`
    select h.user_id as "user" from snapshot_holders h
    where h.snapshot_id = ${snapshot} and h.customer_id = ${customer}
      and exists (select from jsonb_array_elements(h.body -> 'licenses') as l where l ->> 'skuId' = ${sku})
      and not exists (
        select from migrations g join user_moves m
          on m.run_id = g.run_id and m.customer_id = g.customer_id and m.decision = g.decision and m.user_id = h.user_id
        where g.customer_id = ${customer} and m.remove_skus ? ${sku} and m.state in ('sent', 'moved', 'verified'))`.execute(db)
  return rows.map((row) => row.user)
}
