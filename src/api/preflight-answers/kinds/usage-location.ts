import { readUsageLocation } from '../../choices/read-cells.ts'
import { sayingOf, type AnswerKind } from '../asked-row.ts'
import { clause } from '../../problems/fields.ts'

/** A country for the row's user, or for all of the customer's users who have none. */
export const usageLocation: AnswerKind = {
  expected: ({ user }) => clause(user === null ? 'a-country-or-theirs' : 'a-country'),
  read(row) {
    const reading = readUsageLocation(row.answer)
    if ('problem' in reading || reading.value === null) return undefined
    if (row.user === null) return { sayings: [sayingOf(row, 'usageLocation', reading.value)] }
    if (reading.value === 'customer-country') return { problem: clause('theirs-for-whole') }
    return { sayings: [sayingOf(row, 'usageLocation', reading.value, row.user)] }
  },
}
