import { DAY_MS, earliest, epochMs } from '../../domain/instant.ts'
import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'

export function termEndTooNear(move: Considered): Blocker | undefined {
  const [first, ...rest] = move.matched.flatMap(({ subscription }) => subscription.termEndsAt ?? [])
  if (!first) return undefined
  const termEndsAt = earliest(first, ...rest)
  const daysLeft = Math.floor((epochMs(termEndsAt) - epochMs(move.asOf)) / DAY_MS)
  const daysNeeded = move.choices.termEndMarginDays
  return daysLeft < daysNeeded ? { code: 'term-end-too-near', facts: { termEndsAt, daysNeeded } } : undefined
}
