import { randomUUID } from 'node:crypto'
import { addTerm, DAY_MS } from '../../duration.ts'
import type { CustomerCall } from '../../http/operation.ts'
import type { KnownOffer } from '../../reference/product-catalog.ts'
import type { SoldProduct } from '../../reference/availability.ts'
import type { Product } from '../../reference/product.ts'
import type { CartLine } from '../../store/carts.ts'
import type { Subscription } from '../../store/subscriptions.ts'

/** What an order gives to the subscriptions that it makes. Epoch ms. */
export interface OrderTimes {
  readonly orderId: string
  readonly completesAt: number
  readonly listedAt: number
}

type Own =
  'id' | 'family' | 'offerId' | 'offerName' | 'startsAt' | 'termEndsAt' | 'term' | 'parentId' | 'orderId' | 'cancelUntil' | 'refundable'

/** The term runs from the day of purchase to the end of the day before its anniversary; seven days to cancel. */
export function newNceSubscription(call: CustomerCall, line: CartLine, product: SoldProduct, order: OrderTimes): Subscription {
  const term = line.termDuration ?? 'P1Y'
  const cancelUntil = call.now + 7 * DAY_MS
  return {
    ...common(call, line, product, order, product.title),
    id: randomUUID(),
    family: 'nce',
    offerId: line.catalogItemId,
    offerName: product.title,
    startsAt: call.now,
    termEndsAt: addTerm(startOfDay(call.now), term),
    term,
    parentId: null,
    orderId: order.orderId,
    cancelUntil,
    refundable: [{ quantity: line.quantity, until: cancelUntil }],
    synthetic: product.nce.synthetic ? ['offerId'] : [],
  }
}

/** Ids in upper case, a year to the day; an add-on ends with its base (Partner Center REST, add-ons, 2023-10). */
export function newLegacySubscription(
  call: CustomerCall,
  line: CartLine,
  known: KnownOffer,
  order: OrderTimes,
  parent: Subscription | undefined,
): Subscription {
  const { offer, offerId, product } = known
  const startsAt = startOfDay(call.now)
  return {
    ...common(call, line, product, order, offer.name),
    id: randomUUID().toUpperCase(),
    family: 'legacy',
    offerId,
    offerName: offer.name,
    startsAt,
    termEndsAt: parent?.termEndsAt ?? addTerm(startsAt, 'P1Y'),
    term: 'P1Y',
    parentId: parent?.id ?? null,
    orderId: order.orderId.toUpperCase(),
    cancelUntil: null,
    refundable: [],
    synthetic: offer.offerId === null ? ['offerId'] : [],
  }
}

function common(call: CustomerCall, line: CartLine, product: Product, order: OrderTimes, name: string): Omit<Subscription, Own> {
  const { world, customer, now } = call
  const done = order.completesAt <= now
  return {
    customerId: customer.id,
    product: product.id,
    retired: product.retired,
    skuId: world.catalog.skuOf(customer.id, product).skuId,
    friendlyName: line.friendlyName ?? name,
    quantity: line.quantity,
    status: done ? 'active' : 'pending',
    statusSince: now,
    createdAt: now,
    activatesAt: done ? null : order.completesAt,
    autoRenew: true,
    billingCycle: line.billingCycle,
    extendedTerm: false,
    partnerId: partnerOf(line),
    suspensionReasons: [],
    scheduledNextTermInstructions: null,
    nextChargeInstructions: null,
    scheduledActions: null,
    extras: {},
    waiting: null,
    version: 1,
    updates: 0,
    boughtHere: true,
    synthetic: [],
    listedAt: order.listedAt,
    directoryAt: order.completesAt + world.settings.lagMs('directory'),
    provisionedAt: order.completesAt,
    seats: { before: 0, at: order.completesAt + world.settings.lagMs('seats') },
  }
}

function startOfDay(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS
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
