import { DAY_MS, findDurationMs } from '../duration.ts'
import { isGuid } from '../http/members.ts'
import { findNextChange } from '../lifecycle/next-change.ts'
import { madeUpCode, madeUpHex, madeUpId } from '../made-up-id.ts'
import { currencyOf, unitPrice } from '../reference/prices.ts'
import type { Product } from '../reference/product.ts'
import { segmentOfOffer } from '../reference/sales-calendar.ts'
import type { Customer } from '../store/customers.ts'
import type { Subscription } from '../store/subscriptions.ts'
import type { World } from '../world.ts'
import type { Estate, EstateSubscription } from './estate.ts'

/** A GUID as it is, anything else made into one; upper case in legacy. */
export function subscriptionId(estate: Pick<Estate, 'name'>, customer: Customer, sent: EstateSubscription, position: number): string {
  const id =
    sent.id !== undefined && isGuid(sent.id) ? sent.id : madeUpId(estate.name, customer.id, 'subscription', sent.id ?? String(position))
  return sent.family === 'legacy' ? id.toUpperCase() : id.toLowerCase()
}

/** One subscription, with the order that began it. */
export function loadSubscription(
  world: World,
  estate: Pick<Estate, 'name'>,
  customer: Customer,
  sent: EstateSubscription,
  id: string,
  ids: ReadonlyMap<string, string>,
  start: number,
): void {
  const product = world.catalog.getProduct(sent.product)
  const term = sent.term ?? 'P1Y'
  const termEndsAt = termEnd(sent.termEnds, start)
  const startsAt = termEndsAt - (findDurationMs(term, termEndsAt - 370 * DAY_MS) ?? 365 * DAY_MS)
  const createdAt = Math.min(startsAt, start - DAY_MS)
  const orderId = sent.family === 'legacy' ? madeUpId(estate.name, id, 'order').toUpperCase() : madeUpHex(12, estate.name, id, 'order')
  const cancelUntil = sent.family === 'legacy' ? null : startsAt + 7 * DAY_MS
  const offerId = offerIdOf(world, customer, product, sent)
  const hasFailed = sent.provisioning === 'failed'
  const subscription: Subscription = {
    id,
    customerId: customer.id,
    family: sent.family,
    product: product.id,
    retired: sent.retired ?? product.retired,
    skuId: world.catalog.skuOf(customer.id, product).skuId,
    offerId,
    offerName: sent.offerName ?? offerName(product, customer),
    friendlyName: sent.friendlyName ?? sent.offerName ?? offerName(product, customer),
    quantity: sent.quantity,
    status: sent.status ?? 'active',
    statusSince: (sent.status ?? 'active') === 'active' ? createdAt : start,
    createdAt,
    startsAt: Math.min(startsAt, start),
    termEndsAt,
    activatesAt: null,
    autoRenew: sent.autoRenew ?? !product.retired,
    billingCycle: sent.billingCycle ?? 'monthly',
    term,
    extendedTerm: false,
    parentId: sent.parent === undefined ? null : (ids.get(sent.parent) ?? null),
    partnerId: sent.partnerOnRecord ?? null,
    orderId,
    suspensionReasons: sent.status === 'suspended' ? ['CustomerCancellation'] : [],
    cancelUntil,
    refundable: cancelUntil !== null && cancelUntil > start ? [{ quantity: sent.quantity, until: cancelUntil }] : [],
    scheduledNextTermInstructions: null,
    nextChargeInstructions: null,
    scheduledActions: sent.scheduledActions ?? null,
    extras: {},
    waiting: null,
    version: 1,
    updates: 0,
    boughtHere: false,
    synthetic: syntheticMembers(product, sent),
    listedAt: 0,
    directoryAt: hasFailed ? NEVER : 0,
    provisionedAt: 0,
    seats: hasFailed ? { before: 0, at: NEVER } : { before: sent.quantity, at: 0 },
    ...(sent.soldBy === undefined ? {} : { soldBy: sent.soldBy }),
    ...(sent.trial === true ? { isTrial: true } : {}),
    ...(hasFailed ? { provisioningFailed: true } : {}),
  }
  world.subscriptions.save(subscription, findNextChange(subscription, world.settings.current().lifecycle)?.at)
  if (sent.soldBy === undefined) loadOrder(world, customer, product, subscription)
}

/** Later than any clock of an estate. */
const NEVER = Date.UTC(9999, 0)

/** Estate dates are the first moment after the term, in both families. */
function termEnd(text: string, start: number): number {
  const duration = findDurationMs(text, start)
  if (duration === undefined) return Date.parse(text)
  return Math.ceil((start + duration) / DAY_MS) * DAY_MS
}

function offerIdOf(world: World, customer: Customer, product: Product, sent: EstateSubscription): string {
  if (sent.family === 'legacy' || product.nce === null) return world.catalog.offerIdOf(customer.id, product, customer.segment)
  return `${product.nce.productId}:${product.nce.skuId}:CFQ7TTC${madeUpCode(5, customer.id, product.id, 'bought before')}`
}

function offerName(product: Product, customer: Customer): string {
  return product.legacy.find((offer) => segmentOfOffer(offer) === customer.segment)?.name ?? product.title
}

function syntheticMembers(product: Product, sent: EstateSubscription): string[] {
  const noOffer = sent.family === 'legacy' ? product.legacy.every((offer) => offer.offerId === null) : (product.nce?.synthetic ?? true)
  return [
    ...(sent.id !== undefined && isGuid(sent.id) ? [] : ['id']),
    ...(noOffer ? ['offerId'] : []),
    ...(product.skuId === null ? ['skuId'] : []),
  ]
}

function loadOrder(world: World, customer: Customer, product: Product, subscription: Subscription): void {
  const { orderId, offerId, id, friendlyName, quantity, createdAt, billingCycle, term } = subscription
  if (orderId === null) return
  const line = {
    lineItemNumber: 0,
    offerId,
    subscriptionId: id,
    parentSubscriptionId: subscription.parentId,
    friendlyName,
    quantity,
    termDuration: subscription.family === 'nce' ? term : null,
    transactionType: 'New',
  }
  const price = unitPrice(product, customer.country, term, billingCycle)
  world.orders.save({
    id: orderId.toLowerCase(),
    customerId: customer.id,
    cartId: null,
    createdAt,
    completesAt: createdAt,
    listedAt: createdAt,
    reviewedAt: null,
    billingCycle,
    currencyCode: currencyOf(customer.country).code,
    lines: [{ ...line, unitPrice: price }],
  })
}
