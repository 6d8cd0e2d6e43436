import { conflict, invalid, notFound, type ProblemTemplate } from './kinds.ts'

const NO_CUSTOMER = 'There is no such customer'
const SCAN_AGAIN = 'Read the book again with: crossgrade snapshot take'

/** Snapshots, customers and what is known of them: lists, tables, tags, reconciliations, the log. */
export const BOOK = {
  'snapshot-not-found': notFound('There is no such snapshot', 'No snapshot {snapshot}. Take one with: crossgrade snapshot take'),
  'snapshot-not-complete': conflict('snapshot-not-complete', 'The snapshot is not complete', '{snapshot} is {state}.'),
  'snapshot-failed': conflict('snapshot-not-complete', 'The snapshot is not complete', '{snapshot} is {state}: {words}.'),
  'no-snapshot': conflict('no-snapshot', 'Nobody is known yet', 'There is no complete snapshot. Take one with: crossgrade snapshot take'),
  'customer-not-in-book': notFound(NO_CUSTOMER, 'No customer {customer} in {snapshot}. List them with: crossgrade customer list'),
  'customer-not-in-latest': notFound(NO_CUSTOMER, `No customer {customer} in the latest snapshot. ${SCAN_AGAIN}`),
  'customer-not-in-latest-named': notFound(NO_CUSTOMER, `No customer {customer} in the latest snapshot, {snapshot}. ${SCAN_AGAIN}`),
  'customer-not-in-log': notFound(NO_CUSTOMER, 'No customer {customer}. Name one by id or domain, as a scan read it.'),
  'customer-not-reconciled': notFound(
    NO_CUSTOMER,
    'No customer {customer} in {reconciliation}. Show all of them with: crossgrade reconciliation show {reconciliation}',
  ),
  'customer-ambiguous': invalid('{count} customers are called {customer}.'),
  'reconciliation-not-found': notFound(
    'There is no such reconciliation',
    'No reconciliation {reconciliation}. Take one with: crossgrade reconciliation take',
  ),
  'reconciled-in-several-ways': invalid('Customers are chosen in several ways.'),
  'check-run-not-found': notFound(
    'There is no such check run',
    'No check run {checkRun}. Start one with: crossgrade preflight run, or crossgrade connection check',
  ),
  'tag-of-nobody': invalid('Whose word is it?'),
  'tagged-not-found': invalid('{wrong}'),
  'latest-only': invalid('How far customers have come is known of the latest snapshot alone.'),
  'columns-unknown': invalid('Table {table} has no such columns: {columns}.'),
  'column-twice': invalid('Table {table} has no such columns: one is named twice.'),
  'table-not-of': invalid('There is no table {table} of a {sources}.'),
  'table-of-several': invalid('The table is asked of several things.'),
  'table-of-which-plan': invalid('Of which plan?'),
  'table-of-which': invalid('Of which plan or run?'),
  'user-state-unknown': invalid('Users are never {given}.'),
  'too-many-rows-for-a-workbook': conflict(
    'too-large-for-a-workbook',
    'A workbook cannot hold this table',
    '{table} has more than 1,048,575 rows, which no sheet can hold: write CSV instead.',
  ),
  'too-long-for-a-workbook': conflict(
    'too-large-for-a-workbook',
    'A workbook cannot hold this table',
    'row {row}, {column}: {length} characters, and a cell of a sheet holds 32,767: write CSV instead.',
  ),
  'event-kind-unknown': invalid('There is no event of kind {kind}.'),
  'no-such-day': invalid('There is no such day: {day}.'),
  'deadline-kind-unknown': invalid('No deadline is of kind {kind}.'),
  'no-such-page': invalid('There is no such page.'),
} as const satisfies Readonly<Record<string, ProblemTemplate>>
