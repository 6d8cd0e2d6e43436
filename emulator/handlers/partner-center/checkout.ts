import { randomBytes, randomUUID } from 'node:crypto'
import { addTerm, DAY_MS, isoTime } from '../../duration.ts'
import type { Answer, CustomerCall } from '../../http/operation.ts'
import { storeSubscription } from '../../lifecycle/save-subscription.ts'
import type { SoldProduct } from '../../reference/availability.ts'
import type { Cart, CartLine } from '../../store/carts.ts'
import type { Order, OrderLine } from '../../store/orders.ts'
import type { Subscription } from '../../store/subscriptions.ts'
import { addAudit } from './audit-records.ts'
import { cartLine, findSold } from './cart-line.ts'
import { logRepeatedPurchase } from './manner.ts'
import { orderToWire } from './order-to-wire.ts'
import { refuse } from './partner-center-error.ts'

/**
 * Buys what is in the cart, once. A cart that was checked out answers with its first result, or with 800065: the documentation says both
 * (Partner Center REST, checkout a cart and error codes, 2023-10).
 */
export function checkout(call: CustomerCall, cart: Cart): Answer {
  const { customer, world } = call
  if (cart.status === 'Ordered') return repeat(call, cart)
  if (!customer.agreementSigned)
    return refuse(403, 13605, 'The acceptance of the Microsoft Customer Agreement is missing for this customer.')
  const lines = cart.lines.map((line, position) => cartLine(call, line, position))
  if (lines.some((line) => line.error !== null))
    return refuse(
      400,
      800009,
      'There are errors in the items of the cart.',
      lines.flatMap((line) => line.error?.errorDescription ?? []),
    )
  const stale = lines.find((line) => findSold(call, line.catalogItemId)?.isCurrent !== true)
  if (stale) return refuse(400, 400019, `The availability of ${stale.catalogItemId} was not found. Fetch the availabilities again.`)
  const order = placeOrder(call, cart, lines)
  world.carts.save({ ...cart, lines, status: 'Ordered', orderIds: [order.id], modifiedAt: call.now })
  return { status: 201, body: result(call, [order]), applied: true }
}

function repeat(call: CustomerCall, cart: Cart): Answer {
  const { world, customer } = call
  if (world.settings.current().checkoutRepeat === '800065') return refuse(400, 800065, 'The cart has already been submitted.')
  for (const orderId of cart.orderIds) logRepeatedPurchase(call, customer.id, cart.id, orderId)
  return {
    status: 201,
    body: result(
      call,
      cart.orderIds.flatMap((id) => world.orders.find(customer.id, id) ?? []),
    ),
  }
}

function result(call: CustomerCall, orders: readonly Order[]): unknown {
  return {
    orders: orders.map((order) => orderToWire(order, call.world, call.now)),
    orderErrors: [],
    attributes: { objectType: 'CartCheckoutResult' },
  }
}

function placeOrder(call: CustomerCall, cart: Cart, lines: readonly CartLine[]): Order {
  const { world, customer, now } = call
  const orderId = randomBytes(6).toString('hex')
  const completesAt = now + world.settings.lagMs('order')
  const listedAt = now + world.settings.lagMs('orderList')
  const orderLines = lines.map((line, position): OrderLine => {
    const subscription = buy(call, line, { orderId, completesAt, listedAt })
    const { catalogItemId: offerId, friendlyName, quantity, termDuration, unitPrice } = line
    return {
      lineItemNumber: position,
      offerId,
      subscriptionId: subscription.id,
      friendlyName,
      quantity,
      termDuration,
      transactionType: 'New',
      unitPrice,
    }
  })
  const first = lines[0]
  const order: Order = {
    id: orderId,
    customerId: customer.id,
    cartId: cart.id,
    createdAt: now,
    completesAt,
    listedAt,
    billingCycle: first?.billingCycle ?? 'monthly',
    currencyCode: first?.currencyCode ?? 'USD',
    lines: orderLines,
  }
  world.orders.add(order)
  logPurchase(call, cart, order)
  return order
}

function buy(call: CustomerCall, line: CartLine, order: { orderId: string; completesAt: number; listedAt: number }): Subscription {
  const { world, customer, now } = call
  const found = findSold(call, line.catalogItemId)
  if (!found) throw new Error(`checkout: ${line.catalogItemId} was checked and is gone`)
  const subscription = newSubscription(found.product, line, order, now)
  const bought: Subscription = {
    ...subscription,
    customerId: customer.id,
    skuId: world.catalog.skuOf(customer.id, found.product).skuId,
    partnerId: partnerOf(line),
    seats: { before: 0, at: order.completesAt + world.settings.lagMs('seats') },
    directoryAt: order.completesAt + world.settings.lagMs('directory'),
  }
  storeSubscription(world, bought)
  return bought
}

type Bought = Omit<Subscription, 'customerId' | 'skuId' | 'partnerId' | 'seats' | 'directoryAt'>

/** The term runs from the day of purchase to the end of the day before its anniversary. */
function newSubscription(
  product: SoldProduct,
  line: CartLine,
  order: { orderId: string; completesAt: number; listedAt: number },
  now: number,
): Bought {
  const term = line.termDuration ?? 'P1Y'
  const today = Math.floor(now / DAY_MS) * DAY_MS
  const cancelUntil = now + 7 * DAY_MS
  return {
    id: randomUUID(),
    family: 'nce',
    product: product.id,
    retired: false,
    offerId: line.catalogItemId,
    offerName: product.title,
    friendlyName: line.friendlyName ?? product.title,
    quantity: line.quantity,
    status: 'pending',
    statusSince: now,
    createdAt: now,
    startsAt: now,
    termEndsAt: addTerm(today, term),
    activatesAt: order.completesAt,
    autoRenew: true,
    billingCycle: line.billingCycle,
    term,
    extendedTerm: false,
    parentId: null,
    orderId: order.orderId,
    suspensionReasons: [],
    cancelUntil,
    refundable: [{ quantity: line.quantity, until: cancelUntil }],
    scheduledNextTermInstructions: null,
    nextChargeInstructions: null,
    scheduledActions: null,
    extras: {},
    version: 1,
    updates: 0,
    boughtHere: true,
    synthetic: product.nce.synthetic ? ['offerId'] : [],
    listedAt: order.listedAt,
    provisionedAt: order.completesAt,
  }
}

function partnerOf(line: CartLine): string | null {
  const participants = Array.isArray(line.participants) ? line.participants : []
  const reseller: unknown = participants.find((one: unknown) => isReseller(one))
  return isReseller(reseller) ? reseller.value : null
}

function isReseller(value: unknown): value is { key: string; value: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    value.key === 'transaction_reseller' &&
    'value' in value &&
    typeof value.value === 'string'
  )
}

function logPurchase(call: CustomerCall, cart: Cart, order: Order): void {
  const { world, customer, now, seq, answered } = call
  const lines = order.lines.map((line) => {
    const [product = '', sku = ''] = line.offerId.split(':')
    return { item: `${product}:${sku}`, quantity: line.quantity, friendlyName: line.friendlyName, subscriptionId: line.subscriptionId }
  })
  const event = { kind: 'purchased', at: isoTime(now), actor: 'client', customerId: customer.id, requestSeq: seq, cartId: cart.id } as const
  world.log.append({ ...event, orderId: order.id, repeatOf: null, answered, lines })
  const data = order.lines.flatMap((line, n) => [
    { key: `OfferId-${n}`, value: line.offerId },
    { key: `SubscriptionId-${n}`, value: line.subscriptionId },
    { key: `SubscriptionName-${n}`, value: line.friendlyName ?? '' },
    { key: `Quantity-${n}`, value: String(line.quantity) },
  ])
  const record = { resourceType: 'order', operationType: 'create_order', resourceNewValue: orderToWire(order, world, now) }
  addAudit(call, customer, { ...record, data: [{ key: 'OrderId', value: order.id }, ...data] })
}
