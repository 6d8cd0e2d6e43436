import type { Blocker } from '../../domain/plan.ts'
import type { Move } from '../move.ts'

/** Suspending a legacy subscription suspends the add-ons on it too (licensing notes, F.3). */
export function hasAddOns(move: Move): Blocker | undefined {
  const parents = new Set(move.matched.map(({ subscription }) => subscription.id))
  const addOns = move.snapshot.subscriptions.filter(
    ({ parentSubscription, status }) => parentSubscription !== null && parents.has(parentSubscription) && status !== 'deleted',
  )
  return addOns.length > 0 ? { code: 'has-add-ons', facts: { addOns: addOns.map((addOn) => addOn.offerName).sort() } } : undefined
}
