import { id } from '../../domain/id.ts'
import type { SkuId } from '../../domain/id.ts'
import type { LegacyOffer } from '../../domain/snapshot.ts'
import type { Availability, Product, ProductSku } from './market.ts'
import type { WireAvailability, WireOffer, WireProduct, WireSku } from './schema.ts'
import { billingCycleOf, plainWord, textOrNull } from './word.ts'

export function fromWireProduct(wire: WireProduct): Product {
  const types = [wire.productType?.id, wire.productType?.displayName].map(plainWord)
  return { id: wire.id, title: wire.title ?? '', isNce: types.includes('onlineservicesnce') }
}

export function fromWireSku(wire: WireSku, productId: string): ProductSku {
  const extra = wire.dynamicAttributes
  const provisions = textOrNull(extra?.provisioningId)
  return {
    productId: wire.productId ?? productId,
    id: wire.id,
    title: wire.title ?? '',
    provisions: provisions === null ? null : id<SkuId>(provisions),
    isTrial: wire.isTrial ?? false,
    isAddOn: extra?.isAddon ?? false,
    isExtendedServiceTerm: isExtended(wire.title),
    minimum: wire.minimumQuantity ?? 1,
    maximum: wire.maximumQuantity ?? Number.MAX_SAFE_INTEGER,
    prerequisites: extra?.prerequisiteSkus ?? [],
  }
}

export function fromWireAvailability(wire: WireAvailability, productId: string, skuId: string): Availability {
  const product = wire.productId ?? productId
  const sku = wire.skuId ?? skuId
  return {
    catalogItemId: wire.catalogItemId ?? `${product}:${sku}:${wire.id}`,
    productId: product,
    skuId: sku,
    segment: (wire.segment ?? '').toLowerCase(),
    country: (wire.country ?? '').toUpperCase(),
    currency: textOrNull(wire.defaultCurrency?.code),
    isPurchasable: wire.isPurchasable ?? false,
    isExtendedServiceTerm: isExtended(wire.sku?.title) || (wire.terms ?? []).some((term) => isExtended(term.description)),
    terms: (wire.terms ?? []).map((term) => ({ duration: term.duration ?? '', billingCycle: billingCycleOf(term.billingCycle) ?? 'none' })),
  }
}

/** Undefined for what is no seat that one can buy: a trial, an offer withdrawn, one that names no directory SKU. */
export function fromWireOffer(wire: WireOffer): LegacyOffer | undefined {
  const provisions = textOrNull(wire.product?.id)
  if (provisions === null || wire.isTrial === true || wire.isAvailableForPurchase === false) return undefined
  return {
    offerId: wire.id.toLowerCase(),
    title: wire.name ?? '',
    provisions: id<SkuId>(provisions),
    isAddOn: wire.isAddOn ?? false,
    needs: (wire.prerequisiteOffers ?? []).map((offer) => offer.toLowerCase()),
    minimum: wire.minimumQuantity ?? 1,
    maximum: wire.maximumQuantity ?? Number.MAX_SAFE_INTEGER,
    billingCycles: (wire.supportedBillingCycles ?? []).flatMap((cycle) => billingCycleOf(cycle) ?? []),
  }
}

function isExtended(title: string | null | undefined): boolean {
  return /extended service term/i.test(title ?? '')
}
