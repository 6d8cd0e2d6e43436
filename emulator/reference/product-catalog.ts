import { madeUpId } from '../made-up-id.ts'
import type { LegacyOffer, Product, Segment, ServicePlan, Sku } from './product.ts'
import { segmentOfOffer } from './sales-calendar.ts'
import { familyOfPlan } from './service-plan-rules.ts'

/** One offer of the legacy catalog, with its id as one customer tenant sees it. Upper case. */
export interface KnownOffer {
  readonly offerId: string
  readonly offer: LegacyOffer
  readonly product: Product
}

/** All products of one estate, and what each of them is called in one customer tenant. */
export interface ProductCatalog {
  readonly products: readonly Product[]
  findProduct(id: string): Product | undefined
  getProduct(id: string): Product
  /** `CFQ7TTC0LF8R`, `0001`. */
  findByNce(productId: string, skuId: string): Product | undefined
  /** All legacy offers; those whose ids are not public only where a customer is named. */
  offersOf(customerId: string | undefined): readonly KnownOffer[]
  findOffer(customerId: string, offerId: string): KnownOffer | undefined
  /** The legacy offer id that this customer bought it under. Upper case. */
  offerIdOf(customerId: string, product: Product, segment: Segment): string
  skuOf(customerId: string, product: Product): Sku
  findSku(customerId: string, skuId: string): Sku | undefined
  familyOf(planId: string): string
}

export function createProductCatalog(
  estateName: string,
  products: readonly Product[],
  ownFamilies: ReadonlyMap<string, string>,
): ProductCatalog {
  const byId = new Map(products.map((product) => [product.id, product]))
  const byNce = new Map(
    products.flatMap((product) => (product.nce ? [[`${product.nce.productId}:${product.nce.skuId}`.toUpperCase(), product] as const] : [])),
  )
  const bySku = new Map(products.flatMap((product) => (product.skuId === null ? [] : [[product.skuId, product] as const])))
  const synthetic = products.filter((product) => product.skuId === null)
  const families = familiesOf(products, ownFamilies)

  const skuOf = (customerId: string, product: Product): Sku => ({
    skuId: product.skuId ?? madeUpId(estateName, customerId, 'sku', product.id),
    partNumber: product.partNumber,
    servicePlans: product.servicePlans,
    appliesTo: product.appliesTo,
    synthetic: product.skuId === null,
  })
  const idOf = (customerId: string, product: Product, offer: LegacyOffer | undefined): string =>
    (offer?.offerId ?? madeUpId(estateName, customerId, 'offer', product.id)).toUpperCase()
  const offerIdOf = (customerId: string, product: Product, segment: Segment): string =>
    idOf(customerId, product, product.legacy.find((one) => segmentOfOffer(one) === segment) ?? product.legacy[0])
  const publicOffers = products.flatMap((product) =>
    product.legacy.flatMap((offer) => (offer.offerId === null ? [] : [{ offerId: offer.offerId.toUpperCase(), offer, product }])),
  )
  const byOffer = new Map(publicOffers.map((known) => [known.offerId, known]))
  const madeUpOffers = (customerId: string): KnownOffer[] =>
    products.flatMap((product) =>
      product.legacy
        .filter((offer) => offer.offerId === null)
        .map((offer) => ({ offerId: idOf(customerId, product, offer), offer, product })),
    )
  return {
    products,
    findProduct: (id) => byId.get(id),
    getProduct(id) {
      const product = byId.get(id)
      if (!product) throw new Error(`unknown product ${id}`)
      return product
    },
    findByNce: (productId, skuId) => byNce.get(`${productId}:${skuId}`.toUpperCase()),
    offersOf: (customerId) => (customerId === undefined ? publicOffers : [...publicOffers, ...madeUpOffers(customerId)]),
    findOffer: (customerId, offerId) =>
      byOffer.get(offerId.toUpperCase()) ?? madeUpOffers(customerId).find((known) => known.offerId === offerId.toUpperCase()),
    offerIdOf,
    skuOf,
    findSku(customerId, skuId) {
      const product = bySku.get(skuId) ?? synthetic.find((one) => skuOf(customerId, one).skuId === skuId)
      return product && skuOf(customerId, product)
    },
    familyOf: (planId) => families.get(planId) ?? planId,
  }
}

function familiesOf(products: readonly Product[], ownFamilies: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const plans: ServicePlan[] = products.flatMap((product) => product.servicePlans)
  return new Map([...plans.map((plan) => [plan.id, familyOfPlan(plan)] as const), ...ownFamilies])
}
