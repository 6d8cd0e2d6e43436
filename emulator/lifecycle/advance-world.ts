import type { World } from '../world.ts'
import { applyUpdate } from './apply-update.ts'
import { followDeletion } from './follow-deletion.ts'
import { findNextChange } from './next-change.ts'
import { saveSubscription } from './save-subscription.ts'

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
  const { at, to, requestSeq } = change
  if (requestSeq !== null) return applyUpdate(world, subscription, to, { actor: 'client', requestSeq, at })
  const cause = { actor: 'lifecycle', requestSeq, at } as const
  saveSubscription(world, subscription, to, cause)
  if (to.status === 'deleted') followDeletion(world, to, cause)
}
