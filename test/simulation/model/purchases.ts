import { DAY_MS } from '../../../src/domain/instant.ts'
import { collection, isoOf, listOf, membersOf, refusePc, textOf, type ModelAnswer } from './answer.ts'
import {
  aged,
  CANCEL_DAYS_MS,
  CART_LIFETIME_MS,
  change,
  LAGS,
  ROTATION_MS,
  withEntry,
  type Cart,
  type CartLine,
  type Order,
  type Sold,
  type Subscription,
  type Tenant,
  type View,
} from './state.ts'

/** What carts and orders need to know of the rest of the world. */
export interface PurchaseWorld {
  readonly sold: readonly Sold[]
  /** A cart that was ordered and is checked out again: its first result, or 400 with code 800065. */
  readonly checkoutRepeat: 'result' | '800065'
  /** Unique, and the same for the same seed. */
  newId(what: 'cart' | 'order' | 'subscription'): string
  onOrdered(tenant: Tenant, cart: Cart, order: Order): void
}
/** What can be put into a cart now; another id after every rotation. */
export function availabilities(productId: string, skuId: string, country: string, now: number, { sold }: PurchaseWorld): ModelAnswer {
  const product = sold.find((one) => one.productId === productId && one.skuId === skuId)
  if (!product) return refusePc(404, 400013, `The product ${productId} was not found.`)
  const terms = ['P1M', 'P1Y'].flatMap((duration) =>
    (duration === 'P1M' ? ['monthly'] : ['monthly', 'annual']).map((billingCycle) => ({ duration, billingCycle, description: duration })),
  )
  const id = availabilityNow(now)
  const item = { id, productId, skuId, catalogItemId: itemNow(product, now), segment: 'commercial', country, isPurchasable: true }
  return collection([{ ...item, defaultCurrency: { code: 'USD' }, sku: { title: product.title }, terms }])
}

function availabilityNow(now: number): string {
  return `CFQ7TTC${String(Math.floor(now / ROTATION_MS)).padStart(5, '0')}`
}

function itemNow({ productId, skuId }: Pick<Sold, 'productId' | 'skuId'>, now: number): string {
  return `${productId}:${skuId}:${availabilityNow(now)}`
}

export function createCart(tenant: Tenant, body: unknown, now: number, world: PurchaseWorld): ModelAnswer {
  const lines = listOf(membersOf(body)['lineItems']).map(readLine)
  const [line] = lines
  if (!line) return refusePc(400, 800002, 'lineItems is missing or empty.')
  const stale = lines.find((each) => isStale(each, now, world))
  if (stale) return refusePc(400, 400019, `The availability of ${stale.catalogItemId} was not found. Fetch the availabilities again.`)
  const cart: Cart = { id: world.newId('cart'), createdAt: now, lines, orderId: null }
  tenant.carts.set(cart.id, cart)
  return { status: 201, body: cartToWire(cart, tenant, now, world) }
}

export function getCart(tenant: Tenant, id: string, now: number, world: PurchaseWorld): ModelAnswer {
  const cart = findCart(tenant, id, now)
  return cart ? { status: 200, body: cartToWire(cart, tenant, now, world) } : refusePc(404, 800008, `The cart ${id} was not found.`)
}

function findCart(tenant: Tenant, id: string, now: number): Cart | undefined {
  const cart = tenant.carts.get(id)
  return cart && (cart.orderId !== null || now < cart.createdAt + CART_LIFETIME_MS) ? cart : undefined
}

/** Buys what is in the cart, once. */
export function checkout(tenant: Tenant, id: string, correlationId: string | null, now: number, world: PurchaseWorld): ModelAnswer {
  const cart = findCart(tenant, id, now)
  if (!cart) return refusePc(404, 800008, `The cart ${id} was not found.`)
  if (cart.orderId !== null) {
    if (world.checkoutRepeat === '800065') return refusePc(400, 800065, 'The cart has already been submitted.')
    const order = tenant.now.orders.get(cart.orderId)
    return { status: 201, body: { orders: order ? [orderToWire(order, now)] : [], orderErrors: [] } }
  }
  if (cart.lines.some((line) => lineError(line, tenant, now, world)))
    return refusePc(400, 800009, 'There are errors in the items of the cart.')
  const stale = cart.lines.find((line) => isStale(line, now, world))
  if (stale) return refusePc(400, 400019, `The availability of ${stale.catalogItemId} was not found. Fetch the availabilities again.`)
  const order = placeOrder(tenant, cart, correlationId, now, world)
  return { status: 201, body: { orders: [orderToWire(order, now)], orderErrors: [] } }
}

function placeOrder(tenant: Tenant, cart: Cart, correlationId: string | null, now: number, world: PurchaseWorld): Order {
  const lines = cart.lines.map((line) => ({ ...line, subscriptionId: world.newId('subscription') }))
  const times = { createdAt: now, completesAt: now + LAGS.order, listedAt: now + LAGS.orderList }
  const order: Order = { id: world.newId('order'), ...times, billingCycle: cart.lines[0]?.billingCycle ?? 'monthly', lines }
  let { subscriptions } = tenant.now
  for (const line of lines) {
    const product = productOf(line, world)
    if (product) subscriptions = withEntry(subscriptions, line.subscriptionId.toLowerCase(), newSubscription(line, product, order, now))
  }
  tenant.carts.set(cart.id, { ...cart, orderId: order.id })
  change(tenant, now, { subscriptions, orders: withEntry(tenant.now.orders, order.id, order) })
  const resourceNewValue = JSON.stringify({ OrderId: order.id, LineItems: lines.map((line) => ({ FriendlyName: line.friendlyName })) })
  tenant.audits.push({ at: now, operationType: 'create_order', resourceType: 'order', correlationId, resourceNewValue })
  world.onOrdered(tenant, cart, order)
  return order
}

function newSubscription(line: Order['lines'][number], { title, provisions }: Sold, order: Order, now: number): Subscription {
  const term = line.termDuration ?? 'P1Y'
  const days = term === 'P1M' ? 30 : 365
  return {
    id: line.subscriptionId,
    family: 'nce',
    offerId: line.catalogItemId,
    offerName: title,
    friendlyName: line.friendlyName ?? title,
    skuId: provisions,
    quantity: line.quantity,
    status: 'pending',
    statusSince: now,
    autoRenew: true,
    scheduledActions: null,
    nextTerm: null,
    retired: false,
    createdAt: now,
    activatesAt: order.completesAt,
    termEndsAt: Math.floor(now / DAY_MS) * DAY_MS + days * DAY_MS,
    cancelUntil: now + CANCEL_DAYS_MS,
    refundable: [{ seats: line.quantity, until: now + CANCEL_DAYS_MS }],
    term,
    billingCycle: line.billingCycle,
    partnerId: null,
    orderId: order.id,
    version: 1,
    seats: { before: 0, at: order.completesAt + LAGS.seats },
    directoryAt: order.completesAt + LAGS.directory,
    listedAt: order.listedAt,
    provisionedAt: order.completesAt,
    deletedAfterMs: 120 * DAY_MS,
    extras: {},
  }
}

export function listOrders(view: View, now: number): ModelAnswer {
  return collection([...view.orders.values()].filter((order) => now >= order.listedAt).map((order) => orderToWire(order, now)))
}

export function getOrder(view: View, id: string, now: number): ModelAnswer {
  const order = view.orders.get(id)
  return order ? { status: 200, body: orderToWire(order, now) } : refusePc(404, 20000, `The order ${id} was not found.`)
}

function orderToWire(order: Order, now: number): unknown {
  const isDone = now >= order.completesAt
  return {
    id: order.id,
    billingCycle: order.billingCycle,
    currencyCode: 'USD',
    creationDate: isoOf(order.createdAt),
    status: isDone ? 'completed' : 'pending',
    lineItems: order.lines.map(({ id, catalogItemId, quantity, friendlyName, termDuration, subscriptionId }) => ({
      lineItemNumber: id,
      offerId: catalogItemId,
      subscriptionId: isDone ? subscriptionId : null,
      friendlyName,
      quantity,
      termDuration,
      transactionType: 'New',
    })),
  }
}

export function auditRecords(tenant: Tenant | undefined): ModelAnswer {
  const items = (tenant?.audits ?? []).map((audit, n) => ({
    id: `${tenant?.id ?? ''}_${audit.operationType}_${n}`,
    customerId: tenant?.id,
    resourceType: audit.resourceType,
    operationType: audit.operationType,
    operationStatus: 'succeeded',
    operationDate: isoOf(audit.at),
    originalCorrelationId: audit.correlationId,
    resourceNewValue: audit.resourceNewValue,
    customizedData: [],
  }))
  return collection(items)
}

function cartToWire(cart: Cart, tenant: Tenant, now: number, world: PurchaseWorld): unknown {
  return {
    id: cart.id,
    status: cart.orderId === null ? 'Active' : 'Ordered',
    expirationTimestamp: isoOf(cart.createdAt + CART_LIFETIME_MS),
    lineItems: cart.lines.map((line) => {
      const error = lineError(line, tenant, now, world)
      const pricing = error ? null : { listPrice: UNIT_PRICE, price: UNIT_PRICE, extendedPrice: UNIT_PRICE * line.quantity }
      return { ...line, orderGroup: '0', currencyCode: 'USD', error, pricing }
    }),
  }
}

const UNIT_PRICE = 23

function readLine(value: unknown, position: number): CartLine {
  const line = membersOf(value)
  return {
    id: typeof line['id'] === 'number' ? line['id'] : position,
    catalogItemId: String(line['catalogItemId']),
    quantity: Number(line['quantity']),
    billingCycle: String(line['billingCycle']),
    termDuration: textOf(line['termDuration']) ?? null,
    friendlyName: textOf(line['friendlyName']) ?? null,
  }
}

function productOf(line: CartLine, { sold }: PurchaseWorld): Sold | undefined {
  const [productId, skuId] = line.catalogItemId.split(':')
  return sold.find((one) => one.productId === productId && one.skuId === skuId)
}

function isStale(line: CartLine, now: number, world: PurchaseWorld): boolean {
  const product = productOf(line, world)
  return product !== undefined && line.catalogItemId !== itemNow(product, now)
}

function lineError(line: CartLine, tenant: Tenant, now: number, world: PurchaseWorld): unknown {
  const product = productOf(line, world)
  if (!product) return { errorCode: 10001, errorDescription: `The catalog item ${line.catalogItemId} does not exist.` }
  const active = [...tenant.now.subscriptions.values()].map((one) => aged(one, now)).filter((one) => one.status === 'active')
  const hasBase = product.prerequisites.length === 0 || active.some((one) => product.prerequisites.includes(one.skuId))
  return hasBase ? null : { errorCode: 400041, errorDescription: `${product.title} needs its base in the tenant first.` }
}
