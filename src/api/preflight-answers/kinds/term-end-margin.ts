import { DAY_MS, epochMs, instant } from '../../../domain/instant.ts'
import type { AnswerKind, AskedRow } from '../asked-row.ts'

/** How many days before its term's end a subscription may still be moved; of the whole plan. */
export const termEndMargin: AnswerKind = {
  expected: (row) => (daysLeft(row) < 0 ? 'nothing else, since the term has ended' : `a margin in days (0 to ${daysLeft(row)})`),
  read(row) {
    if (!/^\d{1,4}$/.test(row.answer)) return undefined
    const days = Number(row.answer)
    const left = daysLeft(row)
    if (days > left) {
      const right = left < 0 ? 'it has ended: expected leave until YYYY-MM-DD' : `it ends in ${left} days: expected 0 to ${left}`
      return { problem: `${days} days before the term's end are over, ${right}` }
    }
    return { sayings: [], planWide: { termEndMarginDays: days } }
  },
}

/** Whole days, by the subscription that ends first. */
function daysLeft({ blockers, now }: AskedRow): number {
  const ends = blockers.flatMap(({ facts }) => (typeof facts['termEndsAt'] === 'string' ? [epochMs(instant(facts['termEndsAt']))] : []))
  return Math.floor((Math.min(...ends) - epochMs(now)) / DAY_MS)
}
