import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'

export function optionNotForSegment(move: Considered): Blocker | undefined {
  const { segment } = move.matched[0].match.offer
  const other = move.destinations.find(({ option }) => segment !== null && option.segments.length > 0 && !option.segments.includes(segment))
  return other && { code: 'option-not-for-segment', facts: { segment, option: other.option.id, segments: other.option.segments } }
}
