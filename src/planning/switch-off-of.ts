import type { SwitchOff } from '../domain/plan.ts'
import type { Subscription } from '../domain/snapshot.ts'
import type { Move } from './move.ts'

/**
 * How an old subscription ends. Legacy is suspended, which ends its bill. New commerce goes on being billed when it is
 * suspended: it is canceled while its seven days last, else ended at its term (Partner Center, subscription life cycle,
 * 2023-08 and 2026-05). Which of the two it comes to is seen when everybody is moved.
 */
export function switchOffOf(subscription: Subscription, { asOf }: Pick<Move, 'asOf'>): SwitchOff['by'] {
  if (subscription.family !== 'nce') return 'suspend'
  const { cancellableUntil } = subscription
  return cancellableUntil !== null && cancellableUntil > asOf ? 'cancel' : 'end-at-term'
}
