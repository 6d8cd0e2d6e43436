import { madeUpId } from '../made-up-id.ts'
import type { Product, ServicePlan, Sku } from './product.ts'
import { familyOfPlan } from './service-plan-rules.ts'

/** All products of one estate, and what each of them is called in one customer tenant. */
export interface ProductCatalog {
  readonly products: readonly Product[]
  findProduct(id: string): Product | undefined
  getProduct(id: string): Product
  /** `CFQ7TTC0LF8R`, `0001`. */
  findByNce(productId: string, skuId: string): Product | undefined
  findByOffer(customerId: string, offerId: string): Product | undefined
  /** The legacy offer id that this customer bought it under. Upper case. */
  offerIdOf(customerId: string, product: Product, segment: string): string
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
  const offerIdOf = (customerId: string, product: Product, segment: string): string => {
    const offer = product.legacy.find((one) => matchesSegment(one.segment, segment)) ?? product.legacy[0]
    return (offer?.offerId ?? madeUpId(estateName, customerId, 'offer', product.id)).toUpperCase()
  }
  return {
    products,
    findProduct: (id) => byId.get(id),
    getProduct(id) {
      const product = byId.get(id)
      if (!product) throw new Error(`unknown product ${id}`)
      return product
    },
    findByNce: (productId, skuId) => byNce.get(`${productId}:${skuId}`.toUpperCase()),
    findByOffer: (customerId, offerId) =>
      products.find(
        (product) =>
          product.legacy.some((offer) => offer.offerId === offerId.toUpperCase()) ||
          (product.legacy.every((offer) => offer.offerId === null) && offerIdOf(customerId, product, '') === offerId.toUpperCase()),
      ),
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

function matchesSegment(offered: string, wanted: string): boolean {
  return (
    offered === wanted ||
    (wanted === 'government' && offered === 'government-pricing') ||
    (wanted === 'education' && ['faculty', 'student'].includes(offered))
  )
}
