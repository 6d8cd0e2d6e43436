import type { Answer, CustomerCall } from '../../http/operation.ts'
import type { Cart, CartLine, OrderError } from '../../store/carts.ts'
import type { Order } from '../../store/orders.ts'
import { findAgreementProblem } from './agreement-problem.ts'
import { checkLine } from './cart-line.ts'
import { logRepeatedPurchase } from './manner.ts'
import { orderToWire } from './order-to-wire.ts'
import { refuse } from './partner-center-error.ts'
import { placeOrder } from './place-order.ts'
import { findStale } from './stale-availability.ts'

/** Lines that become one order together. */
export interface OrderGroup {
  readonly id: string
  readonly lines: readonly CartLine[]
}

/** Says why a group is to become no order this time; undefined: it becomes one. Asked once for each group that is still open. */
export type FindOrderError = (group: OrderGroup) => Omit<OrderError, 'orderGroupId'> | undefined

/**
 * Buys what is in the cart, once: one order of each group, and some may fail while others succeed. A repeat orders only the groups that
 * failed. A cart that is ordered whole answers with its first result, or with 800065: the documentation says both (Partner Center REST,
 * checkout a cart and error codes, 2023-10).
 */
export function checkout(call: CustomerCall, cart: Cart, findOrderError: FindOrderError = () => undefined): Answer {
  const open = groupsOf(cart.lines).filter(({ id }) => !cart.orderedGroups.includes(id))
  if (open.length === 0) return repeat(call, cart)
  const lines = open.flatMap((group) => group.lines).map((line) => checkLine(call, line))
  const refused = findAgreementProblem(call.customer) ?? findLineProblem(lines) ?? findStale(call, lines)
  if (refused) return refused
  logRepeats(call, cart)
  return order(call, cart, groupsOf(lines), findOrderError)
}

function order(call: CustomerCall, cart: Cart, open: readonly OrderGroup[], findOrderError: FindOrderError): Answer {
  const { world, now } = call
  const done: { readonly group: string; readonly order: Order }[] = []
  const errors: OrderError[] = []
  for (const group of open) {
    const error = findOrderError(group)
    if (error) errors.push({ orderGroupId: group.id, ...error })
    else done.push({ group: group.id, order: placeOrder(call, cart.id, group.lines) })
  }
  const earlier = ordersOf(call, cart)
  if (done.length > 0) {
    const orderIds = [...cart.orderIds, ...done.map((one) => one.order.id)]
    const orderedGroups = [...cart.orderedGroups, ...done.map((one) => one.group)]
    world.carts.save({ ...cart, status: 'Ordered', orderIds, orderedGroups, modifiedAt: now })
  }
  return { status: 201, body: result(call, [...earlier, ...done.map((one) => one.order)], errors), applied: done.length > 0 }
}

function repeat(call: CustomerCall, cart: Cart): Answer {
  if (call.world.settings.current().checkoutRepeat === '800065') return refuse(400, 800065, 'The cart has already been submitted.')
  logRepeats(call, cart)
  return { status: 201, body: result(call, ordersOf(call, cart), []) }
}

function logRepeats(call: CustomerCall, cart: Cart): void {
  for (const orderId of cart.orderIds) logRepeatedPurchase(call, call.customer.id, cart.id, orderId)
}

function ordersOf({ world, customer }: CustomerCall, cart: Cart): Order[] {
  return cart.orderIds.flatMap((id) => world.orders.find(customer.id, id) ?? [])
}

function result(call: CustomerCall, orders: readonly Order[], orderErrors: readonly OrderError[]): unknown {
  return {
    orders: orders.map((one) => orderToWire(one, call.world, call.now)),
    orderErrors,
    attributes: { objectType: 'CartCheckoutResult' },
  }
}

function groupsOf(lines: readonly CartLine[]): OrderGroup[] {
  return [...new Set(lines.map((line) => line.orderGroup))].map((id) => ({ id, lines: lines.filter((line) => line.orderGroup === id) }))
}

/** 800009 with the words of every line and add-on that is wrong. */
function findLineProblem(lines: readonly CartLine[]): Answer | undefined {
  const errors = lines.flatMap((line) => [line, ...line.addOns]).flatMap((line) => line.error?.errorDescription ?? [])
  return errors.length === 0 ? undefined : refuse(400, 800009, 'There are errors in the items of the cart.', errors)
}
