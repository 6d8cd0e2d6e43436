import { isGuid, isMembers, listOf, membersOf, textOf } from '../../http/members.ts'
import type { Answer, CustomerCall } from '../../http/operation.ts'
import type { CartLine } from '../../store/carts.ts'
import { findAgreementProblem } from './agreement-problem.ts'
import { cartLine } from './cart-line.ts'
import { orderToWire } from './order-to-wire.ts'
import { refuse } from './partner-center-error.ts'
import { placeOrder } from './place-order.ts'
import { findStale } from './stale-availability.ts'

/** HTTP status of a line's error where there is no cart to carry it. 10001 becomes the code that orders have for it. */
const REFUSALS: Readonly<Record<number, readonly [number, number]>> = {
  2085: [403, 2085],
  2091: [403, 2091],
  800020: [403, 800020],
  27009: [409, 27009],
  10001: [400, 800004],
  10010: [400, 2002],
  10013: [400, 800002],
}

/**
 * Buys at once, without a cart. It is not idempotent: after a time-out one reads what became of it (Partner Center REST, create an order,
 * 2023-10). Lines of both families cannot share an order.
 */
export function createOrder(call: CustomerCall): Answer {
  const lines = readOrderLines(call)
  if ('status' in lines) return lines
  const families = new Set(lines.lines.map((line) => isGuid(line.catalogItemId)))
  if (families.size > 1) return refuse(400, 800002, 'Legacy offers and new commerce items are lines of different orders.')
  const refused = findAgreementProblem(call.customer) ?? findLineRefusal(lines.lines) ?? findStale(call, lines.lines)
  if (refused) return refused
  const order = placeOrder(call, null, lines.lines)
  return { status: 201, body: orderToWire(order, call.world, call.now), applied: true }
}

/** The order's lines, checked, with its billing cycle on each. */
export function readOrderLines(call: CustomerCall): { readonly lines: readonly CartLine[] } | Answer {
  const body = membersOf(call.body)
  const sent = listOf(body['lineItems'])
  if (!sent || sent.length === 0 || !sent.every(isMembers))
    return refuse(400, 800002, 'lineItems is missing or empty: expected a list of lines with lineItemNumber, offerId and quantity.')
  const billingCycle = textOf(body['billingCycle']) ?? 'monthly'
  return { lines: sent.map((line, position) => cartLine(call, { id: line['lineItemNumber'], billingCycle, ...line }, position)) }
}

/** The first error of a line, as an order refuses it. */
export function findLineRefusal(lines: readonly CartLine[]): Answer | undefined {
  const error = lines.flatMap((line) => [line, ...line.addOns]).find((line) => line.error !== null)?.error
  if (!error) return undefined
  const [status, code] = REFUSALS[error.errorCode] ?? [400, error.errorCode]
  return refuse(status, code, error.errorDescription)
}
