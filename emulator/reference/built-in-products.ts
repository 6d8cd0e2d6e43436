import { madeUpCode } from '../made-up-id.ts'
import type { LegacyOffer, NceTerm, OfferSegment, Product, Segment } from './product.ts'
import table from './products.json' with { type: 'json' }

export const DEFAULT_TERMS: readonly NceTerm[] = [
  { duration: 'P1M', billingCycle: 'monthly' },
  { duration: 'P1Y', billingCycle: 'monthly' },
  { duration: 'P1Y', billingCycle: 'annual' },
]

const SEGMENTS: readonly Segment[] = ['commercial', 'government', 'education', 'nonprofit']
const OFFER_SEGMENTS: readonly OfferSegment[] = [...SEGMENTS, 'government-pricing', 'faculty', 'student']

/** Service plan ids by name, for estates that name plans. */
export const SERVICE_PLAN_IDS: ReadonlyMap<string, string> = new Map(Object.entries(table.servicePlans))

/**
 * The products of the retirement guides with what replaces them, from Microsoft's product and service plan reference (January 2026),
 * the recorded offer catalog (2019) and the Partner Center documentation (October 2023). New commerce ids that are not public are made
 * up per estate, so that they occur in no client's tables.
 */
export function builtInProducts(estateName: string): Product[] {
  return table.products.map((product) => ({
    id: product.id,
    title: product.title,
    skuId: product.skuId,
    partNumber: product.partNumber,
    servicePlans: product.plans.map((name) => ({ id: planId(name), name: shownName(name) })),
    appliesTo: product.appliesTo === 'Company' ? 'Company' : 'User',
    legacy: legacyOffers(product),
    nce: product.retired ? null : nceItem(estateName, product.id, product.nce, product.segments.filter(isSegment)),
    price: product.price,
    isAddOn: product.isAddOn,
    prerequisites: product.prerequisites,
    retired: product.retired,
    maxQuantity: product.maxQuantity,
    countries: null,
  }))
}

/** The public ids, or made up ones. */
export function nceItem(
  estateName: string,
  product: string,
  known: { readonly productId: string; readonly skuId: string } | null,
  segments: readonly Segment[],
): NonNullable<Product['nce']> {
  const ids = known ?? { productId: `CFQ7TTC0${madeUpCode(4, estateName, 'nce', product)}`, skuId: '0001' }
  return { productId: ids.productId, skuId: ids.skuId, synthetic: known === null, terms: DEFAULT_TERMS, segments }
}

/** The offers whose ids are public; without any, one that is made up per customer tenant. */
function legacyOffers(product: (typeof table.products)[number]): LegacyOffer[] {
  if (product.legacy.length === 0)
    return [{ offerId: null, name: product.title, segment: getOfferSegment(product.segments[0] ?? 'commercial') }]
  return product.legacy.map(({ offerId, name, segment }) => ({ offerId, name, segment: getOfferSegment(segment) }))
}

function getOfferSegment(text: string): OfferSegment {
  const segment = OFFER_SEGMENTS.find((one) => one === text)
  if (segment === undefined) throw new Error(`reference/products.json: "${text}" is no segment: expected ${OFFER_SEGMENTS.join(', ')}`)
  return segment
}

/** Two plans of one name and different ids occur: the second carries the start of its id behind a `#`. */
function shownName(name: string): string {
  return name.split('#')[0] ?? name
}

function planId(name: string): string {
  const id = SERVICE_PLAN_IDS.get(name)
  if (id === undefined) throw new Error(`reference/products.json: service plan ${name} has no id`)
  return id
}

function isSegment(text: string): text is Segment {
  return SEGMENTS.some((segment) => segment === text)
}
