import type { CustomerId, RunId } from '../domain/id.ts'
import type { MigrationState, Reason, Run as DomainRun } from '../domain/run.ts'
import type { StoredMigration } from '../store/migrations.ts'
import { findCustomerOfRun, findRun, listRuns } from '../store/runs.ts'
import { BY_A_PERSON } from '../workflow/outcome.ts'
import { GATE } from '../store/passed-gates.ts'
import { readRunProgress, readRunPurposes, type RunPurpose } from '../store/run-progress.ts'
import type { Fix, Migration, Run, RunSummary } from './contract/runs.ts'
import type { ApiDeps } from './deps.ts'
import { problem } from './problems/problem.ts'
import { countMigrations, type CountedMigration } from './run-page/counted-migration.ts'
import { describeFailure } from './tables/describe-failure.ts'
import { retryOf } from './tables/failure-rows.ts'

const SETTLED: ReadonlySet<MigrationState> = new Set(['watching', 'done', 'needs-person', 'changed', 'paused', 'stopped', 'superseded'])

/** Somebody does it elsewhere: it is looked for, however long that takes. */
function isByPerson({ state, reason }: Pick<StoredMigration, 'state' | 'reason'>): boolean {
  return state === 'waiting' && reason?.code === BY_A_PERSON
}

/** @param id a run, or `latest` */
export async function getRun(id: string, { db }: Pick<ApiDeps, 'db'>): Promise<DomainRun> {
  const run = id === 'latest' ? (await listRuns(db))[0] : await findRun(db, id as RunId)
  if (!run) throw id === 'latest' ? problem('no-run-yet') : problem('run-not-found', { run: id })
  return run
}

/** @param ref a customer's id or domain */
export async function getCustomerOfRun(run: RunId, ref: string, { db }: Pick<ApiDeps, 'db'>): Promise<CustomerId> {
  const customer = await findCustomerOfRun(db, run, ref)
  if (customer === undefined) throw problem('customer-not-in-run', { customer: ref, run })
  return customer
}

export async function describeRun(id: string, deps: Pick<ApiDeps, 'db'>): Promise<Run> {
  const run = await getRun(id, deps)
  const all = await countMigrations(run, deps)
  return { ...headOfRun(run, all, await readRunPurposes(deps.db, run.id)), migrations: all.map(toMigration) }
}

/** What of a run stands above its migrations. */
export function headOfRun(
  run: DomainRun,
  all: readonly CountedMigration[],
  purposes: ReadonlyMap<RunId, RunPurpose>,
): Omit<Run, 'migrations'> {
  return {
    ...run,
    ...(purposes.get(run.id) ?? NO_PURPOSE),
    settled: all.every(({ migration }) => SETTLED.has(migration.state) || isByPerson(migration)),
  }
}

const NO_PURPOSE = { purpose: 'book', of: null } as const
const NOTHING_DONE = { migrations: 0, settled: 0, needPerson: 0, users: 0, verified: 0 }

/** Every run, newest first, with how far it has come. */
export async function summarizeRuns({ db }: Pick<ApiDeps, 'db'>): Promise<RunSummary[]> {
  const [runs, progress, purposes] = await Promise.all([listRuns(db), readRunProgress(db), readRunPurposes(db)])
  return runs.map((run) => ({
    ...run,
    ...(purposes.get(run.id) ?? NO_PURPOSE),
    progress: { ...(progress.get(run.id) ?? NOTHING_DONE) },
  }))
}

export function toMigration({ migration, users, planned }: CountedMigration): Migration {
  const { run, customer, customerName, customerDomain, decision, retirement, method, state, step, reason, dueAt, changedAt } = migration
  const isFailure = (state === 'needs-person' && reason?.code !== GATE) || state === 'changed'
  return {
    customer: { id: customer, name: customerName, domain: customerDomain },
    decision,
    retirement,
    method,
    state,
    step,
    reason,
    fix: isFailure && reason ? fixOf(reason, run, customer) : null,
    dueAt,
    changedAt,
    users: { ...users },
    planned,
  }
}

/** What can be done about it, and by whom. */
export function fixOf(reason: Reason, run: RunId, customer: string): Fix {
  const retry = retryOf(run, customer)
  const { what, fix, act, whoFixes } = describeFailure(reason, retry)
  return { what, fix, act, retry, whoFixes }
}
