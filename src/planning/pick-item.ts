import type { SkuId } from '../domain/id.ts'
import type { ProductItem } from '../domain/plan.ts'
import type { LegacyOffer, MarketItem } from '../domain/snapshot.ts'
import { billingCycleOf, buyingSegmentOf, type Move } from './move.ts'

/** What to buy for a directory SKU, with the seats that one subscription of it may have. */
export interface PickedItem {
  readonly product: ProductItem
  readonly minimum: number
  readonly maximum: number
  /** Legacy offers of which the customer has to own one. */
  readonly needsOffers: readonly string[]
}

/**
 * The product of new commerce that provisions the SKU in the customer's market, is no trial and is on sale with the wanted
 * segment, term and billing; where there is none, the legacy offer that the customer may buy (Partner Center: government,
 * education and nonprofit stayed legacy longer). The catalog's hint goes first, then the smallest id, so that the same
 * market always gives the same answer.
 */
export function pickItem(sku: SkuId, hint: string | null, move: Move): PickedItem | undefined {
  const fitting = move.market.filter((item) => item.provisions === sku && !item.isTrial && isOnSale(item, move))
  const hinted = fitting.find((item) => `${item.productId}:${item.skuId}`.toLowerCase() === hint?.toLowerCase())
  const item = hinted ?? [...fitting].sort((a, b) => (`${a.productId}:${a.skuId}` < `${b.productId}:${b.skuId}` ? -1 : 1))[0]
  return item ? ofNewCommerce(item) : pickOffer(sku, move)
}

function isOnSale(item: MarketItem, move: Move): boolean {
  const billingCycle = billingCycleOf(move)
  const segment = buyingSegmentOf(move)
  return item.terms.some((term) => term.segment === segment && term.duration === move.choices.term && term.billingCycle === billingCycle)
}

function ofNewCommerce({ productId, skuId, title, provisions, minimum, maximum }: MarketItem): PickedItem {
  return { product: { family: 'nce', productId, skuId, title, provisions }, minimum, maximum, needsOffers: [] }
}

function pickOffer(sku: SkuId, move: Move): PickedItem | undefined {
  const billingCycle = billingCycleOf(move)
  const [offer] = move.snapshot.offers
    .filter((each) => each.provisions === sku && each.billingCycles.includes(billingCycle) && isForSameAudience(each, move))
    .sort((a, b) => (a.offerId < b.offerId ? -1 : 1))
  return offer && ofLegacy(offer)
}

/** Faculty and students have offers of their own for one SKU, which only the name tells apart (recorded offers, 2019). */
function isForSameAudience({ title }: LegacyOffer, { matched: [first] }: Move): boolean {
  const { segment } = first.match.offer
  if (segment === 'education-faculty') return !/\bstudents?\b/i.test(title)
  return segment !== 'education-student' || !/\bfaculty\b/i.test(title)
}

function ofLegacy({ offerId, title, provisions, minimum, maximum, needs }: LegacyOffer): PickedItem {
  return { product: { family: 'legacy', offerId, title, provisions }, minimum, maximum, needsOffers: needs }
}
