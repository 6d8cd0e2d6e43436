import { isGuid } from '../../http/members.ts'
import type { Answer, Call, CustomerCall, Operation } from '../../http/operation.ts'
import type { KnownOffer } from '../../reference/product-catalog.ts'
import { legacyIsSold, segmentOfOffer } from '../../reference/sales-calendar.ts'
import { collection } from './collection.ts'
import { catalogDraws } from './draws.ts'
import { mayBuyIn } from './eligibility.ts'
import { inMarket, isSoldIn } from './market.ts'
import { categoryOf, OFFER_CATEGORIES, offerToWire } from './offer-to-wire.ts'
import { refuse } from './partner-center-error.ts'

const read = { method: 'GET', isWrite: false, draws: catalogDraws } as const

/** The legacy catalog of a market, whole in one answer (Partner Center REST, offers, 2023-10; recorded offers, 2019). Retired offers are in none. */
export const offerOperations: readonly Operation[] = [
  { ...read, name: 'listOffers', path: '/v1/offers', customerScoped: false, handle: listOffers },
  { ...read, name: 'getOffer', path: '/v1/offers/:offer', customerScoped: false, handle: getOffer },
  { ...read, name: 'listOfferAddOns', path: '/v1/offers/:offer/addons', customerScoped: false, handle: listAddOns },
  { ...read, name: 'listOfferCategories', path: '/v1/offercategories', customerScoped: false, handle: listCategories },
  { ...read, name: 'listCustomerOffers', path: '/v1/customers/:customer/offers', customerScoped: true, handle: listCustomerOffers },
  {
    ...read,
    name: 'listCustomerOfferCategories',
    path: '/v1/customers/:customer/offercategories',
    customerScoped: true,
    handle: listCustomerCategories,
  },
]

function listOffers(call: Call): Answer {
  return inMarket(call, (country) => {
    const category = call.request.query.get('offer_category_id')?.toLowerCase()
    const listed = sold(call, country).filter((known) => category === undefined || categoryOf(known).id.toLowerCase() === category)
    return toCollection(call, listed, country, `/offers?country=${country}`)
  })
}

function getOffer(call: Call): Answer {
  return inMarket(call, (country) =>
    withOffer(call, country, (known) => ({ status: 200, body: offerToWire(known, call.world.catalog, country) })),
  )
}

function listAddOns(call: Call): Answer {
  return inMarket(call, (country) =>
    withOffer(call, country, ({ offerId, offer, product }) => {
      const addOns = sold(call, country).filter(
        (other) => segmentOfOffer(other.offer) === segmentOfOffer(offer) && other.product.prerequisites.includes(product.id),
      )
      return toCollection(call, addOns, country, `/offers/${offerId}/addons?country=${country}`)
    }),
  )
}

function listCategories(call: Call): Answer {
  return inMarket(call, (country) => categories(sold(call, country), country, `/offercategories?country=${country}`))
}

/** Only what this customer may buy, also offers whose ids are made up for it. */
function listCustomerOffers(call: CustomerCall): Answer {
  const { id, country } = call.customer
  return collection(
    soldTo(call).map((known) => offerToWire(known, call.world.catalog, country, id)),
    `/customers/${id}/offers`,
  )
}

function listCustomerCategories(call: CustomerCall): Answer {
  const { id, country } = call.customer
  return categories(soldTo(call), country, `/customers/${id}/offercategories`)
}

function soldTo(call: CustomerCall): KnownOffer[] {
  const { customer } = call
  return sold(call, customer.country, customer.id).filter(({ offer }) => mayBuyIn(customer, segmentOfOffer(offer)))
}

function sold(call: Call, country: string, customerId?: string): KnownOffer[] {
  const { salesCalendar } = call.world.settings.current()
  return call.world.catalog
    .offersOf(customerId)
    .filter(({ offer, product }) => !product.retired && isSoldIn(product, country) && legacyIsSold(offer, salesCalendar, call.now))
}

function withOffer(call: Call, country: string, then: (known: KnownOffer) => Answer): Answer {
  const id = call.params['offer'] ?? ''
  if (!isGuid(id)) return refuse(400, 2100, `"${id}" belongs to the Products API, not to the Offers API.`)
  const known = sold(call, country).find((one) => one.offerId === id.toUpperCase())
  return known ? then(known) : refuse(404, 1000, `The offer ${id} was not found.`)
}

function toCollection(call: Call, offers: readonly KnownOffer[], country: string, uri: string): Answer {
  return collection(
    offers.map((known) => offerToWire(known, call.world.catalog, country)),
    uri,
  )
}

function categories(offers: readonly KnownOffer[], country: string, uri: string): Answer {
  const used = new Set(offers.map((known) => categoryOf(known).id))
  const listed = Object.values(OFFER_CATEGORIES).filter(({ id }) => used.has(id))
  return collection(
    listed.map((category) => ({ ...category, locale: 'en-US', country, attributes: { objectType: 'OfferCategory' } })),
    uri,
  )
}
