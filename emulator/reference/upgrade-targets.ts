import type { KnownOffer, ProductCatalog } from './product-catalog.ts'

const FROM_BUSINESS_STANDARD = [
  'o365-e1',
  'o365-e3',
  'o365-e5-no-audioconf',
  'm365-e3',
  'm365-e5',
  'o365-e4',
  'o365-e5',
  'm365-business-premium',
]

/** Recorded offers of 2019: two years after its retirement E4 is still named as a target. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  'm365-business-basic': [...FROM_BUSINESS_STANDARD, 'm365-business-standard'],
  'm365-business-standard': FROM_BUSINESS_STANDARD,
}

/** Offer ids that a legacy offer says it can be upgraded to, retired ones among them. Undefined: the member is absent. */
export function upgradeTargets(known: KnownOffer, catalog: ProductCatalog): readonly string[] | undefined {
  if (known.offer.segment !== 'commercial') return undefined
  return TARGETS[known.product.id]?.flatMap((id) => {
    const offer = catalog.findProduct(id)?.legacy.find((one) => one.segment === 'commercial')
    return offer?.offerId == null ? [] : [offer.offerId]
  })
}
