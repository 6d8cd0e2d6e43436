import type { Subscription } from '../store/subscriptions.ts'
import type { World } from '../world.ts'
import { changeLicenses } from './change-licenses.ts'
import { saveSubscription } from './save-subscription.ts'
import type { Cause } from './save-subscription.ts'

/** Add-ons go with their base; a SKU that nothing feeds any more leaves its users. */
export function followDeletion(world: World, deleted: Subscription, cause: Cause): void {
  const others = world.subscriptions.of(deleted.customerId).filter((one) => one.status !== 'deleted')
  for (const addOn of others.filter((one) => one.parentId === deleted.id)) {
    const gone: Subscription = { ...addOn, status: 'deleted', statusSince: cause.at, waiting: null, version: addOn.version + 1 }
    saveSubscription(world, addOn, gone, cause)
    followDeletion(world, gone, cause)
  }
  if (others.some((one) => one.skuId === deleted.skuId && one.parentId !== deleted.id)) return
  for (const user of world.users.holders(deleted.customerId, deleted.skuId)) {
    const kept = world.users.licensesOf(deleted.customerId, user.id).filter((license) => license.skuId !== deleted.skuId)
    changeLicenses(world, user, kept, { ...cause, actor: 'lifecycle' })
  }
}
