import { readTable, type FileReading, type FileRow } from '../../files/read-table.ts'
import { preFlightTable } from '../../files/tables/pre-flight.ts'
import type { StoredPlan } from '../../store/plans.ts'
import { gatherSayings } from '../choices/gather-sayings.ts'
import { cellErrorOf, wrongFile } from '../choices/read-choices-table.ts'
import type { PreflightCorrections } from '../contract/checks.ts'
import type { ApiDeps } from '../deps.ts'
import { askRow } from './ask-row.ts'
import type { AskedRow, ColumnKey, PreFlightCells } from './asked-row.ts'
import { checkAcceptances } from './check-acceptances.ts'
import { gatherPlanWide } from './gather-plan-wide.ts'
import { openPreFlight, type PreFlightBook } from './looked-at.ts'
import { readAnswer } from './read-answer.ts'
import { errorAt, wrongField } from '../problems/fields.ts'
import type { Sentence } from '../../domain/sentence.ts'

interface RowError {
  readonly at: number
  readonly column: ColumnKey
  readonly why: Sentence
}

const ERRORS_LISTED_MAX = 1000

/**
 * A plan's fix list that came back, as corrections of the plan's choices: rows with an answer, against what its pre-flight found.
 * Keeps nothing.
 * @throws ProblemError naming row, column and what would be right for every answer that cannot be taken
 */
export async function readPreflightAnswers(
  bytes: Uint8Array,
  filename: string,
  plan: StoredPlan,
  deps: Pick<ApiDeps, 'db' | 'catalog' | 'clock'>,
): Promise<{ readonly answers: number; readonly corrections: PreflightCorrections }> {
  const reading = await readTable(bytes, { filename }, preFlightTable.columns)
  if (!reading.ok) throw wrongFile(filename, reading.problems.map(cellErrorOf(filename)), reading.problemsTotal)
  const rows = reading.rows.filter(({ values }) => values.answer !== null && values.answer.trim() !== '')
  if (rows.length === 0) {
    throw wrongFile(filename, [wrongField(filename, 'no-answer', { column: titleOf('answer', reading) })], 1)
  }
  const preFlight = await openPreFlight(plan, namesIn(rows), deps)
  const { corrections, errors } = readRows(rows, preFlight, deps)
  if (errors.length > 0) {
    const place = ({ at, column }: RowError): string => `${reading.unit} ${at}, ${titleOf(column, reading)}`
    const listed = errors.toSorted((a, b) => a.at - b.at).slice(0, ERRORS_LISTED_MAX)
    throw wrongFile(
      filename,
      listed.map((error) => errorAt(place(error), error.why)),
      errors.length,
    )
  }
  return { answers: rows.length, corrections }
}

function readRows(
  rows: readonly FileRow<PreFlightCells>[],
  preFlight: PreFlightBook,
  { clock }: Pick<ApiDeps, 'clock'>,
): { readonly corrections: PreflightCorrections; readonly errors: readonly RowError[] } {
  const now = clock.now()
  const errors: RowError[] = []
  const asked: AskedRow[] = []
  for (const row of rows) {
    const found = askRow(row, preFlight, now)
    if ('column' in found) errors.push({ at: row.at, ...found })
    else asked.push(found)
  }
  const wrong = (each: { readonly at: number; readonly why: Sentence }): RowError => ({ ...each, column: 'answer' })
  const replies = asked.map((row) => ({ at: row.at, reply: readAnswer(row) }))
  errors.push(...replies.flatMap(({ at, reply }) => ('problem' in reply ? [wrong({ at, why: reply.problem })] : [])))
  const read = replies.flatMap(({ at, reply }) => ('problem' in reply ? [] : [{ at, ...reply }]))
  const { choices, errors: contradictions } = gatherSayings(read.flatMap((each) => each.sayings))
  const planWide = gatherPlanWide(read)
  const accepted = checkAcceptances(asked, ({ customer }) => {
    const looked = preFlight.find(customer.id)
    return 'text' in looked ? [] : looked.checks
  })
  errors.push(...[...contradictions, ...planWide.errors, ...accepted].map(({ at, why }) => wrong({ at, why })))
  return { corrections: { ...choices, ...planWide.choices }, errors }
}

function namesIn(rows: readonly FileRow<PreFlightCells>[]) {
  const subjects = rows.flatMap(({ values }) => values.subject ?? [])
  return {
    customers: [...new Set(rows.map(({ values }) => values.domain))],
    users: [...new Set(subjects.filter((each) => each.includes('@')))],
  }
}

function titleOf(key: ColumnKey, { language }: Pick<Extract<FileReading, { ok: true }>, 'language'>): string {
  return preFlightTable.columns.find((column) => column.key === key)?.title[language] ?? key
}
