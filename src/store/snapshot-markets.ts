import { sql } from 'kysely'
import type { SnapshotId } from '../domain/id.ts'
import type { MarketItem } from '../domain/snapshot.ts'
import type { Db, Trx } from './database.ts'
import { fromJson, toJson } from './row.ts'

export async function recordMarket(db: Db | Trx, id: SnapshotId, market: string, items: readonly MarketItem[]): Promise<void> {
  await db
    .insertInto('snapshot_markets')
    .values({ snapshot_id: id, market, items: toJson(items) })
    .onConflict((conflict) => conflict.columns(['snapshot_id', 'market']).doUpdateSet({ items: toJson(items) }))
    .execute()
}

/** Affected customers of a market that could not be read cannot be planned: they count as failed, with the reason. */
export async function recordMarketUnreadable(db: Db | Trx, id: SnapshotId, market: string, why: string): Promise<void> {
  await db
    .updateTable('snapshot_customers')
    .set({ state: 'failed', error: `what is on sale in market ${market} could not be read: ${why}` })
    .where('snapshot_id', '=', id)
    .where('is_affected', '=', true)
    .where(sql<string>`body ->> 'market'`, '=', market)
    .execute()
}

/** It is complete, with what is in use summed up, or it failed with an error. */

export async function readMarkets(db: Db | Trx, id: SnapshotId): Promise<ReadonlyMap<string, readonly MarketItem[]>> {
  const rows = await db.selectFrom('snapshot_markets').select(['market', 'items']).where('snapshot_id', '=', id).execute()
  return new Map(rows.map((row) => [row.market, fromJson<readonly MarketItem[]>(row.items)]))
}
