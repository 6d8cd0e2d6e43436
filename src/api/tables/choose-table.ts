import { affectedCustomersTable } from '../../files/tables/affected-customers.ts'
import { choicesTable } from '../../files/tables/choices.ts'
import { deadlinesTable } from '../../files/tables/deadlines.ts'
import { helpdeskTable } from '../../files/tables/helpdesk.ts'
import { logTable } from '../../files/tables/log.ts'
import { ordersTable } from '../../files/tables/orders.ts'
import { failuresTable } from '../../files/tables/failures.ts'
import { preFlightTable } from '../../files/tables/pre-flight.ts'
import { reconciliationTable } from '../../files/tables/reconciliation.ts'
import { usersTable } from '../../files/tables/users.ts'
import type { Table } from '../../files/table.ts'
import { findCustomerOfRun } from '../../store/runs.ts'
import { DEADLINE_KINDS, DeadlineFilter } from '../contract/deadlines.ts'
import { UserMoveState } from '../contract/runs.ts'
import type { TableName, TableQuery } from '../contract/tables.ts'
import { getCompleteSnapshot, getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { getRun } from '../describe-run.ts'
import { chooseCustomers } from '../list-preflight.ts'
import { resolveFilter } from '../log/read-log.ts'
import { invalid, notFound } from '../problems.ts'
import { getReconciliation, pickReconciled } from '../reconciliations.ts'
import { affectedRows } from './affected-rows.ts'
import { BOOK_TABLES } from './book-tables.ts'
import { checkFitsTable, choiceRows, emptyChoiceRows } from './choice-rows.ts'
import { deadlineRows, runDeadlineRows } from './deadline-rows.ts'
import { helpdeskRows } from './helpdesk-rows.ts'
import { logRows } from './log-rows.ts'
import { plannedOrderRows, runOrderRows } from './order-rows.ts'
import { failureRows } from './failure-rows.ts'
import { plannedUserRows } from './planned-user-rows.ts'
import { preFlightRows } from './pre-flight-rows.ts'
import { reconciliationRows } from './reconciliation-rows.ts'
import { runUserRows } from './run-user-rows.ts'

/** A table and what it is of: a snapshot, plan, run or reconciliation. */
export interface ChosenTable {
  readonly table: Table
  readonly of: string
}

const SOURCE_NAMES = ['snapshot', 'plan', 'run', 'reconciliation'] as const
type Source = (typeof SOURCE_NAMES)[number]

/** The log is of everything, and whatever is named only says what of it; the book’s lists are of a scan. */
type SourcedName = Exclude<TableName, 'log' | keyof typeof BOOK_TABLES>

/** What each table may be of; without one named, the first where there is a latest. */
const SOURCES: { readonly [T in SourcedName]: readonly Source[] } = {
  affected: ['snapshot'],
  choices: ['snapshot', 'plan'],
  users: ['plan', 'run'],
  failures: ['run'],
  deadlines: ['run'],
  'pre-flight': ['plan'],
  reconciliation: ['reconciliation'],
  orders: ['run', 'plan'],
  helpdesk: ['run'],
}

/** @throws ProblemError where what it should be of is missing, of the wrong kind, or does not exist */
export async function chooseTable(name: TableName, query: TableQuery, deps: ApiDeps): Promise<ChosenTable> {
  if (name === 'log') return { of: 'all', table: { ...logTable, rows: logRows(await resolveFilter(query, deps), deps) } }
  if (name === 'subscriptions' || name === 'customers') return ofBook(name, query, deps)
  // Of no run in particular: of all that is in hand, and of what is not.
  if (name === 'deadlines' && SOURCE_NAMES.every((each) => query[each] === undefined))
    return { of: 'all', table: { ...deadlinesTable, rows: deadlineRows(readFilter(query), deps) } }
  const source = sourceOf(name, query)
  switch (source) {
    case 'snapshot':
      return ofSnapshot(name, query.snapshot ?? 'latest', deps)
    case 'plan':
      return ofPlan(name, query.plan ?? '', query, deps)
    case 'run':
      return ofRun(name, query.run ?? 'latest', query, deps)
    case 'reconciliation':
      return ofReconciliation(query.reconciliation ?? 'latest', query, deps)
  }
}

function readFilter(query: TableQuery): DeadlineFilter {
  const filter = DeadlineFilter.safeParse(query)
  if (filter.success) return filter.data
  throw invalid(`No deadline is of kind ${query.kind ?? ''}.`, [{ path: 'kind', message: `expected one of ${DEADLINE_KINDS.join(', ')}` }])
}

async function ofBook(name: keyof typeof BOOK_TABLES, query: TableQuery, deps: ApiDeps): Promise<ChosenTable> {
  const other = SOURCE_NAMES.filter((each) => each !== 'snapshot' && query[each] !== undefined)
  if (other.length > 0)
    throw invalid(`There is no table ${name} of a ${other.join(', ')}.`, [
      { path: other.join(', '), message: 'expected snapshot= or nothing' },
    ])
  return BOOK_TABLES[name](query, deps)
}

function sourceOf(name: SourcedName, query: TableQuery): Source {
  const allowed = SOURCES[name]
  const [named, ...others] = SOURCE_NAMES.filter((each) => query[each] !== undefined)
  const wanted = `expected ${allowed.map((each) => `${each}=`).join(' or ')}`
  if (others.length > 0) throw invalid('The table is asked of several things.', [{ path: others.join(', '), message: wanted }])
  if (named !== undefined && !allowed.includes(named))
    throw invalid(`There is no table ${name} of a ${named}.`, [{ path: named, message: wanted }])
  const source = named ?? allowed[0]
  if (source === undefined || (named === undefined && source === 'plan')) {
    throw invalid(`Of which plan${allowed.includes('run') ? ' or run' : ''}?`, [{ path: 'plan', message: wanted }])
  }
  return source
}

async function ofSnapshot(name: SourcedName, wanted: string, deps: ApiDeps): Promise<ChosenTable> {
  const { id } = await getCompleteSnapshot(wanted, deps)
  if (name === 'affected') return { of: id, table: { ...affectedCustomersTable, rows: affectedRows(id, deps) } }
  return { of: id, table: { ...choicesTable, rows: emptyChoiceRows(id, deps) } }
}

async function ofPlan(name: SourcedName, wanted: string, query: TableQuery, deps: ApiDeps): Promise<ChosenTable> {
  const plan = await getPlan(wanted, deps)
  if (name === 'choices') {
    await checkFitsTable(plan, deps)
    return { of: plan.id, table: { ...choicesTable, rows: choiceRows(plan, deps) } }
  }
  if (name === 'orders') return { of: plan.id, table: { ...ordersTable, rows: plannedOrderRows(plan, deps) } }
  const customers = await chooseCustomers(plan, query.customer, deps)
  if (name === 'pre-flight') return { of: plan.id, table: { ...preFlightTable, rows: preFlightRows(plan, customers, deps) } }
  return { of: plan.id, table: { ...usersTable, rows: plannedUserRows(plan, customers, deps) } }
}

async function ofRun(name: SourcedName, wanted: string, query: TableQuery, deps: ApiDeps): Promise<ChosenTable> {
  const run = await getRun(wanted, deps)
  if (name === 'failures') return { of: run.id, table: { ...failuresTable, rows: failureRows(run, deps) } }
  if (name === 'deadlines') return { of: run.id, table: { ...deadlinesTable, rows: runDeadlineRows(run.id, readFilter(query), deps) } }
  if (name === 'orders') return { of: run.id, table: { ...ordersTable, rows: runOrderRows(run, deps) } }
  const customer = query.customer === undefined ? undefined : await findCustomerOfRun(deps.db, run.id, query.customer)
  if (query.customer !== undefined && customer === undefined)
    throw notFound('customer', `${query.customer} in ${run.id}`, `List them with: crossgrade run show ${run.id}`)
  if (name === 'helpdesk') return { of: run.id, table: { ...helpdeskTable, rows: helpdeskRows(run.id, customer, deps) } }
  const state = query.state === undefined ? undefined : UserMoveState.safeParse(query.state)
  if (state?.success === false)
    throw invalid(`Users are never ${query.state ?? ''}.`, [
      { path: 'state', message: `expected one of ${UserMoveState.options.join(', ')}` },
    ])
  return { of: run.id, table: { ...usersTable, rows: runUserRows(run.id, { customer, state: state?.data }, deps) } }
}

async function ofReconciliation(wanted: string, query: TableQuery, deps: ApiDeps): Promise<ChosenTable> {
  const { id } = await getReconciliation(wanted, deps)
  const customer = query.customer === undefined ? undefined : await pickReconciled(id, query.customer, deps)
  return { of: id, table: { ...reconciliationTable, rows: reconciliationRows(id, { customer, all: query.all !== 'false' }, deps) } }
}
