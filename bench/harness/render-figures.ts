import { verdictOn, type Figure } from './figure.ts'

const HEADINGS = ['measure', 'what', 'target', 'measured', '', 'what binds'] as const

/** The figures as a table for a terminal; the last column is as wide as it is. */
export function renderFigures(figures: readonly Figure[]): string {
  const rows = [HEADINGS, ...figures.map(cellsOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [lines[0], '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...lines.slice(1)].join('\n')
}

function cellsOf(figure: Figure): readonly string[] {
  const { measure, what, target, measured, unit, binds } = figure
  const wanted = target === null ? '' : `${target.sign} ${shown(target.value)}`
  return [measure, what, wanted, `${shown(measured)} ${unit}`.trim(), verdictOn(figure), binds]
}

/** Three digits that count; large numbers whole. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return 'none'
  return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
}
