import pMap from 'p-map'
import type { Catalog } from '../domain/catalog.ts'
import type { SkuId } from '../domain/id.ts'
import type { MarketItem } from '../domain/snapshot.ts'
import type { ProductSku } from '../provider/partner-center/market.ts'
import type { PartnerCenter } from '../provider/partner-center/partner-center.ts'

const PRODUCTS_AT_ONCE = 4

/**
 * What can be bought in a market for the wanted directory SKUs: the products of new commerce whose SKU provisions one of
 * them, with the terms on sale now. Found by `provisioningId`, never by an id that is taken for granted.
 */
export async function readMarket(
  market: string,
  wanted: ReadonlySet<SkuId>,
  deps: { readonly partnerCenter: PartnerCenter; readonly catalog: Catalog },
): Promise<readonly MarketItem[]> {
  const query = { country: market, segment: 'commercial' } as const
  const products = (await deps.partnerCenter.listProducts(query)).filter((product) => product.isNce)
  const skus = await pMap(products, (product) => deps.partnerCenter.listSkus(product.id, query), { concurrency: PRODUCTS_AT_ONCE })
  const fitting = skus.flat().filter((sku) => sku.provisions !== null && wanted.has(sku.provisions) && !sku.isExtendedServiceTerm)
  const items = await pMap(fitting, (sku) => toItem(sku, market, deps.partnerCenter), { concurrency: PRODUCTS_AT_ONCE })
  return items.flat().sort((a, b) => (`${a.productId}:${a.skuId}` < `${b.productId}:${b.skuId}` ? -1 : 1))
}

async function toItem(sku: ProductSku, market: string, partnerCenter: PartnerCenter): Promise<readonly MarketItem[]> {
  if (sku.provisions === null) return []
  const availabilities = await partnerCenter.listAvailabilities(sku.productId, sku.id, { country: market, segment: 'commercial' })
  const terms = availabilities
    .filter((availability) => availability.isPurchasable && !availability.isExtendedServiceTerm)
    .flatMap(({ segment, terms: offered }) =>
      offered.map((term) => ({ segment, duration: term.duration, billingCycle: term.billingCycle })),
    )
  return [
    {
      market,
      productId: sku.productId,
      skuId: sku.id,
      title: sku.title,
      provisions: sku.provisions,
      isTrial: sku.isTrial,
      isAddOn: sku.isAddOn,
      minimum: sku.minimum,
      maximum: sku.maximum,
      terms,
    },
  ]
}
