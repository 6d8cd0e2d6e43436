import type { Blocker } from '../../domain/plan.ts'
import type { Move } from '../move.ts'
import { assignedByGroup } from './assigned-by-group.ts'
import { familyNotYet } from './family-not-yet.ts'
import { hasAddOns } from './has-add-ons.ts'
import { optionNotForSegment } from './option-not-for-segment.ts'
import { optionNotYet } from './option-not-yet.ts'
import { quantityOutOfRange } from './quantity-out-of-range.ts'
import { seatsShort } from './seats-short.ts'
import { servicesUnknown } from './services-unknown.ts'
import { sharesSku } from './shares-sku.ts'
import { targetNotOnSale } from './target-not-on-sale.ts'
import { termEndTooNear } from './term-end-too-near.ts'
import { usageLocationMissing } from './usage-location-missing.ts'

export type BlockerCheck = (move: Move) => Blocker | undefined

const CHECKS: readonly BlockerCheck[] = [
  optionNotForSegment,
  familyNotYet,
  optionNotYet,
  hasAddOns,
  sharesSku,
  termEndTooNear,
  targetNotOnSale,
  quantityOutOfRange,
  seatsShort,
  usageLocationMissing,
  assignedByGroup,
  servicesUnknown,
]

/** Every reason why this move cannot be planned, in a fixed order. */
export function blockersOfMove(move: Move): readonly Blocker[] {
  return CHECKS.flatMap((check) => check(move) ?? [])
}
