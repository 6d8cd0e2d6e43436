import type { Warning } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { switchOffOf } from '../switch-off-of.ts'

/** An old subscription of new commerce is paid until its term ends, unless it is canceled inside its seven days. */
export function oldNewCommerce(move: Considered): readonly Warning[] {
  return move.matched
    .filter(({ subscription }) => subscription.family === 'nce')
    .map(({ subscription }) => ({
      code: 'paid-twice',
      facts: {
        offer: subscription.offerName,
        until: subscription.termEndsAt,
        unlessBy: switchOffOf(subscription, move) === 'cancel' ? subscription.cancellableUntil : null,
      },
    }))
}
