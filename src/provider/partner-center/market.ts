import type { SkuId } from '../../domain/id.ts'
import type { BuyingSegment } from '../../domain/snapshot.ts'

/** Where and for whom one looks into the catalog. */
export interface MarketQuery {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly segment: BuyingSegment
}

export interface Product {
  readonly id: string
  readonly title: string
  /** False for a legacy offer in the modern shape. */
  readonly isNce: boolean
}

/** A SKU of the catalog. `id` is unique within its product: `0001`. */
export interface ProductSku {
  readonly productId: string
  readonly id: string
  readonly title: string
  /** The directory SKU that it provisions; null where the catalog does not say. */
  readonly provisions: SkuId | null
  readonly isTrial: boolean
  readonly isAddOn: boolean
  /** Sold for extended service terms only: never for a normal purchase. Read from the title. */
  readonly isExtendedServiceTerm: boolean
  readonly minimum: number
  readonly maximum: number
  /** `product:sku`, one of which the customer must have. */
  readonly prerequisites: readonly string[]
}

/** What can be put into a cart now. Its ids live for a short time: read it right before buying. */
export interface Availability {
  /** `product:sku:availability`. */
  readonly catalogItemId: string
  readonly productId: string
  readonly skuId: string
  /** The provider's word: commercial, education, government, nonprofit. */
  readonly segment: string
  readonly country: string
  readonly currency: string | null
  readonly isPurchasable: boolean
  readonly isExtendedServiceTerm: boolean
  readonly terms: readonly Term[]
}

export interface Term {
  /** `P1M`, `P1Y`, `P3Y`. */
  readonly duration: string
  /** Lower snake case, as a cart takes it: monthly, annual, triennial, one_time, none. */
  readonly billingCycle: string
}
