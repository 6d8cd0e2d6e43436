import { isGuid, membersOf, textOf } from '../../http/members.ts'
import type { CustomerCall } from '../../http/operation.ts'
import { availabilityId, catalogItemId, isSold } from '../../reference/availability.ts'
import type { SoldProduct } from '../../reference/availability.ts'
import { currencyOf, unitPrice } from '../../reference/prices.ts'
import type { CartLine } from '../../store/carts.ts'

interface Resolved {
  readonly product: SoldProduct
  /** False: the availability was another one, is another market's or another segment's. */
  readonly isCurrent: boolean
}

/** A line as sent, with its price or with what is wrong with it. Errors of lines come with HTTP 201 (Partner Center REST, carts, 2023-10). */
export function cartLine(call: CustomerCall, sent: unknown, position: number): CartLine {
  const members = membersOf(sent)
  const line: CartLine = {
    id: typeof members['id'] === 'number' ? members['id'] : position,
    catalogItemId: textOf(members['catalogItemId']) ?? textOf(members['catalogId']) ?? '',
    quantity: typeof members['quantity'] === 'number' ? members['quantity'] : 0,
    billingCycle: textOf(members['billingCycle'])?.toLowerCase() ?? '',
    termDuration: textOf(members['termDuration']) ?? null,
    friendlyName: textOf(members['friendlyName']) ?? null,
    participants: members['participants'] ?? null,
    currencyCode: currencyOf(call.customer.country).code,
    error: null,
    unitPrice: null,
  }
  const error = findLineError(call, line)
  if (error) return { ...line, error: { errorCode: error[0], errorDescription: error[1] } }
  const product = findSold(call, line.catalogItemId)?.product
  return { ...line, unitPrice: product ? unitPrice(product, call.customer.country, line.termDuration ?? '', line.billingCycle) : null }
}

/** The product of a catalog item id, whether or not its availability is today's. */
export function findSold(call: CustomerCall, itemId: string): Resolved | undefined {
  const [productId = '', skuId = ''] = itemId.split(':')
  const product = call.world.catalog.findByNce(productId, skuId)
  if (!product || !isSold(product)) return undefined
  const { country, segment } = call.customer
  const id = availabilityId(product, country, segment, call.now, call.world.settings.current().availabilityRotationHours)
  return { product, isCurrent: product.nce.segments.includes(segment) && catalogItemId(product, id).toLowerCase() === itemId.toLowerCase() }
}

function findLineError(call: CustomerCall, line: CartLine): readonly [number, string] | undefined {
  if (isGuid(line.catalogItemId)) return legacyError(call, line)
  const found = findSold(call, line.catalogItemId)
  if (!found) return [10001, `The catalog item ${line.catalogItemId} does not exist.`]
  const { product } = found
  if (!product.nce.segments.includes(call.customer.segment))
    return [10001, `${product.title} is not sold in the segment ${call.customer.segment}.`]
  if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > product.maxQuantity) {
    return [10010, `The quantity ${line.quantity} is outside the range from 1 to ${product.maxQuantity}.`]
  }
  const term = product.nce.terms.find((one) => one.duration === line.termDuration && one.billingCycle === line.billingCycle)
  if (!term)
    return [
      10013,
      `The term ${line.termDuration ?? '(missing)'} billed ${line.billingCycle || '(missing)'} is not sold for ${product.title}.`,
    ]
  if (product.prerequisites.length > 0 && !hasBase(call, product)) {
    return [400041, `${product.title} needs one of these in the tenant first: ${product.prerequisites.join(', ')}.`]
  }
  return undefined
}

/** Commercial legacy offers are blocked since March 2022, retired ones are gone. */
function legacyError(call: CustomerCall, line: CartLine): readonly [number, string] {
  const product = call.world.catalog.findByOffer(call.customer.id, line.catalogItemId)
  if (!product) return [10001, `The offer ${line.catalogItemId} does not exist.`]
  if (!isSold(product)) return [2091, `The offer ${product.title} is no longer available for purchase.`]
  const { country, segment } = call.customer
  const id = availabilityId(product, country, segment, call.now, call.world.settings.current().availabilityRotationHours)
  return [
    500600,
    `This offer is blocked for purchase. Use new commerce: product ${product.nce.productId}, SKU ${product.nce.skuId}, availability ${id}.`,
  ]
}

function hasBase(call: CustomerCall, product: SoldProduct): boolean {
  return call.world.subscriptions.of(call.customer.id).some((one) => one.status === 'active' && product.prerequisites.includes(one.product))
}
