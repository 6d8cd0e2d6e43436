import { randomBytes, randomUUID } from 'node:crypto'
import { durationMs } from '../../duration.ts'
import { isGuid } from '../../http/members.ts'
import type { CustomerCall } from '../../http/operation.ts'
import { storeSubscription } from '../../lifecycle/save-subscription.ts'
import type { CartLine } from '../../store/carts.ts'
import type { Order, OrderLine } from '../../store/orders.ts'
import type { Subscription } from '../../store/subscriptions.ts'
import { logPurchase } from './log-purchase.ts'
import { findSold } from './nce-line.ts'
import { newLegacySubscription, newNceSubscription } from './new-subscription.ts'
import type { OrderTimes } from './new-subscription.ts'

/**
 * Makes one order of lines that were checked, with a subscription for each. A legacy order is completed at once, one of new commerce after
 * its lag (Partner Center REST, orders, 2023-10); where the customer's credit is checked, both are reviewed first.
 */
export function placeOrder(call: CustomerCall, cartId: string | null, lines: readonly CartLine[]): Order {
  const { world, customer, now } = call
  const first = lines[0]
  const isLegacy = isGuid(first?.catalogItemId ?? '')
  const reviewedAt = findReviewEnd(call)
  const times = {
    createdAt: now,
    reviewedAt,
    completesAt: (reviewedAt ?? now) + (isLegacy ? 0 : world.settings.lagMs('order')),
    listedAt: now + world.settings.lagMs('orderList'),
  }
  const id = isLegacy ? randomUUID() : randomBytes(6).toString('hex')
  const order: Order = {
    id,
    customerId: customer.id,
    cartId,
    ...times,
    billingCycle: first?.billingCycle ?? 'monthly',
    currencyCode: first?.currencyCode ?? 'USD',
    lines: buyLines(call, lines, { ...times, orderId: id }, 0),
  }
  world.orders.save(order)
  logPurchase(call, order, order.lines, 'create_order')
  return order
}

/** The lines with their add-ons behind them, numbered from `from`, as the order keeps them. */
export function buyLines(call: CustomerCall, lines: readonly CartLine[], times: OrderTimes, from: number): OrderLine[] {
  const bought = lines.flatMap((line) => {
    const base = buy(call, line, times, undefined)
    return [{ line, subscription: base }, ...line.addOns.map((addOn) => ({ line: addOn, subscription: buy(call, addOn, times, base) }))]
  })
  return bought.map(({ line, subscription }, position) => ({
    lineItemNumber: from + position,
    offerId: subscription.offerId,
    subscriptionId: subscription.id,
    parentSubscriptionId: subscription.parentId,
    friendlyName: line.friendlyName,
    quantity: line.quantity,
    termDuration: line.termDuration,
    transactionType: 'New',
    unitPrice: line.unitPrice,
  }))
}

function buy(call: CustomerCall, line: CartLine, order: OrderTimes, base: Subscription | undefined): Subscription {
  const bought = newSubscription(call, line, order, base)
  storeSubscription(call.world, bought)
  return bought
}

function newSubscription(call: CustomerCall, line: CartLine, order: OrderTimes, base: Subscription | undefined): Subscription {
  const { world, customer } = call
  const offer = isGuid(line.catalogItemId) ? world.catalog.findOffer(customer.id, line.catalogItemId) : undefined
  if (offer) {
    const parent = line.parentSubscriptionId === null ? base : world.subscriptions.find(customer.id, line.parentSubscriptionId)
    return newLegacySubscription(call, line, offer, order, parent)
  }
  const sold = findSold(call, line.catalogItemId)
  if (!sold) throw new Error(`${line.catalogItemId} was checked and is gone`)
  return newNceSubscription(call, line, sold.product, order)
}

/** When the credit check ends; null: there is none. The customer's own counts before that of the settings. */
function findReviewEnd({ world, customer, now }: CustomerCall): number | null {
  const check = customer.creditCheck ?? world.settings.current().creditCheck
  return check === null ? null : now + durationMs(check)
}
