import { DAY_MS, earliest, epochMs } from '../../domain/instant.ts'
import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'

export function termEndTooNear(move: Considered): Blocker | undefined {
  const [first, ...rest] = move.matched.flatMap(({ subscription }) => subscription.termEndsAt ?? [])
  if (!first) return undefined
  const termEndsAt = earliest(first, ...rest)
  const daysLeft = Math.floor((epochMs(termEndsAt) - epochMs(move.asOf)) / DAY_MS)
  const daysNeeded = Math.max(move.choices.termEndMarginDays, daysUntilEnded(move))
  return daysLeft < daysNeeded ? { code: 'term-end-too-near', facts: { termEndsAt, daysNeeded } } : undefined
}

/** One of new commerce that renews has to be stopped before it does: buying, moving and the hold come first. */
function daysUntilEnded({ matched, choices: { hold } }: Considered): number {
  const renews = matched.some(({ subscription }) => subscription.family === 'nce' && subscription.autoRenew)
  const holdDays = 'hours' in hold ? Math.ceil(hold.hours / 24) : hold.workingDays + 2
  return renews ? holdDays + 1 : 0
}
