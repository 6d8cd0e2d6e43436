import type { Blocker } from '../../domain/plan.ts'
import type { Move } from '../move.ts'

/** Old subscriptions of new commerce are cancelled or ended at term, and other segments are bought elsewhere: not built yet. */
export function familyNotYet(move: Move): Blocker | undefined {
  const nce = move.matched.find(({ subscription }) => subscription.family !== 'legacy')
  if (nce) return { code: 'family-not-yet', facts: { family: nce.subscription.family } }
  const other = move.matched.find(({ match }) => match.offer.segment !== 'commercial')
  return other && { code: 'segment-not-yet', facts: { segment: other.match.offer.segment } }
}
