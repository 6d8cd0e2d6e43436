import { sql } from 'kysely'
import type { CustomerId, SnapshotId, SubscriptionId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { NextTerm } from '../domain/snapshot.ts'
import type { Db } from './database.ts'
import { fromJson, toInstant } from './row.ts'

/** A subscription of new commerce that goes on when its term ends. */
export interface RenewingSubscription {
  readonly customer: CustomerId
  readonly customerName: string
  readonly domain: string
  readonly id: SubscriptionId
  /** `product:sku`, in capitals. */
  readonly product: string
  readonly offerName: string
  readonly quantity: number
  readonly term: string
  readonly termEndsAt: Instant
  /** Scheduled for the renewal; null: as it is. */
  readonly nextTerm: NextTerm | null
}

interface Row extends Omit<RenewingSubscription, 'termEndsAt'> {
  readonly termEndsAt: Date
}

/** Those of a snapshot that are of these products, given as `product:sku` in capitals. */
export async function listRenewing(db: Db, snapshot: SnapshotId, products: readonly string[]): Promise<readonly RenewingSubscription[]> {
  if (products.length === 0) return []
  const { rows } = await sql<Row>`
    select t.customer_id as customer, t.customer_name as "customerName", t.domain, t.subscription_id as id, p.product,
      t.offer_name as "offerName", t.quantity, t.term_duration as term, t.term_ends_at as "termEndsAt", t.next_term as "nextTerm"
    from snapshot_subscriptions t
    cross join lateral (select upper(split_part(t.offer_id, ':', 1) || ':' || split_part(t.offer_id, ':', 2)) as product) p
    where t.snapshot_id = ${snapshot} and t.family = 'nce' and t.status = 'active' and t.auto_renew and not t.ends_at_term
      and not t.is_trial and t.term_duration is not null and t.term_ends_at is not null
      and p.product = any(${products}::text[])
    order by t.customer_id, t.subscription_id`.execute(db)
  return rows.map((row) => ({ ...row, termEndsAt: toInstant(row.termEndsAt), nextTerm: fromJson<NextTerm | null>(row.nextTerm) }))
}
