import type { SkuId, SubscriptionId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'
import type { NotRead } from '../../domain/reconciliation.ts'
import type { Purchase, UserMoveState } from '../../domain/run.ts'
import type { DirectorySubscription, SkuUnits, Subscription } from '../../domain/snapshot.ts'

/** Everything read and recorded about one SKU of one customer, at one moment: what causes are proven from. */
export interface SkuFacts {
  readonly skuId: SkuId
  readonly product: string
  readonly readAt: Instant
  /** Partner Center's subscriptions that feed the SKU, in every state. */
  readonly subscriptions: readonly FeedingSubscription[] | NotRead
  /** The directory's rows of this SKU, whoever sold them. */
  readonly directory: readonly DirectorySubscription[] | NotRead
  /** Null: the directory was read and does not list the SKU. */
  readonly units: SkuUnits | null | NotRead
  /** Users listed as holding it. */
  readonly holders: number | NotRead
  readonly record: SkuRecord
}

export interface FeedingSubscription extends Subscription {
  /** Null: Partner Center has nothing to say (404/800007). Asked for only where bought and units differ. */
  readonly provisioning: Provisioning | null | NotRead
}

/** Partner Center refreshes it every 15 minutes (Partner Center REST, provisioning status, 2023-10). */
export interface Provisioning {
  readonly status: 'success' | 'pending' | 'failed' | 'unknown'
  readonly statusText: string
  readonly quantity: number
}

/** What our own database says of the SKU: plans that are or were carried out, and the last snapshot. */
export interface SkuRecord {
  /** Lines that provision the SKU, with what became of them. */
  readonly lines: readonly LineRecord[]
  /** Users who get the SKU, by what became of them. */
  readonly adding: MoveCounts
  /** Users whose license of it was taken for another. */
  readonly movedAway: number
  /** Users of the customer whose licenses we changed in the last minute, whatever the SKU. */
  readonly writtenLately: number
  /** Subscriptions that a run of ours replaces; `isEnded`: it has suspended, canceled or told them to end. */
  readonly replaced: readonly { readonly run: string; readonly subscription: SubscriptionId; readonly isEnded: boolean }[]
  /** The latest snapshot that read this customer; null: none has. */
  readonly before: SkuBefore | null
}

export interface LineRecord extends Pick<Purchase, 'state' | 'checkoutSentAt' | 'orderId' | 'subscription'> {
  readonly run: string
  readonly line: string
  readonly quantity: number
  /** Users of the part who get this SKU, or keep it on other seats. */
  readonly users: number
}

export type MoveCounts = { readonly [S in UserMoveState]: number }

export interface SkuBefore {
  readonly takenAt: Instant
  readonly quantities: { readonly [subscription: string]: number }
  /** Users who held it then, do not hold it now, and were not moved by us; null where nobody was listed. */
  readonly leftSince: number | null
}

/** A subscription whose seats are bought: active, or in grace after its end (licensing lifecycle, 2023-08). */
export function isLive({ status }: Pick<Subscription, 'status'>): boolean {
  return status === 'active' || status === 'expired'
}

/** Neither live, nor pending, nor in a state that we do not know. */
export function hasEnded({ status }: Pick<Subscription, 'status'>): boolean {
  return status === 'suspended' || status === 'disabled' || status === 'deleted'
}

/** Units of a directory row that can be used. */
export function usableUnits({ status, units }: Pick<DirectorySubscription, 'status' | 'units'>): number {
  return USABLE.has(status.toLowerCase()) ? units : 0
}

const USABLE: ReadonlySet<string> = new Set(['enabled', 'warning'])
