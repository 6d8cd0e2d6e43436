import { isoOf, listOf, membersOf, refusePc, textOf, type ModelAnswer, type ModelRequest } from './answer.ts'
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
import { DAY_MS } from '../../../src/domain/instant.ts'

/** What commerce needs to know of the rest of the world. */
export interface CommerceWorld {
  readonly sold: readonly Sold[]
  /** A cart that was ordered and is checked out again: its first result, or 400 with code 800065. */
  readonly checkoutRepeat: 'result' | '800065'
  /** Unique, and the same for the same seed. */
  newId(what: 'cart' | 'order' | 'subscription'): string
  onOrdered(tenant: Tenant, cart: Cart, order: Order): void
  onPatched(tenant: Tenant, before: Subscription, after: Subscription): void
}

export function listSubscriptions(view: View, now: number): ModelAnswer {
  const shown = [...view.subscriptions.values()].filter((one) => now >= one.listedAt).map((one) => aged(one, now))
  return collection(shown.map(subscriptionToWire))
}

export function getSubscription(view: View, id: string, now: number): ModelAnswer {
  const found = view.subscriptions.get(id.toLowerCase())
  return found ? { status: 200, body: subscriptionToWire(aged(found, now)) } : notFound(id)
}

/** Nothing here hangs on anything. */
export function listAddOns(view: View, id: string): ModelAnswer {
  return view.subscriptions.has(id.toLowerCase()) ? collection([]) : notFound(id)
}

/** As at the last refresh, every fifteen minutes. */
export function provisioningStatus(view: View, id: string, now: number): ModelAnswer {
  const stored = view.subscriptions.get(id.toLowerCase())
  if (!stored) return notFound(id)
  const one = aged(stored, now)
  if (one.status === 'pending') return refusePc(404, 800007, 'Provisioning information is not available yet.')
  const refreshedAt = Math.floor(now / LAGS.provisioning) * LAGS.provisioning
  const status = refreshedAt >= one.provisionedAt ? 'success' : 'pending'
  return { status: 200, body: { skuId: one.skuId, status, quantity: one.quantity, endDate: isoOf(one.termEndsAt) } }
}

/** The whole resource is taken; what is left out of the renewal members is reset. */
export function patchSubscription(tenant: Tenant, id: string, request: ModelRequest, now: number, world: CommerceWorld): ModelAnswer {
  const stored = tenant.now.subscriptions.get(id.toLowerCase())
  if (!stored) return notFound(id)
  const before = aged(stored, now)
  const body = membersOf(request.body)
  const etag = request.headers['if-match']?.replaceAll('"', '')
  if (before.family === 'legacy' && etag !== undefined && etag !== etagOf(before))
    return refusePc(400, 2055, 'The etag is outdated: read the subscription again and send the change with its new etag.')
  const after = patched(before, body, now)
  const refusal = refusalOf(before, after, now)
  if (refusal) return refusal
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    const saved = { ...after, version: before.version + 1 }
    change(tenant, now, { subscriptions: withEntry(tenant.now.subscriptions, id.toLowerCase(), saved) })
    world.onPatched(tenant, before, saved)
    return { status: 200, body: subscriptionToWire(saved) }
  }
  return { status: 200, body: subscriptionToWire(before) }
}

function patched(before: Subscription, body: ReturnType<typeof membersOf>, now: number): Subscription {
  const status = textOf(body['status'])?.toLowerCase() as Subscription['status'] | undefined
  const quantity = typeof body['quantity'] === 'number' ? body['quantity'] : before.quantity
  const isNce = before.family === 'nce'
  const after: Subscription = {
    ...before,
    status: status ?? before.status,
    statusSince: status === undefined || status === before.status ? before.statusSince : now,
    autoRenew: body['autoRenewEnabled'] === true,
    scheduledActions: isNce && Array.isArray(body['scheduledActions']) ? body['scheduledActions'] : null,
    friendlyName: textOf(body['friendlyName']) ?? before.friendlyName,
    partnerId: textOf(body['partnerId']) || before.partnerId,
    extras: Object.fromEntries(Object.keys(before.extras).map((name) => [name, body[name] ?? null])),
  }
  if (isNce && after.status === 'suspended' && before.status !== 'suspended') return { ...after, autoRenew: false, scheduledActions: null }
  if (quantity === before.quantity) return after
  const shown = now >= before.seats.at ? before.quantity : before.seats.before
  const seats = quantity > before.quantity ? { before: shown, at: now + LAGS.seats } : before.seats
  return { ...after, quantity, seats, provisionedAt: now }
}

function refusalOf(before: Subscription, after: Subscription, now: number): ModelAnswer | undefined {
  if (before.status === 'deleted') return refusePc(400, 2011, 'The subscription is deleted and cannot be updated.')
  if (before.status === 'pending') return refusePc(409, 800082, 'The subscription is not ready for updates yet.')
  if (before.status === 'expired') return refusePc(400, 900277, 'The subscription is expiring, it takes no more updates.')
  if (before.status === 'disabled') return refusePc(400, 900279, 'The subscription is disabled, it takes no more updates.')
  if (before.status === 'suspended' && after.status === 'suspended') return refusalWhileSuspended(before, after)
  if (after.quantity < before.quantity && before.family === 'nce') return refusePc(400, 800090, 'The quantity cannot be reduced.')
  if (before.status === after.status) return undefined
  if (after.status === 'deleted' && before.family === 'legacy')
    return refusePc(400, 800040, `A status change from ${before.status} to deleted is not possible.`)
  if (after.status === 'deleted' && (before.cancelUntil === null || now > before.cancelUntil))
    return refusePc(400, 900117, 'The cancellation window of seven days has passed.')
  if (after.status === 'active' && now >= before.termEndsAt)
    return refusePc(400, 800040, 'The term has ended: the subscription cannot be made active again.')
  return undefined
}

function refusalWhileSuspended(before: Subscription, after: Subscription): ModelAnswer | undefined {
  if (before.quantity !== after.quantity) return refusePc(400, 2001, 'The quantity cannot change while the subscription is suspended.')
  const isChanged =
    before.friendlyName !== after.friendlyName || before.autoRenew !== after.autoRenew || before.partnerId !== after.partnerId
  return isChanged ? refusePc(400, 800091, 'The subscription is suspended and cannot be updated.') : undefined
}

function etagOf({ id, version }: Subscription): string {
  return Buffer.from(JSON.stringify({ id: id.toLowerCase(), version })).toString('base64')
}

export function subscriptionToWire(one: Subscription): Record<string, unknown> {
  const lastMoment = one.termEndsAt - 1000
  const family =
    one.family === 'legacy'
      ? { commitmentEndDate: isoOf(one.termEndsAt), commitmentEndDateTime: isoOf(one.termEndsAt), attributes: { etag: etagOf(one) } }
      : {
          productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
          commitmentEndDate: isoOf(Math.floor(lastMoment / DAY_MS) * DAY_MS),
          commitmentEndDateTime: isoOf(lastMoment),
          cancellationAllowedUntilDate: one.cancelUntil === null || one.status === 'deleted' ? null : isoOf(one.cancelUntil),
          termDuration: one.term,
          scheduledActions: one.scheduledActions,
          attributes: { objectType: 'Subscription' },
        }
  const { id, offerId, offerName, friendlyName, quantity, status, autoRenew, createdAt, billingCycle, partnerId, orderId } = one
  const own = { id, offerId, offerName, friendlyName, quantity, status, autoRenewEnabled: autoRenew, billingCycle, partnerId, orderId }
  return { ...one.extras, ...own, creationDate: isoOf(createdAt), isTrial: false, parentSubscriptionId: null, ...family }
}

/** What can be put into a cart now; another id after every rotation. */
export function availabilities(productId: string, skuId: string, country: string, now: number, { sold }: CommerceWorld): ModelAnswer {
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

export function createCart(tenant: Tenant, body: unknown, now: number, world: CommerceWorld): ModelAnswer {
  const lines = listOf(membersOf(body)['lineItems']).map(readLine)
  const [line] = lines
  if (!line) return refusePc(400, 800002, 'lineItems is missing or empty.')
  const stale = lines.find((each) => isStale(each, now, world))
  if (stale) return refusePc(400, 400019, `The availability of ${stale.catalogItemId} was not found. Fetch the availabilities again.`)
  const cart: Cart = { id: world.newId('cart'), createdAt: now, lines, orderId: null }
  tenant.carts.set(cart.id, cart)
  return { status: 201, body: cartToWire(cart, tenant, now, world) }
}

export function getCart(tenant: Tenant, id: string, now: number, world: CommerceWorld): ModelAnswer {
  const cart = findCart(tenant, id, now)
  return cart ? { status: 200, body: cartToWire(cart, tenant, now, world) } : refusePc(404, 800008, `The cart ${id} was not found.`)
}

function findCart(tenant: Tenant, id: string, now: number): Cart | undefined {
  const cart = tenant.carts.get(id)
  return cart && (cart.orderId !== null || now < cart.createdAt + CART_LIFETIME_MS) ? cart : undefined
}

/** Buys what is in the cart, once. */
export function checkout(tenant: Tenant, id: string, correlationId: string | null, now: number, world: CommerceWorld): ModelAnswer {
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

function placeOrder(tenant: Tenant, cart: Cart, correlationId: string | null, now: number, world: CommerceWorld): Order {
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
    createdAt: now,
    activatesAt: order.completesAt,
    termEndsAt: Math.floor(now / DAY_MS) * DAY_MS + days * DAY_MS,
    cancelUntil: now + CANCEL_DAYS_MS,
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

function cartToWire(cart: Cart, tenant: Tenant, now: number, world: CommerceWorld): unknown {
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

function productOf(line: CartLine, { sold }: CommerceWorld): Sold | undefined {
  const [productId, skuId] = line.catalogItemId.split(':')
  return sold.find((one) => one.productId === productId && one.skuId === skuId)
}

function isStale(line: CartLine, now: number, world: CommerceWorld): boolean {
  const product = productOf(line, world)
  return product !== undefined && line.catalogItemId !== itemNow(product, now)
}

function lineError(line: CartLine, tenant: Tenant, now: number, world: CommerceWorld): unknown {
  const product = productOf(line, world)
  if (!product) return { errorCode: 10001, errorDescription: `The catalog item ${line.catalogItemId} does not exist.` }
  const active = [...tenant.now.subscriptions.values()].map((one) => aged(one, now)).filter((one) => one.status === 'active')
  const hasBase = product.prerequisites.length === 0 || active.some((one) => product.prerequisites.includes(one.skuId))
  return hasBase ? null : { errorCode: 400041, errorDescription: `${product.title} needs its base in the tenant first.` }
}

function notFound(id: string): ModelAnswer {
  return refusePc(404, 20003, `The subscription ${id} was not found.`)
}

function collection(items: readonly unknown[]): ModelAnswer {
  return { status: 200, body: { totalCount: items.length, items, attributes: { objectType: 'Collection' } } }
}
