import type { FileProblem } from '../../files/read/file-problem.ts'
import { readTable, type FileRow } from '../../files/read-table.ts'
import { choicesTable } from '../../files/tables/choices.ts'
import type { ChoicesPart } from '../contract/choices-input.ts'
import { getCompleteSnapshot } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { errorAt, type FieldError } from '../problems/fields.ts'
import { problem, type ProblemError } from '../problems/problem.ts'
import { openBook } from './book.ts'
import { gatherSayings } from './gather-sayings.ts'
import type { ChoiceCells } from './saying.ts'
import { sayingsOfRow } from './sayings-of-row.ts'

const ERRORS_LISTED_MAX = 1000

/**
 * A table of choices, rows as exceptions of customers, against what a snapshot knows. Keeps nothing.
 * @throws ProblemError naming row, column and what would be right for every cell that is wrong
 */
export async function readChoicesTable(
  bytes: Uint8Array,
  filename: string,
  wantedSnapshot: string,
  deps: Pick<ApiDeps, 'db' | 'catalog' | 'clock'>,
): Promise<{ readonly rows: number; readonly choices: ChoicesPart }> {
  const snapshot = await getCompleteSnapshot(wantedSnapshot, deps)
  const reading = await readTable(bytes, { filename }, choicesTable.columns)
  if (!reading.ok) throw wrongFile(filename, reading.problems.map(cellErrorOf(filename)), reading.problemsTotal)
  const { rows, unit, language } = reading
  const place = (at: number, key: keyof ChoiceCells): string => `${unit} ${at}, ${titleOf(key, language)}`
  const book = await openBook(snapshot, namesIn(rows), deps)
  const read = rows.map((row) => sayingsOfRow(row, book))
  const gathered = gatherSayings(read.flatMap((each) => each.sayings))
  const errors = [...read.flatMap((each) => each.errors), ...gathered.errors].sort((a, b) => a.at - b.at)
  if (errors.length > 0) {
    const listed = errors.slice(0, ERRORS_LISTED_MAX).map(({ at, column, why }) => errorAt(place(at, column), why))
    throw wrongFile(filename, listed, errors.length)
  }
  return { rows: rows.length, choices: gathered.choices }
}

function namesIn(rows: readonly FileRow<ChoiceCells>[]) {
  return {
    customers: [...new Set(rows.map(({ values }) => values.domain))],
    users: rows.flatMap(({ values }) => values.user ?? []),
  }
}

function titleOf(key: keyof ChoiceCells, language: 'en' | 'it' | 'sv'): string {
  return choicesTable.columns.find((column) => column.key === key)?.title[language] ?? key
}

/** `row 7, Seats max: "12x" is …` as place and sentence. */
export function cellErrorOf(filename: string) {
  return ({ place, what }: FileProblem): FieldError => errorAt(place ?? filename, what)
}

/** Everything that is wrong with a file, as a problem document. */
export function wrongFile(filename: string, errors: readonly FieldError[], total: number): ProblemError {
  const [first] = errors
  if (first && total === 1) {
    const { path: place, message: text, code, facts = {} } = first
    const words = code === undefined ? text : { code, text, facts }
    return place === filename ? problem('file-wrong-whole', { words }, errors) : problem('file-wrong-once', { place, words }, errors)
  }
  const facts = { count: total, file: filename }
  return total > errors.length
    ? problem('file-wrong-in-part', { ...facts, listed: errors.length }, errors)
    : problem('file-wrong', facts, errors)
}
