import type { CustomerCall } from '../../http/operation.ts'
import { availabilityId, catalogItemId, isSold } from '../../reference/availability.ts'
import type { SoldProduct } from '../../reference/availability.ts'
import type { Segment } from '../../reference/product.ts'
import { nceIsSold } from '../../reference/sales-calendar.ts'
import type { CartLine } from '../../store/carts.ts'
import { mayBuyIn } from './eligibility.ts'
import { isSoldIn } from './market.ts'

interface Resolved {
  readonly product: SoldProduct
  /** The segment whose availability of today this is; undefined: it was another one, is another market's or nobody's. */
  readonly segment: Segment | undefined
}

/** Number and words of a line error. */
export type Problem = readonly [number, string]

/** The product of a catalog item id, whether or not its availability is today's. */
export function findSold(call: CustomerCall, itemId: string): Resolved | undefined {
  const [productId = '', skuId = ''] = itemId.split(':')
  const product = call.world.catalog.findByNce(productId, skuId)
  if (!product || !isSold(product)) return undefined
  return { product, segment: segmentsOnSale(call, product).find((segment) => isItem(call, product, segment, itemId)) }
}

/** The id under which a customer of this segment buys it now. */
export function itemNow(call: CustomerCall, product: SoldProduct, segment: Segment): string {
  const hours = call.world.settings.current().availabilityRotationHours
  return catalogItemId(product, availabilityId(product, call.customer.country, segment, call.now, hours))
}

export function segmentsOnSale(call: CustomerCall, product: SoldProduct): Segment[] {
  const { salesCalendar } = call.world.settings.current()
  return product.nce.segments.filter((segment) => nceIsSold(segment, salesCalendar, call.now))
}

/** What is wrong with a line of new commerce. A stale availability is not the line's error: it refuses the whole request. */
export function findNceError(call: CustomerCall, line: CartLine): Problem | undefined {
  const found = findSold(call, line.catalogItemId)
  if (!found) return [10001, `The catalog item ${line.catalogItemId} does not exist.`]
  const { product, segment } = found
  if (!isSoldIn(product, call.customer.country)) return [800070, `${product.title} is not sold in ${call.customer.country}.`]
  const eligible = segmentsOnSale(call, product).filter((one) => mayBuyIn(call.customer, one))
  if (eligible.length === 0 || (segment !== undefined && !eligible.includes(segment)))
    return [800020, `${product.title} (${segment ?? product.nce.segments.join(', ')}) is not eligible for purchase by this customer.`]
  if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > product.maxQuantity)
    return [10010, `The quantity ${line.quantity} is outside the range from 1 to ${product.maxQuantity}.`]
  return findTermError(product, line) ?? findBaseError(call, product)
}

function findTermError(product: SoldProduct, line: CartLine): Problem | undefined {
  const sold = product.nce.terms.some((one) => one.duration === line.termDuration && one.billingCycle === line.billingCycle)
  const asked = `The term ${line.termDuration ?? '(missing)'} billed ${line.billingCycle || '(missing)'}`
  return sold ? undefined : [10013, `${asked} is not sold for ${product.title}.`]
}

/** The base must be active in the tenant; one in the same cart is not enough. */
function findBaseError(call: CustomerCall, { title, prerequisites }: SoldProduct): Problem | undefined {
  const hasBase = call.world.subscriptions
    .of(call.customer.id)
    .some((one) => one.status === 'active' && prerequisites.includes(one.product))
  if (prerequisites.length === 0 || hasBase) return undefined
  return [400041, `${title} needs one of these in the tenant first: ${prerequisites.join(', ')}.`]
}

function isItem(call: CustomerCall, product: SoldProduct, segment: Segment, itemId: string): boolean {
  return itemNow(call, product, segment).toLowerCase() === itemId.toLowerCase()
}
