import type { CellValue, Column, Row, RowOf } from '../table.ts'

/** Whether every value is of its column's kind, so that the compiler may know it too. */
export function isRowOf<Columns extends readonly Column[]>(columns: Columns, row: Row): row is RowOf<Columns> {
  return columns.every((column) => isValueOf(column, row[column.key]))
}

function isValueOf({ kind, required, oneOf }: Column, value: CellValue | undefined): boolean {
  if (value === undefined) return false
  if (value === null) return required !== true
  if (oneOf) return typeof value === 'string' && oneOf.includes(value)
  if (kind === 'yes-no') return typeof value === 'boolean'
  return typeof value === (kind === 'integer' || kind === 'amount' ? 'number' : 'string')
}
