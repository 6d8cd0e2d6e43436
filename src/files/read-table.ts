import type { Language } from '../domain/catalog.ts'
import { invariant } from '../domain/invariant.ts'
import { problemAt, type FileProblem } from './read/file-problem.ts'
import { UnreadableFile, type Grid, type GridRow } from './read/grid.ts'
import { findColumn, matchColumns, type MatchedColumn } from './read/match-columns.ts'
import { openGrid, type FileName } from './read/open-grid.ts'
import { readCell, readEmpty } from './read/read-cell.ts'
import type { Spelling } from './read/reading.ts'
import { SPELLING } from './spelling.ts'
import { isRowOf } from './read/is-row-of.ts'
import type { CellValue, Column, Row, RowOf } from './table.ts'
import { sayOfFile } from './sentences.ts'

const ROWS_MAX = 200_000
/** More are counted and not listed: a file of the wrong kind is wrong in every row. */
const PROBLEMS_LISTED_MAX = 1000

/** A row that was read, with its place in the file, so that what is wrong with it later can be said there. */
export interface FileRow<Values extends Row = Row> {
  readonly at: number
  readonly values: Values
}

/** Everything, or everything that is wrong: rows of a file with a problem are never used in part. */
export type FileReading<Values extends Row = Row> =
  | { readonly ok: true; readonly language: Language; readonly unit: Grid['unit']; readonly rows: readonly FileRow<Values>[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly problemsTotal: number }

/**
 * Reads a table that a person has corrected: CSV, XLSX (its first sheet), or YAML or JSON (a list of maps). Columns are recognized by
 * key or by title in any language, in any order; a column that the file lacks is null in every row. Rows without any value are left out.
 *
 * Nothing is thrown for what is in the file: all that is wrong is in `problems`, each with row, column and what would be right.
 */
export async function readTable<const Columns extends readonly Column[]>(
  bytes: Uint8Array,
  file: FileName,
  columns: Columns,
): Promise<FileReading<RowOf<Columns>>> {
  try {
    const grid = await openGrid(bytes, file, (name) => findColumn(name, columns) !== undefined)
    return await readGrid(grid, columns)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const what = sayOfFile('of-file', { file: 'filename' in file ? file.filename : 'the file', what: error.what })
    return { ok: false, problems: [{ at: null, column: null, message: what.text, place: null, what }], problemsTotal: 1 }
  }
}

async function readGrid<Columns extends readonly Column[]>(grid: Grid, columns: Columns): Promise<FileReading<RowOf<Columns>>> {
  const { matched, language, problems: headerProblems } = matchColumns(grid, columns)
  if (matched.length === 0)
    throw new UnreadableFile(sayOfFile('none-of-the-columns', { columns: columns.map(({ title }) => title[language]) }))
  const spelling = { language, decimalSign: grid.decimalSign ?? SPELLING[language].decimalSign }
  const problems = [...headerProblems]
  let problemsTotal = problems.length
  const rows: FileRow<RowOf<Columns>>[] = []
  let count = 0
  for await (const row of grid.rows) {
    if (row.cells.every((cell) => cell === null)) continue
    count += 1
    if (count > ROWS_MAX) throw new UnreadableFile(sayOfFile('too-many-rows'))
    const { values, problems: inRow } = readRow(grid, row, matched, columns, spelling)
    problemsTotal += inRow.length
    if (problems.length < PROBLEMS_LISTED_MAX) problems.push(...inRow)
    if (problemsTotal > 0) continue
    invariant(isRowOf(columns, values), `row ${row.at} was read as its columns want it`)
    rows.push({ at: row.at, values })
  }
  if (problemsTotal > 0) return { ok: false, problems: problems.slice(0, PROBLEMS_LISTED_MAX), problemsTotal }
  return { ok: true, language, unit: grid.unit, rows }
}

function readRow(
  { unit, header }: Grid,
  { at, cells }: GridRow,
  matched: readonly MatchedColumn[],
  columns: readonly Column[],
  spelling: Spelling,
): { readonly values: Row; readonly problems: readonly FileProblem[] } {
  const values: Record<string, CellValue> = Object.fromEntries(columns.map(({ key }) => [key, null]))
  const problems: FileProblem[] = []
  for (const { column, index, name } of matched) {
    const cell = cells[index]
    const reading = cell === undefined ? readEmpty(column) : readCell(column, cell, spelling)
    if ('problem' in reading) problems.push(problemAt(unit, at, name, reading.problem))
    else values[column.key] = reading.value
  }
  const isOutside = (index: number): boolean => index >= header.length || header[index]?.name.trim() === ''
  if (cells.some((cell, index) => cell !== null && isOutside(index))) {
    problems.push(problemAt(unit, at, null, sayOfFile('column-without-title')))
  }
  return { values, problems }
}
