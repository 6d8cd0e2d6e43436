import type { RetirementId } from '../domain/id.ts'
import type { Blocked, Blocker, Skip } from '../domain/plan.ts'
import type { Subscription } from '../domain/snapshot.ts'

export function skip(subscription: Subscription, because: Skip['because'], facts: Skip['facts'] = {}): Skip {
  return { kind: 'skip', subscription: subscription.id, offerName: subscription.offerName, because, facts }
}

export function blocked(
  subscriptions: readonly [Subscription, ...Subscription[]],
  retirement: RetirementId,
  option: Blocked['option'],
  by: readonly [Blocker, ...Blocker[]],
): Blocked {
  return {
    kind: 'blocked',
    subscriptions: subscriptions.map(({ id }) => id),
    offerName: subscriptions[0].offerName,
    retirement,
    option,
    by,
  }
}
