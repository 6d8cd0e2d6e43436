import { stringify } from 'csv-stringify/sync'
import type { Language } from '../domain/catalog.ts'
import { makeHarmless } from './harmless.ts'
import { SPELLING } from './spelling.ts'
import type { CellValue, Column, Row, Table } from './table.ts'

/** So many rows become one piece of text: few enough for little memory, many enough that writing a piece is worth it. */
const ROWS_PER_PIECE = 500

/** Excel takes a CSV file without it for the code page of the machine, and spoils every letter that is not English. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * A table as CSV that Excel in this language opens with a double click: UTF-8 with a byte order mark, CRLF, separator and decimal
 * sign of the language, titles in the language, days and moments in ISO 8601. Texts that a spreadsheet could take for a
 * formula get an apostrophe in front, which `readTable` takes off again.
 *
 * Pieces come as they are asked for, so a table of any length needs the memory of one piece.
 */
export async function* writeCsv(table: Table, language: Language = 'en'): AsyncGenerator<string, void, undefined> {
  const { separator } = SPELLING[language]
  const write = (records: string[][]): string =>
    stringify(records, { delimiter: separator, record_delimiter: '\r\n', quote_record_delimiter: true })

  yield BYTE_ORDER_MARK + write([table.columns.map(({ title }) => title[language])])
  let piece: string[][] = []
  for await (const row of table.rows) {
    piece.push(writeRow(table.columns, row, language))
    if (piece.length < ROWS_PER_PIECE) continue
    yield write(piece)
    piece = []
  }
  if (piece.length > 0) yield write(piece)
}

function writeRow(columns: readonly Column[], row: Row, language: Language): string[] {
  return columns.map((column) => writeCell(column, row[column.key] ?? null, language))
}

function writeCell(column: Column, value: CellValue, language: Language): string {
  const { decimalSign, yes, no } = SPELLING[language]
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'number') return writeNumber(column, value).replace('.', decimalSign)
  return makeHarmless(value)
}

/** Never with an exponent: `1e21` would be read as a text by one and as a formula by another. */
function writeNumber({ kind }: Column, value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: kind === 'integer' ? 0 : 20 }) : text
}
