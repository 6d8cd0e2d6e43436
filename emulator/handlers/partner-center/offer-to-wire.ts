import type { KnownOffer, ProductCatalog } from '../../reference/product-catalog.ts'
import { segmentOfOffer } from '../../reference/sales-calendar.ts'
import { upgradeTargets } from '../../reference/upgrade-targets.ts'
import { qualificationFor } from './eligibility.ts'

interface Category {
  readonly id: string
  readonly name: string
  readonly rank: number
}

const SMALL_BUSINESS_MAX = 300
const ADD_ON: Category = { id: '', name: '', rank: 0 }

/** `Education_Key` is ours, the others occur in the documentation. */
export const OFFER_CATEGORIES = {
  enterprise: { id: 'Enterprise_Key', name: 'Enterprise', rank: 15 },
  smallBusiness: { id: 'SmallBusiness_Key', name: 'Small Business', rank: 20 },
  government: { id: 'Government_Key', name: 'Government', rank: 50 },
  nonprofit: { id: 'Nonprofit_Key', name: 'Nonprofit', rank: 60 },
  education: { id: 'Education_Key', name: 'Education', rank: 70 },
} as const satisfies Record<string, Category>

/** The Offer resource of the legacy catalog (Partner Center REST, offer resources, 2023-10; recorded offers, 2019). */
export function offerToWire(known: KnownOffer, catalog: ProductCatalog, country: string, customerId = ''): Record<string, unknown> {
  const { offerId, offer, product } = known
  const qualification = qualificationFor(segmentOfOffer(offer))
  const self = { uri: `/offers/${offerId}?country=${country}`, method: 'GET', headers: [] }
  return {
    id: offerId,
    name: offer.name,
    description: offer.name,
    minimumQuantity: 1,
    maximumQuantity: product.maxQuantity,
    rank: 0,
    uri: `/offers/${offerId}`,
    locale: 'en-US',
    country,
    category: { ...categoryOf(known), locale: 'en-US', country },
    limitUnitOfMeasure: 'None',
    limit: 0,
    prerequisiteOffers: prerequisites(known, catalog),
    isAddOn: product.isAddOn,
    hasAddOns: catalog.products.some((other) => other.isAddOn && other.prerequisites.includes(product.id)),
    isAvailableForPurchase: true,
    billing: 'license',
    supportedBillingCycles: ['annual', 'monthly'],
    conversionTargetOffers: [],
    isAutoRenewable: true,
    isInternal: false,
    isMicrosoftProduct: true,
    upgradeTargetOffers: upgradeTargets(known, catalog) ?? null,
    partnerQualifications: [],
    resellerQualifications: [],
    reselleeQualifications: qualification === undefined ? [] : [qualification],
    salesGroupId: 'Default',
    isTrial: false,
    product: { id: catalog.skuOf(customerId, product).skuId, name: product.title, unit: 'Licenses' },
    unitType: product.isAddOn ? 'Add-On Licenses' : 'Licenses',
    termUnitOfMeasure: 'Year',
    term: 1,
    acquisitionType: 'purchase',
    links: { learnMore: {}, self },
    attributes: { objectType: 'Offer' },
  }
}

/** Add-ons are in no category. */
export function categoryOf({ offer, product }: KnownOffer): Category {
  const segment = segmentOfOffer(offer)
  if (product.isAddOn) return ADD_ON
  if (segment !== 'commercial') return OFFER_CATEGORIES[segment]
  return product.maxQuantity <= SMALL_BUSINESS_MAX ? OFFER_CATEGORIES.smallBusiness : OFFER_CATEGORIES.enterprise
}

/** Base offers of every segment, also retired ones, as the recorded catalog has them. */
function prerequisites({ product }: KnownOffer, catalog: ProductCatalog): string[] {
  return product.prerequisites.flatMap((id) =>
    (catalog.findProduct(id)?.legacy ?? []).flatMap(({ offerId }) => (offerId === null ? [] : [offerId.toUpperCase()])),
  )
}
