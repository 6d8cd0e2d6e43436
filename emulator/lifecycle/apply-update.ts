import { madeUpHex } from '../made-up-id.ts'
import { currencyOf, unitPrice } from '../reference/prices.ts'
import type { Subscription } from '../store/subscriptions.ts'
import type { World } from '../world.ts'
import { followDeletion } from './follow-deletion.ts'
import { saveSubscription } from './save-subscription.ts'
import type { Cause } from './save-subscription.ts'

/** Makes a client's change of a subscription, with all that follows from it: its add-ons, its users, its orders. */
export function applyUpdate(world: World, before: Subscription, after: Subscription, cause: Cause): void {
  if (before.status === 'active' && after.status === 'suspended') suspendAddOns(world, before, cause)
  saveSubscription(world, before, after, cause)
  if (after.status === 'deleted' && before.status !== 'deleted') followDeletion(world, after, cause)
  if (after.family === 'nce') addChangeOrder(world, before, after, cause.at)
}

/** Suspending a legacy base suspends its add-ons, down to add-ons of add-ons; they do not come back with it. */
function suspendAddOns(world: World, base: Subscription, cause: Cause): void {
  for (const addOn of world.subscriptions.of(base.customerId)) {
    if (addOn.parentId !== base.id || addOn.status !== 'active') continue
    suspendAddOns(world, addOn, cause)
    const suspended: Subscription = {
      ...addOn,
      status: 'suspended',
      statusSince: cause.at,
      suspensionReasons: ['CustomerCancellation'],
      waiting: null,
      version: addOn.version + 1,
    }
    saveSubscription(world, addOn, suspended, cause)
  }
}

/** New commerce: seats that are added or given back, and a cancellation, are orders of their own (Partner Center REST, orders, 2023-10). */
function addChangeOrder(world: World, before: Subscription, after: Subscription, at: number): void {
  const cancelled = after.status === 'deleted' && before.status !== 'deleted'
  const more = cancelled ? -before.quantity : after.quantity - before.quantity
  if (more === 0) return
  const { customerId, id, offerId, friendlyName, term, billingCycle } = after
  const country = world.customers.find(customerId)?.country ?? 'US'
  const transactionType = cancelled ? 'Cancel' : more > 0 ? 'AddQuantity' : 'RemoveQuantity'
  const price = unitPrice(world.catalog.getProduct(after.product), country, term, billingCycle)
  const line = { lineItemNumber: 0, offerId, subscriptionId: id, parentSubscriptionId: null, friendlyName, quantity: Math.abs(more) }
  world.orders.save({
    id: madeUpHex(12, customerId, id, String(after.version)),
    customerId,
    cartId: null,
    createdAt: at,
    reviewedAt: null,
    completesAt: at,
    listedAt: at + world.settings.lagMs('orderList'),
    billingCycle,
    currencyCode: currencyOf(country).code,
    lines: [{ ...line, termDuration: term, transactionType, unitPrice: price }],
  })
}
