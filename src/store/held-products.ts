import { sql } from 'kysely'
import type { SkuId, SnapshotId } from '../domain/id.ts'
import type { CommerceFamily } from '../domain/snapshot.ts'
import type { Db } from './database.ts'

/** A product that customers of a snapshot have in a subscription that has not ended. */
export interface HeldProduct {
  readonly name: string
  /** Legacy offer id, or `product:sku` of new commerce without its short-lived availability. */
  readonly offerId: string
  readonly family: CommerceFamily
  /** Where the scan has read the customers' directories. */
  readonly skuId: SkuId | null
  readonly customers: number
  readonly subscriptions: number
  readonly seats: number
}

/** Products whose name or id contains a text, largest number of seats first; all of them for an empty text. */
export async function listHeldProducts(db: Db, snapshot: SnapshotId, containing: string): Promise<readonly HeldProduct[]> {
  const pattern = `%${containing.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<HeldProduct>`
    select s ->> 'offerName' as name, offer_id as "offerId", min(s ->> 'family') as family, min(sku.id) as "skuId",
      count(distinct c.customer_id)::int as customers, count(*)::int as subscriptions, sum((s ->> 'quantity')::int)::int as seats
    from snapshot_customers c
    cross join lateral jsonb_array_elements(c.body -> 'subscriptions') as s
    cross join lateral (
      select case when s ->> 'family' = 'nce' then split_part(s ->> 'offerId', ':', 1) || ':' || split_part(s ->> 'offerId', ':', 2)
        else s ->> 'offerId' end as offer_id) as offer
    left join lateral (
      select d ->> 'skuId' as id from jsonb_array_elements(c.body -> 'directory') as d
      where d ->> 'commerceSubscriptionId' = s ->> 'id' limit 1) as sku on true
    where c.snapshot_id = ${snapshot} and c.state = 'read' and s ->> 'status' <> 'deleted'
      and (s ->> 'offerName' ilike ${pattern} or s ->> 'offerId' ilike ${pattern})
    group by s ->> 'offerName', offer_id
    order by seats desc, name, "offerId"`.execute(db)
  return rows
}
