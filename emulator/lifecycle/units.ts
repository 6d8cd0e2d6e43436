import type { Subscription } from '../store/subscriptions.ts'
import type { World } from '../world.ts'

/** What the directory counts for one SKU. */
export interface Units {
  readonly skuId: string
  readonly enabled: number
  readonly warning: number
  readonly suspended: number
  readonly consumed: number
  readonly subscriptionIds: readonly string[]
}

/**
 * Units of every SKU that some subscription of the customer feeds, as Graph shows them now (Microsoft Graph, subscribedSkus; lifecycle
 * page, 2023-08): active is enabled, expired is warning, suspended and disabled are suspended. Bought seats show after their lag.
 */
export function unitsOf(world: World, customerId: string): Map<string, Units> {
  const now = world.clock.now()
  const bySku = new Map<string, Units>()
  for (const subscription of world.subscriptions.of(customerId)) {
    if (!isSeen(subscription, now)) continue
    const seats = now >= subscription.seats.at ? subscription.quantity : Math.min(subscription.seats.before, subscription.quantity)
    const known = bySku.get(subscription.skuId) ?? nothing(subscription.skuId, world.users.consumed(customerId, subscription.skuId))
    bySku.set(subscription.skuId, plus(known, subscription, seats))
  }
  return bySku
}

/** Enabled, warning, suspended: in this order the SKU's `capabilityStatus` follows what there is most of use. */
export function capabilityOf(units: Units): 'Enabled' | 'Warning' | 'Suspended' {
  if (units.enabled > 0) return 'Enabled'
  return units.warning > 0 ? 'Warning' : 'Suspended'
}

export function freeUnits(units: Units): number {
  return units.enabled + units.warning - units.consumed
}

/** The directory knows a subscription from the moment its first seats show until it is deleted. */
function isSeen(subscription: Subscription, now: number): boolean {
  if (subscription.status === 'pending' || subscription.status === 'deleted') return false
  return now >= subscription.seats.at || subscription.seats.before > 0
}

function plus(units: Units, subscription: Subscription, seats: number): Units {
  const bucket = subscription.status === 'active' ? 'enabled' : subscription.status === 'expired' ? 'warning' : 'suspended'
  return { ...units, [bucket]: units[bucket] + seats, subscriptionIds: [...units.subscriptionIds, subscription.id] }
}

function nothing(skuId: string, consumed: number): Units {
  return { skuId, enabled: 0, warning: 0, suspended: 0, consumed, subscriptionIds: [] }
}
