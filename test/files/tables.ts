import { affectedCustomersTable } from '../../src/files/tables/affected-customers.ts'
import { choicesTable } from '../../src/files/tables/choices.ts'
import { deadlinesTable } from '../../src/files/tables/deadlines.ts'
import { failuresTable } from '../../src/files/tables/failures.ts'
import { logTable } from '../../src/files/tables/log.ts'
import { preFlightTable } from '../../src/files/tables/pre-flight.ts'
import { usersTable } from '../../src/files/tables/users.ts'
import type { CellValue, Column, Row, TableDefinition } from '../../src/files/table.ts'

export const ALL_TABLES: readonly TableDefinition[] = [
  affectedCustomersTable,
  choicesTable,
  preFlightTable,
  usersTable,
  failuresTable,
  deadlinesTable,
  logTable,
]

/** Every kind of column, and nothing that has to be filled in. */
export const EVERY_KIND: TableDefinition = {
  name: 'every-kind',
  columns: [
    { key: 'name', title: { en: 'Name', it: 'Nome', sv: 'Namn' }, kind: 'text' },
    { key: 'seats', title: { en: 'Seats', it: 'Postazioni', sv: 'Platser' }, kind: 'integer' },
    { key: 'price', title: { en: 'Price', it: 'Prezzo', sv: 'Pris' }, kind: 'amount' },
    { key: 'day', title: { en: 'Day', it: 'Giorno', sv: 'Dag' }, kind: 'date' },
    { key: 'at', title: { en: 'When', it: 'Quando', sv: 'När' }, kind: 'moment' },
    { key: 'isOn', title: { en: 'On', it: 'Attivo', sv: 'På' }, kind: 'yes-no' },
  ],
}

/** A row with a value in every column; the second of two is as different as can be, negative and empty where it may be. */
export function rowsOf({ columns }: TableDefinition): readonly [Row, Row] {
  const row = (valueOf: (column: Column) => CellValue): Row => Object.fromEntries(columns.map((column) => [column.key, valueOf(column)]))
  return [row(fullValue), row((column) => (column.required ? fullValue(column) : sparseValue(column)))]
}

function fullValue({ kind, oneOf, title }: Column): CellValue {
  switch (kind) {
    case 'text':
      return oneOf?.[0] ?? `${title.sv}; "quoted", 'and'\r\nÅngström`
    case 'integer':
      return 12
    case 'amount':
      return 1234.5
    case 'date':
      return '2026-02-01'
    case 'moment':
      return '2026-02-28T23:59:59.000Z'
    case 'yes-no':
      return true
  }
}

function sparseValue({ kind, oneOf }: Column): CellValue {
  if (kind === 'text') return oneOf ? null : '=HYPERLINK("http://example.invalid")'
  if (kind === 'integer') return -3
  return kind === 'yes-no' ? false : null
}
