import type { Catalog } from '../../src/domain/catalog.ts'
import { listCells, type Cell } from '../../test/outcomes/list-cells.ts'
import { isWay, SEGMENTS, type Book, type Expected, type Reason, type SegmentName } from '../../test/outcomes/read-expected.ts'

const COLUMNS: Readonly<Record<SegmentName, string>> = {
  commercial: 'Commercial',
  government: 'Government',
  'education-faculty': 'Education, faculty',
  'education-student': 'Education, students',
  nonprofit: 'Nonprofit',
}

const MOVES = { nce: 'moves: new commerce', legacy: 'moves: legacy', none: 'moves: nothing is bought' } as const

/** The document about every replacement option, segment by segment, in Markdown. */
export function renderOutcomes(expected: Expected, catalog: Catalog): string {
  const cells = listCells(expected, catalog)
  const books = expected.books.map((book, position) => renderBook(book, position, cells, expected))
  return [introduction(expected), ...books, renderReasons(expected)].join('\n\n')
}

function introduction({ lastVerifiedOn }: Expected): string {
  return `<!-- Written by scripts/write-outcome-table.ts from test/outcomes/expected.yaml and the catalog: change those. -->

# What every replacement comes to

Each replacement option of each retirement, for each segment in which the retired product was sold: the customer moves, and how the
replacement is bought, or the move is blocked, and why. The expectations were last verified on ${lastVerifiedOn}. They are data of their own, and
\`test/outcomes\` compares them with what happens: a book with a customer for each cell is carried out against the emulator. *Moves* means
that the old subscription is suspended, that everybody holds the new licenses, read back, with the service still off that one of them had
switched off, and that the promise check holds.

- For every cell the customer is qualified for its segment, a year is bought and billed monthly, and who would lose an enterprise
  voice service has accepted it (\`--voice-loss accept\`).
- *Not offered*: no retired offer is for that segment.
- When a segment buys where is the [sales calendar](estate-format.md#the-sales-calendar) of the emulator. What it makes up is in
  [where the emulator differs](emulator-differences.md); what a real market sells, its catalog says when a plan is made.`
}

function renderBook(book: Book, position: number, cells: readonly Cell[], expected: Expected): string {
  const outcomes = cells.map((cell) => cell.outcomes[position] ?? '')
  const moving = outcomes.filter(isWay).length
  const tables = expected.tables.map((table) => {
    const own = cells.filter((cell) => cell.table === table)
    const rows = table.rows.map((row) =>
      renderRow(
        own.filter((cell) => cell.row === row),
        position,
        expected,
      ),
    )
    return [`### ${table.title}, ${book.title}`, '', ...headings(), ...rows].join('\n')
  })
  return [
    `## ${book.title}`,
    `${book.note} Of ${outcomes.length} cells ${moving} move and ${outcomes.length - moving} are blocked.`,
    ...tables,
  ].join('\n\n')
}

function headings(): readonly string[] {
  const titles = ['Option', ...SEGMENTS.map((segment) => COLUMNS[segment])]
  return [tableRow(titles), tableRow(titles.map(() => '---'))]
}

function renderRow(cells: readonly Cell[], position: number, expected: Expected): string {
  const [first] = cells
  if (!first) return ''
  const { option, row } = first
  const remark = row.remark === undefined ? '' : ` (${row.remark})`
  const shown = SEGMENTS.map((segment) => {
    const outcome = cells.find((cell) => cell.segment === segment)?.outcomes[position]
    return outcome === undefined ? 'not offered' : renderOutcome(outcome, expected)
  })
  return tableRow([`${option.title.en}${remark}`, ...shown])
}

function renderOutcome(outcome: string, { reasons }: Expected): string {
  if (isWay(outcome)) return MOVES[outcome]
  return `\`${reasons[outcome]?.code ?? outcome}\` (${Object.keys(reasons).indexOf(outcome) + 1})`
}

function renderReasons({ reasons }: Expected): string {
  const titles = ['No.', 'Blocked by', 'Why', 'Source']
  const rows = Object.values(reasons).map((reason, i) => tableRow([String(i + 1), codesOf(reason), reason.why, reason.source]))
  return ['## Why a move is blocked', '', tableRow(titles), tableRow(titles.map(() => '---')), ...rows].join('\n')
}

function codesOf({ code, also }: Reason): string {
  return [code, ...also].map((each) => `\`${each}\``).join(', ')
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
