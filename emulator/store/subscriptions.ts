import type { Family } from '../reference/product.ts'
import { docOf, docsOf } from './docs.ts'
import type { Database } from './open-database.ts'

export type SubscriptionStatus = 'pending' | 'active' | 'suspended' | 'expired' | 'disabled' | 'deleted'

/** All moments are epoch ms of virtual time. */
export interface Subscription {
  readonly id: string
  readonly customerId: string
  readonly family: Family
  readonly product: string
  readonly retired: boolean
  /** The directory SKU that its seats are units of. */
  readonly skuId: string
  readonly offerId: string
  readonly offerName: string
  readonly friendlyName: string
  readonly quantity: number
  readonly status: SubscriptionStatus
  readonly statusSince: number
  readonly createdAt: number
  readonly startsAt: number
  /** The first moment after the term. */
  readonly termEndsAt: number
  readonly activatesAt: number | null
  readonly autoRenew: boolean
  readonly billingCycle: string
  /** `P1M`, `P1Y`; legacy: the length it renews by. */
  readonly term: string
  readonly extendedTerm: boolean
  readonly parentId: string | null
  readonly partnerId: string | null
  readonly orderId: string | null
  readonly suspensionReasons: readonly string[]
  readonly cancelUntil: number | null
  /** Seats that may still be given back. */
  readonly refundable: readonly { readonly quantity: number; readonly until: number }[]
  readonly scheduledNextTermInstructions: unknown
  readonly nextChargeInstructions: unknown
  readonly scheduledActions: readonly { readonly actionType?: unknown }[] | null
  /** Members that a client sent and we do not know. */
  readonly extras: Readonly<Record<string, unknown>>
  /** A change that was accepted (202) and shows at `at`; null: none. */
  readonly waiting: WaitingChange | null
  readonly version: number
  readonly updates: number
  readonly boughtHere: boolean
  /** Absent: the partner. What others sold is not in Partner Center. */
  readonly soldBy?: 'microsoft' | 'another-partner'
  readonly isTrial?: boolean
  /** Its seats never show. */
  readonly provisioningFailed?: boolean
  readonly synthetic: readonly string[]
  /** From when each answer shows it. */
  readonly listedAt: number
  readonly directoryAt: number
  readonly provisionedAt: number
  /** Seats as the directory counts them: `before` until `at`, then `quantity`. */
  readonly seats: { readonly before: number; readonly at: number }
}

export interface WaitingChange {
  readonly at: number
  readonly requestSeq: number
  readonly renewalAsked?: readonly string[]
  readonly to: Subscription
}

export interface SubscriptionStore {
  /** All of a customer, also deleted ones, oldest first. */
  of(customerId: string): readonly Subscription[]
  find(customerId: string, id: string): Subscription | undefined
  save(subscription: Subscription, nextChangeAt: number | undefined): void
  /** Those whose next change is due, earliest first. */
  due(now: number, limit: number): Subscription[]
  all(): Iterable<Subscription>
  /** After a rollback. */
  forget(): void
}

const CACHED_CUSTOMERS_MAX = 2000

export function openSubscriptions(database: Database): SubscriptionStore {
  const cache = new Map<string, readonly Subscription[]>()
  const of = (customerId: string): readonly Subscription[] => {
    const known = cache.get(customerId)
    if (known) return known
    if (cache.size >= CACHED_CUSTOMERS_MAX) cache.clear()
    const read = docsOf<Subscription>(database.all('select doc from subscriptions where customer_id = ?', [customerId]))
    const sorted = read.toSorted((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id))
    cache.set(customerId, sorted)
    return sorted
  }
  return {
    of,
    find: (customerId, id) => of(customerId).find((subscription) => subscription.id.toLowerCase() === id.toLowerCase()),
    save(subscription, nextChangeAt) {
      cache.delete(subscription.customerId)
      database.run(
        'insert into subscriptions (customer_id, id, next_change_at, doc) values (?, ?, ?, ?) on conflict (customer_id, id) do update set next_change_at = excluded.next_change_at, doc = excluded.doc',
        [subscription.customerId, subscription.id, nextChangeAt ?? null, JSON.stringify(subscription)],
      )
    },
    due: (now, limit) =>
      docsOf<Subscription>(
        database.all('select doc from subscriptions where next_change_at <= ? order by next_change_at limit ?', [now, limit]),
      ),
    *all() {
      for (const row of database.iterate('select doc from subscriptions')) yield docOf<Subscription>(row)
    },
    forget: () => cache.clear(),
  }
}
