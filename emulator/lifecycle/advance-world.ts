import type { World } from '../world.ts'
import { applyUpdate } from './apply-update.ts'
import { followDeletion } from './follow-deletion.ts'
import { findNextChange } from './next-change.ts'
import { processMember } from './process-member.ts'
import { saveSubscription } from './save-subscription.ts'

const AT_ONCE = 100

/** Lets everything happen that is due by now, in the order in which it was due. Called before every request is answered. */
export function advanceWorld(world: World): void {
  const now = world.clock.now()
  for (;;) {
    const [member] = world.groupWork.due(now, 1)
    const until = member?.dueAt ?? now
    const due = world.subscriptions.due(until, AT_ONCE)
    if (due.length > 0)
      world.database.transaction(() => due.forEach((subscription) => advance(world, subscription.customerId, subscription.id, until)))
    else if (member) world.database.transaction(() => processMembers(world, now))
    else return
  }
}

/** As many as are due before a subscription changes: then the units are others. */
function processMembers(world: World, now: number): void {
  const due = world.groupWork.due(now, AT_ONCE)
  const byMember = Map.groupBy(due, ({ customerId, userId, dueAt }) => `${dueAt} ${customerId} ${userId}`)
  for (const works of byMember.values()) {
    if (works.some(({ dueAt }) => world.subscriptions.due(dueAt, 1).length > 0)) return
    processMember(world, works)
  }
}

function advance(world: World, customerId: string, id: string, now: number): void {
  const subscription = world.subscriptions.find(customerId, id)
  const change = subscription && findNextChange(subscription, world.settings.current().lifecycle)
  if (!change || change.at > now) return
  const { at, to, requestSeq, renewalAsked = [] } = change
  if (requestSeq !== null) return applyUpdate(world, subscription, to, { actor: 'client', requestSeq, at, renewalAsked })
  const cause = { actor: 'lifecycle', requestSeq, at } as const
  saveSubscription(world, subscription, to, cause)
  if (to.status === 'deleted') followDeletion(world, to, cause)
}
