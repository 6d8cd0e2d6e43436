import type { Subscription } from '../store/subscriptions.ts'
import type { World } from '../world.ts'
import { changeLicenses } from './change-licenses.ts'
import { findNextChange } from './next-change.ts'
import { saveSubscription } from './save-subscription.ts'
import type { Cause } from './save-subscription.ts'

const AT_ONCE = 100

/** Lets everything happen that is due by now, in the order in which it was due. Called before every request is answered. */
export function advanceWorld(world: World): void {
  const now = world.clock.now()
  for (;;) {
    const due = world.subscriptions.due(now, AT_ONCE)
    if (due.length === 0) return
    world.database.transaction(() => due.forEach((subscription) => advance(world, subscription.customerId, subscription.id, now)))
  }
}

function advance(world: World, customerId: string, id: string, now: number): void {
  const subscription = world.subscriptions.find(customerId, id)
  const change = subscription && findNextChange(subscription, world.settings.current().lifecycle)
  if (!change || change.at > now) return
  saveSubscription(world, subscription, change.to, { actor: 'lifecycle', requestSeq: null, at: change.at })
  if (change.to.status === 'deleted') followDeletion(world, change.to, { actor: 'lifecycle', requestSeq: null, at: change.at })
}

/** Add-ons go with their base; a SKU that nothing feeds any more leaves its users. */
export function followDeletion(world: World, deleted: Subscription, cause: Cause): void {
  const others = world.subscriptions.of(deleted.customerId).filter((one) => one.status !== 'deleted')
  for (const addOn of others.filter((one) => one.parentId === deleted.id)) {
    const gone: Subscription = { ...addOn, status: 'deleted', statusSince: cause.at, version: addOn.version + 1 }
    saveSubscription(world, addOn, gone, cause)
    followDeletion(world, gone, cause)
  }
  if (others.some((one) => one.skuId === deleted.skuId && one.parentId !== deleted.id)) return
  for (const user of world.users.holders(deleted.customerId, deleted.skuId)) {
    const kept = world.users.licensesOf(deleted.customerId, user.id).filter((license) => license.skuId !== deleted.skuId)
    changeLicenses(world, user, kept, { ...cause, actor: 'lifecycle' })
  }
}
