import type { RunId } from '../domain/id.ts'
import type { MigrationState, Run as DomainRun } from '../domain/run.ts'
import { listMigrations, type StoredMigration } from '../store/migrations.ts'
import { findRun, listRuns } from '../store/runs.ts'
import { BY_A_PERSON } from '../workflow/outcome.ts'
import { countRunMoves, type UserMoveCounts } from '../store/user-moves.ts'
import type { Migration, Run } from './contract/runs.ts'
import type { ApiDeps } from './deps.ts'
import { notFound } from './problems.ts'

const NOBODY: UserMoveCounts = { pending: 0, sent: 0, moved: 0, verified: 0, refused: 0, 'left-alone': 0, undone: 0 }
const SETTLED: ReadonlySet<MigrationState> = new Set(['watching', 'done', 'needs-person', 'changed', 'paused', 'stopped', 'superseded'])

/** Somebody does it elsewhere: it is looked for, however long that takes. */
function isByPerson({ state, reason }: Pick<StoredMigration, 'state' | 'reason'>): boolean {
  return state === 'waiting' && reason?.code === BY_A_PERSON
}

/** @param id a run, or `latest` */
export async function getRun(id: string, { db }: Pick<ApiDeps, 'db'>): Promise<DomainRun> {
  const run = id === 'latest' ? (await listRuns(db))[0] : await findRun(db, id as RunId)
  if (!run) throw notFound('run', id, 'List them with: crossgrade run list')
  return run
}

export async function describeRun(id: string, deps: Pick<ApiDeps, 'db'>): Promise<Run> {
  const run = await getRun(id, deps)
  const migrations = await listMigrations(deps.db, run.id)
  const counts = await countRunMoves(deps.db, run.id)
  return {
    ...run,
    settled: migrations.every((each) => SETTLED.has(each.state) || isByPerson(each)),
    migrations: migrations.map((migration) => toMigration(migration, counts.get(`${migration.customer}|${migration.decision}`) ?? NOBODY)),
  }
}

export function toMigration(migration: StoredMigration, users: UserMoveCounts): Migration {
  const { customer, customerName, customerDomain, decision, retirement, method, state, step, reason, dueAt } = migration
  return {
    customer: { id: customer, name: customerName, domain: customerDomain },
    decision,
    retirement,
    method,
    state,
    step,
    reason,
    dueAt,
    users: { ...users },
  }
}
