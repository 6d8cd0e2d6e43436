import type { TableRow } from '../../api/contract/tables.ts'
import { table } from './table.ts'
import { counted, minuteOf, withMinutes, wrap } from './text.ts'
import type { View } from './view.ts'

/** Users of a plan: what they have, what they get, what they lose. */
export function renderPlannedUsers(rows: readonly TableRow[], view: View): string {
  if (rows.length === 0) return wrap('This plan moves nobody.', view.columns)
  const cells = rows.map((row) => [text(row, 'user'), text(row, 'oldProducts'), text(row, 'newProducts'), text(row, 'servicesLost') || '-'])
  return [
    table(['User', 'Before', 'After', 'Loses'], cells, view),
    '',
    wrap(`${counted(rows.length, 'user')}. Services in full: --format csv, or crossgrade plan user PLAN USER`, view.columns),
  ].join('\n')
}

/** A block per failure: a table would cut what matters. */
export function renderFailures(rows: readonly TableRow[], view: View): string {
  if (rows.length === 0) return wrap('Nothing has failed.', view.columns)
  const blocks = rows.flatMap((row) => [
    view.paint('strong', wrap(`${text(row, 'customer')}: ${text(row, 'subject')}`, view.columns)),
    wrap(`  ${text(row, 'step')}, ${text(row, 'code')}: ${withMinutes(text(row, 'what'))}`, view.columns, 4),
    wrap(`  to fix it (${text(row, 'whoFixes')}): ${text(row, 'fix')}`, view.columns, 4),
  ])
  return [...blocks, '', `${counted(rows.length, 'failure')}.`].join('\n')
}

export function renderDeadlines(rows: readonly TableRow[], view: View): string {
  if (rows.length === 0) return wrap('This run has no old subscription with a date.', view.columns)
  const cells = rows.map((row) => [
    text(row, 'customer'),
    text(row, 'subscription'),
    [text(row, 'kind'), text(row, 'bought')].filter((each) => each !== '').join(': '),
    text(row, 'date'),
    text(row, 'inDays'),
  ])
  return table(['Customer', 'Subscription', 'Kind', 'Date', 'In days'], cells, view)
}

/** What a person orders; ids are in the file. */
export function renderOrders(rows: readonly TableRow[], view: View): string {
  if (rows.length === 0) return wrap('Nobody has to order anything: what is bought is bought by Crossgrade.', view.columns)
  const cells = rows.map((row) => [
    text(row, 'customer'),
    text(row, 'product'),
    text(row, 'quantity'),
    [text(row, 'term'), text(row, 'billing')].filter((each) => each !== '').join(' '),
    text(row, 'byWhen'),
    text(row, 'state'),
  ])
  return table(['Customer', 'Product', 'Seats', 'Term', 'By', 'State'], cells, view)
}

function text(row: TableRow, key: string): string {
  return minuteOf(String(row[key] ?? ''))
}
