export type Family = 'legacy' | 'nce'
export type Segment = 'commercial' | 'government' | 'education' | 'nonprofit'

/** What the legacy catalog calls the segment of one offer. */
export type OfferSegment = Segment | 'government-pricing' | 'faculty' | 'student'

export interface ServicePlan {
  readonly id: string
  readonly name: string
  /** Countries of use in which it may not be switched on, two letters each. */
  readonly prohibitedIn?: readonly string[]
}

/** A directory SKU as one customer tenant sees it. */
export interface Sku {
  readonly skuId: string
  readonly partNumber: string
  readonly servicePlans: readonly ServicePlan[]
  readonly appliesTo: 'User' | 'Company'
  /** True when the id is not public and was made up for this tenant. */
  readonly synthetic: boolean
}

export interface LegacyOffer {
  /** Upper case, as Partner Center writes it; null where it is not public: made up per tenant then. */
  readonly offerId: string | null
  readonly name: string
  readonly segment: OfferSegment
  /** Last day of sale, where it is another than the calendar's. */
  readonly soldUntil?: string | undefined
}

export interface NceItem {
  readonly productId: string
  readonly skuId: string
  readonly synthetic: boolean
  readonly terms: readonly NceTerm[]
  readonly segments: readonly Segment[]
}

export interface NceTerm {
  readonly duration: string
  readonly billingCycle: string
}

/** A product by the short id that estates use for it, in both commerce families. */
export interface Product {
  readonly id: string
  readonly title: string
  /** Null: made up per tenant. */
  readonly skuId: string | null
  readonly partNumber: string
  readonly servicePlans: readonly ServicePlan[]
  readonly appliesTo: 'User' | 'Company'
  readonly legacy: readonly LegacyOffer[]
  /** Null where it is not sold in new commerce. */
  readonly nce: NceItem | null
  /** USD per seat and month. */
  readonly price: number
  readonly isAddOn: boolean
  /** Products of which the customer must have one before it can buy this. */
  readonly prerequisites: readonly string[]
  readonly retired: boolean
  readonly maxQuantity: number
  /** Markets that it is sold in; null: all. */
  readonly countries: readonly string[] | null
}
