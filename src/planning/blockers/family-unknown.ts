import type { Blocker } from '../../domain/plan.ts'
import type { EndingMove } from '../plan-ending.ts'

/** Neither legacy nor new commerce: nobody knows how such a subscription is ended. */
export function familyUnknown({ matched }: Pick<EndingMove, 'matched'>): Blocker | undefined {
  const other = matched.find(({ subscription }) => subscription.family === 'other')
  return other && { code: 'family-unknown', facts: { offer: other.subscription.offerName } }
}
