import { cut, fit, plain, widthOf, wrap } from './text.ts'
import type { View } from './view.ts'

const GAP = 2
/** Narrower than this a cut cell says nothing any more. */
const CELL_MIN = 8

/**
 * Rows under a head, within the view's width: the widest columns give way first, and what is cut ends with ….
 * Where even that is too wide, a block per row with its first cell as the head.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[], view: View): string {
  const cells = [head, ...rows].map((row) => row.map(plain))
  const natural = head.map((_name, column) => cells.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), 0))
  const space = view.width - GAP * (head.length - 1)
  if (sum(natural.map((width) => Math.min(width, CELL_MIN))) > space) return rows.map((row) => block(head, row, view)).join('\n')
  const widths = shrink(natural, space)
  const [first = '', ...lines] = cells.map((row) => line(row, widths, view.width))
  return [view.paint('quiet', first), ...lines].join('\n')
}

function shrink(widths: readonly number[], space: number): readonly number[] {
  const result = [...widths]
  while (sum(result) > space) {
    const widest = result.indexOf(Math.max(...result))
    const width = result[widest] ?? 0
    if (width <= 1) break
    result[widest] = width - 1
  }
  return result
}

function block(head: readonly string[], [first = '', ...others]: readonly string[], view: View): string {
  const details = others.map((cell, i) => wrap(`  ${head[i + 1] ?? ''}: ${cell}`, view.columns))
  return [view.paint('strong', cut(plain(first), view.columns)), ...details].join('\n')
}

function line(row: readonly string[], widths: readonly number[], columns: number): string {
  return cut(
    row
      .map((cell, column) => fit(cell, widths[column] ?? CELL_MIN))
      .join(' '.repeat(GAP))
      .trimEnd(),
    columns,
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
