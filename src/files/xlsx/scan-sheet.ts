import { UnreadableFile } from '../read/grid.ts'
import { sayOfFile } from '../sentences.ts'
import type { Sentence } from '../../domain/sentence.ts'

/** The last row and column of a sheet (Excel specifications and limits). */
const ROWS_MAX = 1_048_576
const COLUMNS_MAX = 16_384
/** read-excel-file fills every row up to the last column: one cell far out in a long sheet is a table of billions. */
const CELLS_MAX = 10_000_000
const FLAWS_MAX = 10_000

/** Openings of rows, cells, and what is in a cell; closings of cells. No part runs past the next `<`, so that the time is linear. */
const TAGS = /<(?:\w+:)?(row|c|v|f|is)(\s[^<>]*)?>|<(?:\w+:)?(?:v|is)\/>|<\/(?:\w+:)?(c)>/g

const PLACE = /\s(?:\w+:)?r\s*=\s*["']([^"']*)["']/
const IS_ERROR = /\s(?:\w+:)?t\s*=\s*["']e["']/

interface OpenCell {
  readonly address: string
  readonly isError: boolean
  hasFormula: boolean
  hasValue: boolean
}

/**
 * What read-excel-file would not say of a sheet's XML: cells that hold an error such as #N/A, and formulas without a stored result,
 * both of which it hands back as empty. By address, `C7`, with what is wrong.
 * @throws UnreadableFile when the sheet claims rows or columns that no sheet has, or is larger than memory should hold
 */
export function scanSheet(xml: string): ReadonlyMap<string, Sentence> {
  const flaws = new Map<string, Sentence>()
  let open: OpenCell | undefined
  let lastRow = 0
  let lastColumn = 0
  for (const [tag, opened, attributes = '', closed] of xml.matchAll(TAGS)) {
    if (opened === 'row') checkRow(attributes)
    else if (opened === 'c') open = tag.endsWith('/>') ? undefined : openCell(attributes)
    else if (opened === 'f' && open) open.hasFormula = true
    else if (closed === undefined && open) open.hasValue = true
    else if (closed !== undefined && open) {
      const flaw = flawOf(open)
      if (flaw !== undefined && flaws.size < FLAWS_MAX) flaws.set(open.address, flaw)
      lastRow = Math.max(lastRow, rowOf(open.address))
      if (open.hasValue) lastColumn = Math.max(lastColumn, columnOf(open.address))
      open = undefined
    }
  }
  if (lastRow * lastColumn > CELLS_MAX) throw new UnreadableFile(sayOfFile('too-many-cells'))
  return flaws
}

function checkRow(attributes: string): void {
  const number = PLACE.exec(attributes)?.[1]
  if (number !== undefined && !(/^\d{1,7}$/.test(number) && Number(number) <= ROWS_MAX)) throw outOfPlace()
}

function openCell(attributes: string): OpenCell {
  const address = PLACE.exec(attributes)?.[1] ?? ''
  if (!/^[A-Z]{1,3}\d{1,7}$/.test(address) || rowOf(address) > ROWS_MAX || columnOf(address) > COLUMNS_MAX) throw outOfPlace()
  return { address, isError: IS_ERROR.test(attributes), hasFormula: false, hasValue: false }
}

function outOfPlace(): UnreadableFile {
  return new UnreadableFile(sayOfFile('cells-out-of-place'))
}

function flawOf({ isError, hasFormula, hasValue }: OpenCell): Sentence | undefined {
  if (isError) return sayOfFile('shows-an-error')
  if (hasFormula && !hasValue) return sayOfFile('no-stored-result')
  return undefined
}

function rowOf(address: string): number {
  return Number(address.replace(/^[A-Z]+/, ''))
}

/** A is 1, Z is 26, AA is 27. */
function columnOf(address: string): number {
  return [...address.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** `C7` for row 7 and column 3, both from 1. */
export function addressOf(row: number, column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return `${letters}${row}`
}
