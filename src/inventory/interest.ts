import type { Catalog, RetirementMatch } from '../domain/catalog.ts'
import type { SkuId } from '../domain/id.ts'
import { buyingSegment, type AlsoProduct, type BuyingSegment, type CustomerSnapshot, type Subscription } from '../domain/snapshot.ts'
import { isProduct } from './is-product.ts'

/** What a scan looks for: what the catalog calls retired, and one more product where somebody asked for it. */
export interface Interest {
  readonly catalog: Catalog
  readonly also: AlsoProduct | null
}

export function isOfInterest(subscription: Subscription, { catalog, also }: Interest): boolean {
  return matchOf(subscription, catalog) !== undefined || (also !== null && isProduct(subscription, also.product))
}

/** Every product that may be bought for the customer: of each option of a matched retirement, and of the move asked for. */
export function targetsOf(subscriptions: readonly Subscription[], { catalog, also }: Interest): readonly SkuId[] {
  const options = subscriptions.flatMap((subscription) => matchOf(subscription, catalog)?.retirement.options ?? [])
  return [...options.flatMap((option) => option.products.map((product) => product.skuId)), ...(also?.targets ?? [])]
}

/** The segments to look at price lists for: those of the retired offers, and the customer's own. */
export function segmentsOf(
  snapshot: Pick<CustomerSnapshot, 'subscriptions' | 'segment'>,
  { catalog }: Interest,
): ReadonlySet<BuyingSegment> {
  const offers = snapshot.subscriptions.flatMap((subscription) => matchOf(subscription, catalog)?.offer.segment ?? [])
  return new Set([snapshot.segment, ...offers.map(buyingSegment)])
}

function matchOf(subscription: Subscription, catalog: Catalog): RetirementMatch | undefined {
  return catalog.findMatch(subscription)
}
