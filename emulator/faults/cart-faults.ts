import type { CustomerCall } from '../http/operation.ts'
import { isGuid } from '../http/members.ts'
import { isSold } from '../reference/availability.ts'
import { itemNow } from '../handlers/partner-center/nce-line.ts'
import type { CartLine, LineError, OrderError } from '../store/carts.ts'
import { findLineError, findOrderError } from './status-codes.ts'

const GROUP = /^(OMS-)?\d+$/i

/** The error that a fault of kind `lineError` gives this line; null: none. */
export function faultOfLine(call: CustomerCall, line: CartLine): LineError | null {
  const { fault } = call
  if (fault?.kind !== 'lineError' || !isAbout(call, fault.match, { ...line, addOns: [] })) return null
  const error = findLineError(fault.code ?? '')
  return error ? { ...error, errorDescription: error.errorDescription.replaceAll('{item}', replacementOf(call, line)) } : null
}

/** Why a fault of kind `orderError` keeps this group from becoming an order; undefined: it does not. `match` may be a group's id. */
export function faultOfGroup(
  call: CustomerCall,
  group: { readonly id: string; readonly lines: readonly CartLine[] },
): Omit<OrderError, 'orderGroupId'> | undefined {
  const { fault } = call
  if (fault?.kind !== 'orderError') return undefined
  const isHit = GROUP.test(fault.match ?? '')
    ? group.id.toLowerCase() === fault.match?.toLowerCase()
    : isAbout(call, fault.match, group.lines)
  const code = isHit ? findOrderError(fault.code ?? '') : undefined
  return code && { code: Number(code.code), description: code.text.replaceAll('{customer}', call.customer.id) }
}

/** A text that stands in the request's path means all of it. */
function isAbout({ request }: CustomerCall, match: string | null, part: unknown): boolean {
  const wanted = match?.toLowerCase() ?? ''
  return JSON.stringify(part).toLowerCase().includes(wanted) || request.path.toLowerCase().includes(wanted)
}

/** The same product in new commerce, as the text of 500600 names it. */
function replacementOf(call: CustomerCall, line: CartLine): string {
  const product = isGuid(line.catalogItemId) ? call.world.catalog.findOffer(call.customer.id, line.catalogItemId)?.product : undefined
  const item = product && isSold(product) ? itemNow(call, product, call.customer.segment) : line.catalogItemId
  const [productId = '', skuId = '', availability = ''] = item.split(':')
  return `product ${productId}, SKU ${skuId}, availability ${availability}`
}
