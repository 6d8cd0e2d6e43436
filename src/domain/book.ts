import type { RetirementId, SkuId } from './id.ts'
import type { Instant } from './instant.ts'
import type { BuyingSegment, Customer, Subscription } from './snapshot.ts'

/** A subscription of a scan as a list of the whole book shows it. */
export interface BookSubscription extends Omit<Subscription, 'createdAt' | 'partnerOnRecord' | 'orderId'> {
  readonly customer: Customer
  /** Null where the directory was not read: that of affected customers alone is. */
  readonly skuId: SkuId | null
  /** Units of its SKU, over all subscriptions that feed it. */
  readonly assigned: number | null
  readonly enabled: number | null
  /** Holders of its SKU who are disabled or have not signed in for 90 days before the scan; null where holders or sign-ins are not known. */
  readonly inactive: number | null
  /** By the catalog at the time of the scan. */
  readonly retirement: RetirementId | null
  /** Active, and retired or the product that the scan was told to look for. */
  readonly toReplace: boolean
}

/** A customer of a scan in figures. */
export interface BookFigures {
  readonly market: string | null
  /** Null where it was not read. */
  readonly segment: BuyingSegment | null
  readonly subscriptions: number
  /** Those of a retired product that have not ended. */
  readonly retired: number
  readonly toReplace: number
  /** Of them, in use by the directory; of a SKU that was not read, as many as were bought. */
  readonly retiredSeats: number
  /** The first end of a term among them. */
  readonly retiredEndsAt: Instant | null
}

/** What a scan has read of one customer, for lists. */
export interface CustomerBook {
  readonly customer: Customer
  readonly subscriptions: readonly BookSubscription[]
  readonly figures: BookFigures
}
