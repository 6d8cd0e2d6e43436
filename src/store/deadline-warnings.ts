import { sql } from 'kysely'
import type { CustomerId, SubscriptionId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db, Trx } from './database.ts'

/** Which deadline, and how many days before it. */
export interface DeadlineWarning {
  readonly customer: CustomerId
  /** Null: of all that the customer has. */
  readonly subscription: SubscriptionId | null
  readonly kind: string
  readonly at: Instant
  readonly days: number
}

/** False where somebody was warned of it at this distance, or at a smaller one, before. */
export async function recordWarning(
  trx: Trx,
  { customer, subscription, kind, at, days }: DeadlineWarning,
  warnedAt: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into deadline_warnings (customer_id, subscription_id, kind, at, days, warned_at)
    select ${customer}, ${subscription ?? ''}, ${kind}, ${at}, ${days}, ${warnedAt}
    where not exists (
      select from deadline_warnings w
      where w.customer_id = ${customer} and w.subscription_id = ${subscription ?? ''} and w.kind = ${kind} and w.at = ${at} and w.days <= ${days}
    )
    on conflict do nothing returning 1`.execute(trx)
  return rows.length > 0
}

/** The smallest distance at which somebody was warned, by `nameOf`. */
export async function readWarnings(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ customer: CustomerId; subscription: SubscriptionId; kind: string; at: Date; days: number }>`
    select customer_id as customer, subscription_id as subscription, kind, at, min(days)::int as days
    from deadline_warnings group by 1, 2, 3, 4`.execute(db)
  return new Map(rows.map(({ at, days, ...own }) => [nameOf({ ...own, at: at.toISOString() as Instant }), days]))
}

export function nameOf({ customer, subscription, kind, at }: Omit<DeadlineWarning, 'days'>): string {
  return [customer, subscription ?? '', kind, at].join(' ')
}
