import pMap from 'p-map'
import type { SkuId } from '../domain/id.ts'
import type { BuyingSegment, MarketItem } from '../domain/snapshot.ts'
import type { MarketQuery, ProductSku } from '../provider/partner-center/market.ts'
import type { PartnerCenter } from '../provider/partner-center/partner-center.ts'

const PRODUCTS_AT_ONCE = 4

/**
 * What can be bought in a market for the wanted directory SKUs: the products of new commerce whose SKU provisions one of
 * them, with the terms on sale now for each of the segments. Found by `provisioningId`, never by an id that is taken for
 * granted. Nonprofit has to be asked for by name (Partner Center, products, 2023-10), so every segment is.
 */
export async function readMarket(
  market: string,
  wanted: ReadonlySet<SkuId>,
  segments: ReadonlySet<BuyingSegment>,
  deps: { readonly partnerCenter: PartnerCenter },
): Promise<readonly MarketItem[]> {
  const items = new Map<string, MarketItem>()
  for (const segment of segments) {
    for (const item of await readSegment({ country: market, segment }, wanted, deps.partnerCenter)) {
      const key = `${item.productId}:${item.skuId}`
      const known = items.get(key)
      items.set(key, known ? { ...known, terms: [...known.terms, ...item.terms] } : item)
    }
  }
  return [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}

async function readSegment(query: MarketQuery, wanted: ReadonlySet<SkuId>, partnerCenter: PartnerCenter): Promise<readonly MarketItem[]> {
  const products = (await partnerCenter.listProducts(query)).filter((product) => product.isNce)
  const skus = await pMap(products, (product) => partnerCenter.listSkus(product.id, query), { concurrency: PRODUCTS_AT_ONCE })
  const fitting = skus.flat().filter((sku) => sku.provisions !== null && wanted.has(sku.provisions) && !sku.isExtendedServiceTerm)
  const items = await pMap(fitting, (sku) => toItem(sku, query, partnerCenter), { concurrency: PRODUCTS_AT_ONCE })
  return items.flat()
}

async function toItem(sku: ProductSku, query: MarketQuery, partnerCenter: PartnerCenter): Promise<readonly MarketItem[]> {
  if (sku.provisions === null) return []
  const availabilities = await partnerCenter.listAvailabilities(sku.productId, sku.id, query)
  const terms = availabilities
    .filter((availability) => availability.isPurchasable && !availability.isExtendedServiceTerm && availability.segment === query.segment)
    .flatMap(({ segment, terms: offered }) =>
      offered.map((term) => ({ segment, duration: term.duration, billingCycle: term.billingCycle })),
    )
  const { productId, id: skuId, title, provisions, isTrial, isAddOn, minimum, maximum } = sku
  return [{ market: query.country, productId, skuId, title, provisions, isTrial, isAddOn, minimum, maximum, terms }]
}
