import writeExcelFile from 'write-excel-file/node'
import type { CellObject, Row as SheetRow } from 'write-excel-file/node'
import type { Language } from '../domain/catalog.ts'
import { DAY_MS, SECOND_MS } from '../domain/instant.ts'
import { LANGUAGES } from './spelling.ts'
import type { CellValue, Column, ColumnKind, Row, Table } from './table.ts'
import { escapeText } from './xlsx/escape-text.ts'

/** A sheet has 1,048,576 rows, the first of which is the header (Excel specifications and limits). */
const ROWS_MAX = 1_048_575
const CHARACTERS_MAX = 32_767
const SHEET_NAME_MAX = 31

/** Before it, Excel counts a 29 February 1900 that never was. */
const FIRST_DAY_MS = Date.UTC(1900, 2, 1)
const LAST_DAY_MS = Date.UTC(9999, 11, 31)

const WIDTH: { readonly [K in ColumnKind]: number } = { text: 24, integer: 10, amount: 12, date: 12, moment: 20, 'yes-no': 8 }

/** What a sheet cannot hold: a text in one cell, or the rows of the whole table. */
export class TooLargeForSheet extends RangeError {
  override readonly name = 'TooLargeForSheet'
  readonly cell: { readonly row: number; readonly column: string; readonly length: number } | undefined

  constructor(message: string, cell?: TooLargeForSheet['cell']) {
    super(message)
    this.cell = cell
  }
}

/**
 * A table as a workbook of one sheet: titles in the language, bold and frozen; numbers, days, moments (to the second, UTC) and yes or
 * no as what they are, everything else as text. No cell is ever a formula.
 * @throws TooLargeForSheet when the table has more rows, or a text more characters, than a sheet can hold
 */
export async function writeXlsx(table: Table, language: Language = 'en'): Promise<Buffer> {
  const sheet: SheetRow[] = [table.columns.map(({ title }) => ({ value: title[language], type: String, fontWeight: 'bold' }))]
  for await (const row of table.rows) {
    if (sheet.length > ROWS_MAX)
      throw new TooLargeForSheet(`${table.name} has more than 1,048,575 rows, which no sheet can hold: write CSV instead.`)
    sheet.push(writeRow(table.columns, row, sheet.length + 1))
  }
  return writeExcelFile(sheet, {
    sheet: table.name.replaceAll(/[[\]/\\:*?]/g, ' ').slice(0, SHEET_NAME_MAX),
    stickyRowsCount: 1,
    columns: table.columns.map((column) => ({ width: widthOf(column) })),
  }).toBuffer()
}

/** Wide enough for the title in every language, so that files differ in words alone. */
function widthOf({ title, kind, width }: Column): number {
  return width ?? Math.max(WIDTH[kind], ...LANGUAGES.map((language) => title[language].length + 2))
}

function writeRow(columns: readonly Column[], row: Row, rowNumber: number): SheetRow {
  return columns.map((column) => {
    const value = row[column.key] ?? null
    if (typeof value === 'string' && value.length > CHARACTERS_MAX) {
      throw new TooLargeForSheet(
        `row ${rowNumber}, ${column.title.en}: ${value.length} characters, and a cell of a sheet holds 32,767: write CSV instead.`,
        { row: rowNumber, column: column.title.en, length: value.length },
      )
    }
    return writeCell(column, value)
  })
}

function writeCell({ kind }: Column, value: CellValue): CellObject | null {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return { value, type: Boolean }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return kind === 'amount' ? { value, type: Number, format: '0.00##' } : { value, type: Number }
  }
  const date = kind === 'date' || kind === 'moment' ? findDate(String(value), kind) : undefined
  if (date) return { value: date, type: Date, format: kind === 'date' ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' }
  return { value: escapeText(String(value)), type: String }
}

/** Undefined for what is no day or moment, or outside of Excel's calendar: it is written as the text that it is. */
function findDate(text: string, kind: 'date' | 'moment'): Date | undefined {
  if (!(kind === 'date' ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT.*Z$/).test(text)) return undefined
  const ms = Date.parse(text)
  if (!(ms >= FIRST_DAY_MS && ms < LAST_DAY_MS + DAY_MS)) return undefined
  return new Date(Math.floor(ms / SECOND_MS) * SECOND_MS)
}
