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
import { wrongField, type FieldError } from '../problems/fields.ts'
import { problem } from '../problems/problem.ts'
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
  throw problem('deadline-kind-unknown', { kind: query.kind ?? '' }, [wrongField('kind', 'one-of', { expected: DEADLINE_KINDS })])
}

async function ofBook(name: keyof typeof BOOK_TABLES, query: TableQuery, deps: ApiDeps): Promise<ChosenTable> {
  const other = SOURCE_NAMES.filter((each) => each !== 'snapshot' && query[each] !== undefined)
  if (other.length > 0)
    throw problem('table-not-of', { table: name, sources: other }, [wrongField(other.join(', '), 'snapshot-or-nothing')])
  return BOOK_TABLES[name](query, deps)
}

function sourceOf(name: SourcedName, query: TableQuery): Source {
  const allowed = SOURCES[name]
  const [named, ...others] = SOURCE_NAMES.filter((each) => query[each] !== undefined)
  if (others.length > 0) throw problem('table-of-several', {}, [notOf(others.join(', '), allowed)])
  if (named !== undefined && !allowed.includes(named))
    throw problem('table-not-of', { table: name, sources: named }, [notOf(named, allowed)])
  const source = named ?? allowed[0]
  if (source === undefined || (named === undefined && source === 'plan')) {
    throw problem(allowed.includes('run') ? 'table-of-which' : 'table-of-which-plan', {}, [notOf('plan', allowed)])
  }
  return source
}

function notOf(path: string, [source, other]: readonly Source[]): FieldError {
  return other === undefined
    ? wrongField(path, 'source', { source: source ?? '' })
    : wrongField(path, 'source-of-two', { source: source ?? '', other })
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
    throw problem('customer-not-in-run', { customer: query.customer, run: run.id })
  if (name === 'helpdesk') return { of: run.id, table: { ...helpdeskTable, rows: helpdeskRows(run.id, customer, deps) } }
  const state = query.state === undefined ? undefined : UserMoveState.safeParse(query.state)
  if (state?.success === false)
    throw problem('user-state-unknown', { given: query.state ?? '' }, [wrongField('state', 'one-of', { expected: UserMoveState.options })])
  return { of: run.id, table: { ...usersTable, rows: runUserRows(run.id, { customer, state: state?.data }, deps) } }
}

async function ofReconciliation(wanted: string, query: TableQuery, deps: ApiDeps): Promise<ChosenTable> {
  const { id } = await getReconciliation(wanted, deps)
  const customer = query.customer === undefined ? undefined : await pickReconciled(id, query.customer, deps)
  return { of: id, table: { ...reconciliationTable, rows: reconciliationRows(id, { customer, all: query.all !== 'false' }, deps) } }
}
