import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { addOnNotOnSale } from './add-on-not-on-sale.ts'
import { assignedByGroup } from './assigned-by-group.ts'
import { baseMissing } from './base-missing.ts'
import { conflict } from './conflict.ts'
import { familyUnknown } from './family-unknown.ts'
import { groupNotSplit } from './group-not-split.ts'
import { heldLicenseLacksServices } from './held-license-lacks-services.ts'
import { keepsAndAdds } from './keeps-and-adds.ts'
import { mixedOptions } from './mixed-options.ts'
import { notReviewed } from './not-reviewed.ts'
import { optionNotForSegment } from './option-not-for-segment.ts'
import { priceNotShown } from './price-not-shown.ts'
import { qualificationMissing } from './qualification-missing.ts'
import { quantityOutOfRange } from './quantity-out-of-range.ts'
import { removeOnlyLeavesNothing } from './remove-only-leaves-nothing.ts'
import { seatsShort } from './seats-short.ts'
import { sameProduct } from './same-product.ts'
import { servicesUnknown } from './services-unknown.ts'
import { sharesSku } from './shares-sku.ts'
import { targetNotOnSale } from './target-not-on-sale.ts'
import { teamsWouldBeLost } from './teams-would-be-lost.ts'
import { termEndTooNear } from './term-end-too-near.ts'
import { usageLocationMissing } from './usage-location-missing.ts'
import { voiceWouldBeLost } from './voice-would-be-lost.ts'

export type BlockerCheck = (move: Considered) => Blocker | undefined

const CHECKS: readonly BlockerCheck[] = [
  notReviewed,
  optionNotForSegment,
  familyUnknown,
  qualificationMissing,
  sameProduct,
  mixedOptions,
  keepsAndAdds,
  sharesSku,
  termEndTooNear,
  targetNotOnSale,
  addOnNotOnSale,
  baseMissing,
  quantityOutOfRange,
  priceNotShown,
  seatsShort,
  usageLocationMissing,
  assignedByGroup,
  groupNotSplit,
  servicesUnknown,
  conflict,
  heldLicenseLacksServices,
  voiceWouldBeLost,
  teamsWouldBeLost,
  removeOnlyLeavesNothing,
]

/** Every reason why this move cannot be planned, in a fixed order. */
export function blockersOfMove(move: Considered): readonly Blocker[] {
  return CHECKS.flatMap((check) => check(move) ?? [])
}
