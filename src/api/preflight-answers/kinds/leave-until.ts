import { z } from 'zod'
import { sayingOf, type AnswerKind, type AskedRow } from '../asked-row.ts'
import { clause } from '../../problems/fields.ts'

const Day = z.iso.date()

/** `leave until 2027-01-31`: what the row is about stays as it is until then. Every row takes it. */
export const leaveUntil: AnswerKind = {
  expected: () => 'leave until YYYY-MM-DD',
  read(row) {
    const day = /^leave\s+until\s+(\S+)$/i.exec(row.answer)?.[1]
    if (day === undefined) return undefined
    if (!Day.safeParse(day).success) return { problem: clause('no-day', { day }) }
    const today = row.now.slice(0, 10)
    if (day <= today) return { problem: clause('day-has-come', { day, today }) }
    const subscriptions = subscriptionsOf(row)
    if (subscriptions.length === 0) return { problem: clause('nothing-replaced', { customer: row.customer.domain }) }
    return { sayings: subscriptions.map((id) => sayingOf(row, 'mayStayUntil', day, id)) }
  },
}

function subscriptionsOf({ decisions }: AskedRow): readonly string[] {
  return [
    ...new Set(decisions.flatMap((each) => (each.kind === 'blocked' ? each.subscriptions : each.from.subscriptions.map(({ id }) => id)))),
  ]
}
