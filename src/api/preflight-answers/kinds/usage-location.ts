import { readUsageLocation } from '../../choices/read-cells.ts'
import { sayingOf, type AnswerKind } from '../asked-row.ts'

/** A country for the row's user, or for all of the customer's users who have none. */
export const usageLocation: AnswerKind = {
  expected: ({ user }) => (user === null ? 'a country such as IT, or customer-country' : 'a country such as IT'),
  read(row) {
    const reading = readUsageLocation(row.answer)
    if ('problem' in reading || reading.value === null) return undefined
    if (row.user === null) return { sayings: [sayingOf(row, 'usageLocation', reading.value)] }
    if (reading.value === 'customer-country') return { problem: 'customer-country is for whole customers: expected a country such as IT' }
    return { sayings: [sayingOf(row, 'usageLocation', reading.value, row.user)] }
  },
}
