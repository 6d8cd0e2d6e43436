import type { Catalog, Retirement } from '../../src/domain/catalog.ts'
import { offersOf } from './list-cells.ts'
import { isWay, SEGMENTS, type Expected, type Row, type Table } from './read-expected.ts'

/** What the file says too little or too much of, by the catalog: every option for every segment of its retirement, once. */
export function checkExpected(expected: Expected, catalog: Catalog): readonly string[] {
  const known = new Set<string>(catalog.retirements.map(({ id }) => id))
  const used = new Set(expected.tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => Object.values(cells).flat())))
  return [
    ...catalog.retirements.flatMap((retirement) => checkRetirement(retirement, expected)),
    ...expected.tables.filter(({ retirement }) => !known.has(retirement)).map(({ retirement }) => `${retirement} is not in the catalog`),
    ...expected.tables.flatMap((table) => table.rows.flatMap((row) => checkRow(row, table, expected, catalog))),
    ...Object.keys(expected.reasons).flatMap((reason) => (used.has(reason) ? [] : [`no cell is blocked for the reason ${reason}`])),
  ]
}

function checkRetirement({ id, retires, options }: Retirement, { tables }: Expected): readonly string[] {
  const own = tables.filter(({ retirement }) => retirement === id)
  const strays = retires.filter(({ name }) => own.filter(({ offers }) => name.startsWith(offers)).length !== 1)
  return [
    ...strays.map(({ name }) => `${id}: the offer ${name} wants one table, which names how it begins`),
    ...own.flatMap((table) =>
      options
        .filter((option) => table.rows.every((row) => row.option !== option.id))
        .map((option) => `${table.id} has no row for ${option.id}`),
    ),
  ]
}

function checkRow(row: Row, table: Table, { books, reasons }: Expected, catalog: Catalog): readonly string[] {
  const at = `${table.id}, ${row.id ?? row.option}`
  return SEGMENTS.flatMap((segment) => {
    const outcomes = row.cells[segment]
    const isOffered = offersOf(table, segment, catalog).length > 0
    if (!isOffered) return outcomes ? [`${at}: no retired offer is for ${segment}`] : []
    if (outcomes?.length !== books.length) return [`${at}: ${segment} wants an outcome for each of the ${books.length} books`]
    return outcomes
      .filter((outcome) => !isWay(outcome) && !(outcome in reasons))
      .map((outcome) => `${at}: ${segment}: "${outcome}" is neither a way to buy nor one of the reasons`)
  })
}
