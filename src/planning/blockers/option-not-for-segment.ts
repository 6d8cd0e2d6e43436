import type { Blocker } from '../../domain/plan.ts'
import type { Move } from '../move.ts'

export function optionNotForSegment(move: Move): Blocker | undefined {
  const { segment } = move.matched[0].match.offer
  if (move.option.segments.length === 0 || move.option.segments.includes(segment)) return undefined
  return { code: 'option-not-for-segment', facts: { segment, option: move.option.id, segments: move.option.segments } }
}
