import { isoTime } from '../duration.ts'
import type { Actor, SubscriptionChanged } from '../events.ts'
import { subscriptionToWire } from '../handlers/partner-center/subscription-to-wire.ts'
import type { Subscription } from '../store/subscriptions.ts'
import type { World } from '../world.ts'
import { findNextChange } from './next-change.ts'
import { unitsOf } from './units.ts'

export interface Cause {
  readonly actor: Actor
  readonly requestSeq: number | null
  /** Epoch ms. */
  readonly at: number
  readonly renewalAsked?: readonly string[]
}

/** Stores a change and logs it. */
export function saveSubscription(world: World, before: Subscription, after: Subscription, cause: Cause): void {
  storeSubscription(world, after)
  const event: Omit<SubscriptionChanged, 'id'> = {
    kind: 'subscription:changed',
    at: isoTime(cause.at),
    actor: cause.actor,
    customerId: after.customerId,
    requestSeq: cause.requestSeq,
    subscriptionId: after.id,
    skuId: after.skuId,
    retired: after.retired,
    boughtHere: after.boughtHere,
    before: subscriptionToWire(before),
    after: subscriptionToWire(after),
    ...(cause.renewalAsked ? { renewalAsked: cause.renewalAsked } : {}),
    feeds: feedsOf(world, after),
  }
  world.log.append(event)
}

/** Stores it with the time of its next change, without a word in the log. */
export function storeSubscription(world: World, subscription: Subscription): void {
  world.subscriptions.save(subscription, findNextChange(subscription, world.settings.current().lifecycle)?.at)
}

function feedsOf(world: World, subscription: Subscription): SubscriptionChanged['feeds'] {
  const addOns = world.subscriptions
    .of(subscription.customerId)
    .filter((one) => one.parentId === subscription.id && one.status !== 'deleted')
  const units = unitsOf(world, subscription.customerId)
  return [...new Set([subscription, ...addOns].map((one) => one.skuId))].map((skuId) => {
    const left = units.get(skuId)
    return { skuId, unitsLeft: left ? left.enabled + left.warning : 0, consumed: world.users.consumed(subscription.customerId, skuId) }
  })
}
