import type { Blocker } from '../../domain/plan.ts'
import type { Move } from '../move.ts'

/** A catalog entry that nobody has reviewed is planned with only where the operator says so. */
export function notReviewed({ retirement, choices }: Pick<Move, 'retirement' | 'choices'>): Blocker | undefined {
  if (retirement.reviewed || choices.allowUnreviewed) return undefined
  return { code: 'not-reviewed', facts: { retirement: retirement.id, source: retirement.source.title } }
}
