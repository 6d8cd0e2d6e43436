import type { BlockerCode } from '../../domain/plan.ts'
import type { AnswerKind } from './asked-row.ts'
import { acceptTeamsLoss, acceptUnreviewed, acceptVoiceLoss } from './kinds/accept.ts'
import { leaveUntil } from './kinds/leave-until.ts'
import { option } from './kinds/option.ts'
import { fewerSeats, moreSeats } from './kinds/seats.ts'
import { termAndBilling } from './kinds/term-and-billing.ts'
import { termEndMargin } from './kinds/term-end-margin.ts'
import { usageLocation } from './kinds/usage-location.ts'

/** What the rows of a check may be answered with; every row may be left as it is until a day. */
export function kindsOfCheck(check: string): readonly AnswerKind[] {
  return [...(BY_CHECK.get(check) ?? []), leaveUntil]
}

const BY_BLOCKER: { readonly [code in BlockerCode]: readonly AnswerKind[] } = {
  'usage-location-missing': [usageLocation],
  'no-replacement-chosen': [option],
  'option-unknown': [option],
  'option-not-for-segment': [option],
  'target-not-on-sale': [option, termAndBilling],
  'base-missing': [option],
  'seats-short': [moreSeats],
  'quantity-out-of-range': [fewerSeats, option],
  'voice-would-be-lost': [acceptVoiceLoss, option],
  'teams-would-be-lost': [acceptTeamsLoss, option],
  'not-reviewed': [acceptUnreviewed],
  'term-end-too-near': [termEndMargin],
  conflict: [option],
  dependency: [option],
  'remove-only-leaves-nothing': [option],
  'same-product': [option],
  'mixed-options': [option],
  'keeps-and-adds': [option],
  'users-in-two-moves': [],
  'held-license-lacks-services': [option],
  'price-not-shown': [],
  'shares-sku': [option],
  'add-on-not-on-sale': [option],
  'not-active': [],
  'family-unknown': [],
  'qualification-missing': [],
  'assigned-by-group': [],
  'group-not-split': [],
  'sku-unknown': [],
  'services-unknown': [],
  'user-unknown': [],
  'still-in-use': [],
  'renewal-not-offered': [],
}

const BY_CHECK: ReadonlyMap<string, readonly AnswerKind[]> = new Map([
  ...Object.entries(BY_BLOCKER),
  // Looked at live; about users as the plan's own check is.
  ['usage-location', [usageLocation]],
])
