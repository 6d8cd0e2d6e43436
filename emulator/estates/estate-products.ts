import { builtInProducts, DEFAULT_TERMS, nceItem } from '../reference/built-in-products.ts'
import type { NceItem, Product, Segment } from '../reference/product.ts'
import { madeUpId } from '../made-up-id.ts'
import type { Estate, OwnProduct } from './estate.ts'

const COMMERCIAL: readonly Segment[] = ['commercial', 'government', 'nonprofit']

/** Built-in products with the estate's prices, then its own. */
export function productsOf(estate: Pick<Estate, 'name' | 'products' | 'prices'>): Product[] {
  const builtIn = builtInProducts(estate.name).map((product) => ({ ...product, price: estate.prices?.[product.id] ?? product.price }))
  const own = (estate.products ?? []).map((product) => ownProduct(estate, product))
  return [...builtIn.filter((product) => !own.some((one) => one.id === product.id)), ...own]
}

/** Service plans of own products that say which service they are a tier of. By plan id. */
export function ownFamilies(estate: Pick<Estate, 'name' | 'products'>): Map<string, string> {
  return new Map(
    (estate.products ?? []).flatMap((product) =>
      product.servicePlans.flatMap((plan) => (plan.family === undefined ? [] : [[planId(estate, plan), plan.family] as const])),
    ),
  )
}

function ownProduct(estate: Pick<Estate, 'name' | 'prices'>, product: OwnProduct): Product {
  return {
    id: product.id,
    title: product.title,
    skuId: product.skuId?.toLowerCase() ?? null,
    partNumber: product.partNumber,
    servicePlans: product.servicePlans.map((plan) => ({
      id: planId(estate, plan),
      name: plan.name,
      ...(plan.prohibitedIn === undefined ? {} : { prohibitedIn: plan.prohibitedIn }),
    })),
    appliesTo: 'User',
    legacy: [
      {
        offerId: product.legacy?.offerId?.toUpperCase() ?? null,
        name: product.legacy?.name ?? product.title,
        segment: product.nce?.segments?.[0] ?? 'commercial',
        soldUntil: product.legacy?.soldUntil,
      },
    ],
    nce: product.nce ? ownNce(estate, product, product.nce) : null,
    price: estate.prices?.[product.id] ?? product.price ?? 10,
    isAddOn: product.nce?.isAddOn ?? false,
    prerequisites: product.nce?.prerequisites ?? [],
    retired: product.retired ?? false,
    maxQuantity: product.maxQuantity ?? 10_000_000,
    countries: product.countries ?? null,
  }
}

function ownNce(estate: Pick<Estate, 'name'>, product: OwnProduct, nce: NonNullable<OwnProduct['nce']>): NceItem {
  const known = nce.productId === undefined ? null : { productId: nce.productId, skuId: nce.skuId ?? '0001' }
  return { ...nceItem(estate.name, product.id, known, nce.segments ?? COMMERCIAL), terms: nce.terms ?? DEFAULT_TERMS }
}

function planId(estate: Pick<Estate, 'name'>, plan: { readonly name: string; readonly id?: string }): string {
  return plan.id?.toLowerCase() ?? madeUpId(estate.name, 'service plan', plan.name)
}
