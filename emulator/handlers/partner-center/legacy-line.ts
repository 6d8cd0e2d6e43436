import type { CustomerCall } from '../../http/operation.ts'
import { isSold } from '../../reference/availability.ts'
import type { KnownOffer } from '../../reference/product-catalog.ts'
import type { Product } from '../../reference/product.ts'
import { legacyIsSold, segmentOfOffer } from '../../reference/sales-calendar.ts'
import type { CartLine } from '../../store/carts.ts'
import { mayBuyIn } from './eligibility.ts'
import { isSoldIn } from './market.ts'
import { itemNow, segmentsOnSale } from './nce-line.ts'
import type { Problem } from './nce-line.ts'

const BILLING_CYCLES = ['monthly', 'annual']

/** What is wrong with a line that names a legacy offer. `base`: the product of the line that it is an add-on of. */
export function findLegacyError(call: CustomerCall, line: CartLine, base: Product | undefined): Problem | undefined {
  const known = call.world.catalog.findOffer(call.customer.id, line.catalogItemId)
  if (!known) return [10001, `The offer ${line.catalogItemId} does not exist.`]
  const { offer, product } = known
  if (product.retired) return [2091, `The offer ${offer.name} is no longer available for purchase.`]
  if (!isSoldIn(product, call.customer.country)) return [800070, `The offer ${offer.name} is not sold in ${call.customer.country}.`]
  if (!mayBuyIn(call.customer, segmentOfOffer(offer)))
    return [2085, `The offer ${offer.name} is not eligible for purchase by this customer.`]
  if (!legacyIsSold(offer, call.world.settings.current().salesCalendar, call.now)) return endOfSale(call, known)
  if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > product.maxQuantity)
    return [2002, `The quantity ${line.quantity} is outside the range from 1 to ${product.maxQuantity}.`]
  if (!BILLING_CYCLES.includes(line.billingCycle))
    return [10013, `The offer ${offer.name} is billed ${BILLING_CYCLES.join(' or ')}, not ${line.billingCycle || '(missing)'}.`]
  return findParentError(call, line, product, base)
}

/** Blocked in favor of new commerce, which the text names: commercial since March 2022. */
function endOfSale(call: CustomerCall, { offer, product }: KnownOffer): Problem {
  const segment = segmentOfOffer(offer)
  if (!isSold(product) || !segmentsOnSale(call, product).includes(segment))
    return [2091, `The offer ${offer.name} is no longer available for purchase.`]
  const [productId, skuId, availability] = itemNow(call, product, segment).split(':')
  return [500600, `This offer is blocked for purchase. Use new commerce: product ${productId}, SKU ${skuId}, availability ${availability}.`]
}

/** A legacy add-on hangs on its base: one that the customer has, or one in the same line. */
function findParentError(call: CustomerCall, line: CartLine, product: Product, base: Product | undefined): Problem | undefined {
  if (!product.isAddOn)
    return base || line.parentSubscriptionId !== null ? [800029, `${product.title} is no add-on: it has no parent.`] : undefined
  if (base) return product.prerequisites.includes(base.id) ? undefined : [800029, `${product.title} is no add-on of ${base.title}.`]
  if (line.parentSubscriptionId === null)
    return [800029, `${product.title} is an add-on: name its base as ParentSubscriptionId, or put it into the addonItems of its base.`]
  const parent = call.world.subscriptions.find(call.customer.id, line.parentSubscriptionId)
  if (parent?.family !== 'legacy' || !product.prerequisites.includes(parent.product))
    return [800029, `${product.title} does not belong to the subscription ${line.parentSubscriptionId}.`]
  return parent.status === 'active' ? undefined : [27009, `The parent of ${product.title} is ${parent.status}: it must be active.`]
}
