import type { CellValue, Column } from '../table.ts'
import type { Cell } from './grid.ts'
import { readAmount, readInteger } from './read-number.ts'
import { readDay, readMoment } from './read-date.ts'
import { readYesNo } from './read-yes-no.ts'
import type { Reading, Spelling } from './reading.ts'
import { sayOfFile } from '../sentences.ts'

/** What a cell means in its column, or what is wrong with it and what would be right. An empty cell is null. */
export function readCell(column: Column, cell: Cell, spelling: Spelling): Reading {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '' && !mayBeBlank(column))) return readEmpty(column)
  if (typeof cell === 'object' && 'flaw' in cell) return { problem: cell.flaw }
  switch (column.kind) {
    case 'text':
      return readText(column, cell)
    case 'integer':
      return readInteger(cell)
    case 'amount':
      return readAmount(cell, spelling.decimalSign)
    case 'date':
      return readDay(cell, spelling.language)
    case 'moment':
      return readMoment(cell)
    case 'yes-no':
      return readYesNo(cell, spelling.language)
  }
}

/** Spaces are a text like any other where any text will do. */
function mayBeBlank({ kind, required, oneOf }: Column): boolean {
  return kind === 'text' && !required && !oneOf
}

/** What an absent or empty cell means. */
export function readEmpty({ required }: Column): Reading {
  return required ? { problem: sayOfFile('value-missing') } : { value: null }
}

function readText({ oneOf }: Column, cell: Exclude<CellValue, null> | Date): Reading {
  const text = cell instanceof Date ? cell.toISOString().replace('T00:00:00.000Z', '') : String(cell)
  if (!oneOf) return { value: text }
  const found = oneOf.find((each) => each.toLowerCase() === text.trim().toLowerCase())
  return found === undefined ? { problem: sayOfFile('none-of', { text: JSON.stringify(text), expected: oneOf }) } : { value: found }
}
