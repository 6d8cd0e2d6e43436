import { DAY_MS, epochMs, instant } from '../../../domain/instant.ts'
import type { AnswerKind, AskedRow } from '../asked-row.ts'
import { clause } from '../../problems/fields.ts'

/** How many days before its term's end a subscription may still be moved; of the whole plan. */
export const termEndMargin: AnswerKind = {
  expected: (row) => (daysLeft(row) < 0 ? clause('no-margin') : clause('margin', { days: daysLeft(row) })),
  read(row) {
    if (!/^\d{1,4}$/.test(row.answer)) return undefined
    const days = Number(row.answer)
    const left = daysLeft(row)
    if (days > left) {
      return { problem: left < 0 ? clause('term-over', { days }) : clause('margin-over', { days, left }) }
    }
    return { sayings: [], planWide: { termEndMarginDays: days } }
  },
}

/** Whole days, by the subscription that ends first. */
function daysLeft({ blockers, now }: AskedRow): number {
  const ends = blockers.flatMap(({ facts }) => (typeof facts['termEndsAt'] === 'string' ? [epochMs(instant(facts['termEndsAt']))] : []))
  return Math.floor((Math.min(...ends) - epochMs(now)) / DAY_MS)
}
