import { sql } from 'kysely'
import type { CustomerBook } from '../domain/book.ts'
import type { SnapshotId } from '../domain/id.ts'
import { sortKey } from '../domain/sort-key.ts'
import type { Db, Trx } from './database.ts'
import { toJson } from './row.ts'

/** Keeps a customer's subscriptions as rows, and the customer in figures. Recording twice keeps the later. */
export async function recordBook(trx: Trx, id: SnapshotId, { customer, subscriptions, figures }: CustomerBook): Promise<void> {
  await trx
    .updateTable('snapshot_customers')
    .set({
      name_key: sortKey(customer.name),
      market: figures.market,
      segment: figures.segment,
      subscriptions: figures.subscriptions,
      retired: figures.retired,
      to_replace: figures.toReplace,
      retired_seats: figures.retiredSeats,
      retired_ends_at: figures.retiredEndsAt,
    })
    .where('snapshot_id', '=', id)
    .where('customer_id', '=', customer.id)
    .execute()
  await trx.deleteFrom('snapshot_subscriptions').where('snapshot_id', '=', id).where('customer_id', '=', customer.id).execute()
  if (subscriptions.length === 0) return
  const rows = subscriptions.map((each) => ({
    ...each,
    customerName: customer.name,
    domain: customer.domain,
    customerKey: sortKey(customer.name),
    productKey: sortKey(each.offerName),
    search: [customer.name, customer.domain, each.offerName].map(sortKey).join('\n'),
    ids: [each.id, customer.id, each.offerId].map((id) => `=${sortKey(id)}`).join('\n'),
  }))
  await sql`
    insert into snapshot_subscriptions (snapshot_id, customer_id, subscription_id, customer_name, domain, offer_name, offer_id, family, status,
      status_text, quantity, sku_id, assigned, enabled, inactive, auto_renew, ends_at_term, next_term, term_duration, billing_cycle, parent_id,
      is_trial, term_ends_at, cancellable_until, retirement, to_replace, customer_key, product_key, search, ids)
    select ${id}, ${customer.id}, s.id, s."customerName", s.domain, s."offerName", s."offerId", s.family, s.status,
      s."statusText", s.quantity, s."skuId", s.assigned, s.enabled, s.inactive, s."autoRenew", s."endsAtTerm", s."nextTerm", s."termDuration",
      s."billingCycle", s."parentSubscription", s."isTrial", s."termEndsAt", s."cancellableUntil", s.retirement, s."toReplace", s."customerKey",
      s."productKey", s.search, s.ids
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as s(id text, "customerName" text, domain text, "offerName" text, "offerId" text, family text,
      status text, "statusText" text, quantity int, "skuId" text, assigned int, enabled int, inactive int, "autoRenew" boolean,
      "endsAtTerm" boolean, "nextTerm" jsonb, "termDuration" text, "billingCycle" text, "parentSubscription" text, "isTrial" boolean,
      "termEndsAt" timestamptz, "cancellableUntil" timestamptz, retirement text, "toReplace" boolean, "customerKey" text, "productKey" text,
      search text, ids text)
    on conflict do nothing`.execute(trx)
}

/** What a snapshot comes to, counted once: nothing is added to it any more. */
export async function recordCounts(db: Db | Trx, id: SnapshotId): Promise<void> {
  await sql`
    update snapshots set
      customers_read = (select count(*) from snapshot_customers where snapshot_id = ${id} and state = 'read'),
      customers_failed = (select count(*) from snapshot_customers where snapshot_id = ${id} and state = 'failed'),
      subscriptions = (select count(*) from snapshot_subscriptions where snapshot_id = ${id})
    where id = ${id}`.execute(db)
}
