import { clause } from '../problems/fields.ts'
import { readUserLocation, type CellReading } from './read-cells.ts'
import { joinReadings, NOTHING_SAID, wrongCell, type ColumnKey, type FoundRow, type RowReading } from './saying.ts'

/** Columns that are for whole customers. */
const CUSTOMER_COLUMNS: readonly ColumnKey[] = [
  ...(['option', 'seatsRule', 'seatsMin', 'seatsMax', 'seatsFrom', 'term', 'billingCycle'] as const),
  ...(['voiceLoss', 'teamsLoss', 'priceCeiling', 'mayStayUntil'] as const),
  ...(['policy', 'waitBuy', 'waitMove', 'waitSuspend', 'purchase', 'suspension'] as const),
]

/** What a row says of its user: another option, a usage location, or both. */
export function sayingsOfUser(user: string, row: FoundRow): RowReading {
  const { at, values, customer, book } = row
  const { userOption, usageLocation } = values
  const stranger = clause('user-of-others', { user, customer: customer.domain, snapshot: book.snapshot })
  return joinReadings([
    ...CUSTOMER_COLUMNS.filter((column) => values[column] !== null).map((column) => wrongCell(at, column, clause('about-one-user'))),
    book.customerOf(user) === customer.id ? NOTHING_SAID : wrongCell(at, 'user', stranger),
    userOption === null && usageLocation === null ? wrongCell(at, 'userOption', clause('nothing-of-user')) : NOTHING_SAID,
    userOption === null ? NOTHING_SAID : say('userOption', optionForUser(userOption, row), user, row),
    usageLocation === null ? NOTHING_SAID : say('usageLocation', readUserLocation(usageLocation), user, row),
  ])
}

function say(column: ColumnKey, reading: CellReading<string>, user: string, { at, customer }: FoundRow): RowReading {
  if ('problem' in reading) return wrongCell(at, column, reading.problem)
  return { sayings: [{ customer, at, column, about: user, value: reading.value }], errors: [] }
}

function optionForUser(option: string, { customer, retirement, book }: FoundRow): CellReading<string> {
  const retirements = retirement === null ? [...customer.retirements.keys()] : [retirement]
  const options = retirements.flatMap((each) => book.optionsOf(each)).map(({ id }) => id)
  const found = options.find((id) => id === option.trim().toLowerCase())
  return found === undefined ? { problem: clause('option-not-there', { option, options }) } : { value: found }
}
