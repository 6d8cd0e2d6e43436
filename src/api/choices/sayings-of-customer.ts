import { clause } from '../problems/fields.ts'
import { readCeiling, readGate, readSeatCount, readSeatsFrom, readSeatsRule, readUsageLocation, type CellReading } from './read-cells.ts'
import { joinReadings, NOTHING_SAID, wrongCell, type ColumnKey, type FoundRow, type RowReading } from './saying.ts'

/** What a row without a user says. */
export function sayingsOfCustomer(row: FoundRow): RowReading {
  const { values } = row
  return joinReadings([
    values.option === null ? NOTHING_SAID : ofOption(values.option, row),
    values.userOption === null ? NOTHING_SAID : wrongCell(row.at, 'userOption', clause('user-not-named')),
    say('seatsRule', readSeatsRule, row),
    say('seatsMin', readSeatCount, row),
    say('seatsMax', readSeatCount, row),
    say('seatsFrom', readSeatsFrom, row),
    say('term', asItIs, row),
    say('billingCycle', asItIs, row),
    say('usageLocation', readUsageLocation, row),
    say('voiceLoss', asItIs, row),
    say('teamsLoss', asItIs, row),
    say('priceCeiling', readCeiling, row),
    values.policy === null ? NOTHING_SAID : ofPolicy(values.policy, row),
    say('waitBuy', readGate, row),
    say('waitMove', readGate, row),
    say('waitSuspend', readGate, row),
    say('purchase', asItIs, row),
    say('suspension', asItIs, row),
    values.mayStayUntil === null ? NOTHING_SAID : ofStay(values.mayStayUntil, row),
  ])
}

function say<Column extends ColumnKey>(
  column: Column,
  read: (cell: NonNullable<FoundRow['values'][Column]>) => CellReading<unknown>,
  { at, values, customer }: FoundRow,
): RowReading {
  const cell = values[column]
  if (cell === null || cell === undefined) return NOTHING_SAID
  const reading = read(cell)
  if ('problem' in reading) return wrongCell(at, column, reading.problem)
  return { sayings: [{ customer, at, column, about: '', value: reading.value }], errors: [] }
}

/** The column has let nothing else through. */
function asItIs(word: string): CellReading<string> {
  return { value: word }
}

function ofOption(option: string, { at, customer, retirement, book }: FoundRow): RowReading {
  const own = [...customer.retirements.keys()]
  if (retirement === null && own.length > 1) {
    return wrongCell(at, 'retirement', clause('of-which-retirement', { customer: customer.domain, retirements: own }))
  }
  const of = retirement ?? own[0]
  if (of === undefined) return wrongCell(at, 'option', clause('nothing-for-an-option', { customer: customer.domain }))
  const options = book.optionsOf(of).map(({ id }) => id)
  const found = options.find((id) => id === option.trim().toLowerCase())
  if (found === undefined) return wrongCell(at, 'option', clause('retirement-without-option', { retirement: of, option, options }))
  return { sayings: [{ customer, at, column: 'option', about: of, value: found }], errors: [] }
}

/** A policy is for the row's retirement, or for each that the customer has. */
function ofPolicy(policy: string, { at, customer, retirement }: FoundRow): RowReading {
  const own = retirement === null ? [...customer.retirements.keys()] : [retirement]
  if (own.length === 0) return wrongCell(at, 'policy', clause('nothing-for-a-policy', { customer: customer.domain }))
  return { sayings: own.map((about) => ({ customer, at, column: 'policy', about, value: policy })), errors: [] }
}

/** A day is for all subscriptions of the row's retirement, or for all that the customer has of any. */
function ofStay(day: string, { at, customer, retirement }: FoundRow): RowReading {
  const { retirements, others } = customer
  const ids = retirement === null ? [...[...retirements.values()].flat(), ...others] : (retirements.get(retirement) ?? [])
  return { sayings: ids.map((id) => ({ customer, at, column: 'mayStayUntil', about: id, value: day })), errors: [] }
}
