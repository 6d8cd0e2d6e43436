import { sql } from 'kysely'
import type { CustomerId, RetirementId, SkuId, SnapshotId, SubscriptionId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db, Trx } from './database.ts'
import { toInstant, toInstantOrNull, toJson } from './row.ts'

/** A retired subscription as a scan saw it. */
export interface RetiredSubscription {
  readonly subscription: SubscriptionId
  readonly retirement: RetirementId
  /** Null: nobody can tell. */
  readonly skuId: SkuId | null
  readonly status: string
  readonly quantity: number
  /** Users who hold its license; of several subscriptions with one license, on the first alone. Null: nobody can tell. */
  readonly inUse: number | null
  readonly termEndsAt: Instant | null
  readonly cancellableUntil: Instant | null
}

/** What one customer has of it; reading twice keeps the later. */
export async function recordRetired(
  trx: Trx,
  snapshot: SnapshotId,
  { id: customer, readAt }: { readonly id: CustomerId; readonly readAt: Instant },
  retired: readonly RetiredSubscription[],
): Promise<void> {
  await trx.deleteFrom('snapshot_retired').where('snapshot_id', '=', snapshot).where('customer_id', '=', customer).execute()
  if (retired.length === 0) return
  await sql`
    insert into snapshot_retired (
      snapshot_id, customer_id, subscription_id, retirement, sku_id, status, quantity, in_use, term_ends_at, cancellable_until, read_at)
    select ${snapshot}, ${customer}, r.subscription, r.retirement, r."skuId", r.status, r.quantity, r."inUse", r."termEndsAt",
      r."cancellableUntil", ${readAt}
    from jsonb_to_recordset(${toJson(retired)}::jsonb) as r(subscription text, retirement text, "skuId" text, status text, quantity int,
      "inUse" int, "termEndsAt" timestamptz, "cancellableUntil" timestamptz)`.execute(trx)
}

/** One retirement over all of a snapshot. */
export interface RetiredSum {
  readonly retirement: RetirementId
  readonly customers: number
  /** That Microsoft has not deleted, and their seats. */
  readonly subscriptions: number
  readonly seats: number
  readonly inUse: number
  /** Subscriptions of which nobody can tell who holds them. */
  readonly notCounted: number
}

/** Most users first. */
export async function sumRetired(db: Db, snapshot: SnapshotId): Promise<readonly RetiredSum[]> {
  const { rows } = await sql<RetiredSum>`
    select retirement, count(distinct customer_id)::int as customers, count(*)::int as subscriptions, sum(quantity)::int as seats,
      coalesce(sum(in_use), 0)::int as "inUse", (count(*) filter (where in_use is null))::int as "notCounted"
    from snapshot_retired where snapshot_id = ${snapshot} and status <> 'deleted'
    group by retirement order by "inUse" desc, seats desc, retirement`.execute(db)
  return rows
}

/** A day on which something of a retirement ends for some customer. */
export interface RetiredDay {
  readonly retirement: RetirementId
  readonly kind: 'term-end' | 'cancellation-window'
  readonly at: Instant
}

/** The next one of each retirement, of active subscriptions of customers who are not moved off it yet. */
export async function listNextDays(db: Db, snapshot: SnapshotId, now: Instant): Promise<readonly RetiredDay[]> {
  const { rows } = await sql<Omit<RetiredDay, 'at'> & { at: Date }>`
    select distinct on (r.retirement) r.retirement, d.kind, d.at
    from snapshot_retired r
    cross join lateral (values ('term-end', r.term_ends_at), ('cancellation-window', r.cancellable_until)) as d(kind, at)
    where r.snapshot_id = ${snapshot} and ${STILL_TO_MOVE} and d.at >= ${now}
    order by r.retirement, d.at, d.kind desc`.execute(db)
  return rows.map((row) => ({ ...row, at: toInstant(row.at) }))
}

/** When the last term of all of them ends; null: none has an end. */
export async function findLastTermEnd(db: Db, snapshot: SnapshotId, now: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(r.term_ends_at) as at from snapshot_retired r
    where r.snapshot_id = ${snapshot} and ${STILL_TO_MOVE} and r.term_ends_at >= ${now}`.execute(db)
  return toInstantOrNull(rows[0]?.at ?? null)
}

/** Active, and no run has ended it since. */
const STILL_TO_MOVE = sql`r.status = 'active' and not exists (
  select from migrations m
  where m.customer_id = r.customer_id and m.method = 'replace' and m.state in ('watching', 'done')
    and split_part(m.decision, '/', 2) = r.sku_id)`
