import { readRunPurposes } from '../../store/run-progress.ts'
import type { Run } from '../../domain/run.ts'
import type { AlikeProblems, MigrationGroup, MigrationQuery, RunPage, RunStanding } from '../contract/run-page.ts'
import type { ApiDeps } from '../deps.ts'
import { headOfRun, toMigration } from '../describe-run.ts'
import { chooseMigrations } from './choose-migrations.ts'
import { countMigrations, gateOf, groupOf, isRetriable, movedOf, usersOf, type CountedMigration } from './counted-migration.ts'

const REASONS_SHOWN = 5
const NAMED = 5

/** How a run stands, and the part of its migrations that is in sight: of ten thousand, those alone are described. */
export async function readRunPage(run: Run, query: MigrationQuery, deps: Pick<ApiDeps, 'db'>): Promise<RunPage> {
  const [all, purposes] = await Promise.all([countMigrations(run, deps), readRunPurposes(deps.db, run.id)])
  const found = chooseMigrations(all, query)
  return {
    run: { ...headOfRun(run, all, purposes), ...sumUp(all) },
    total: found.length,
    items: found.slice(query.offset, query.offset + query.limit).map(toMigration),
  }
}

function sumUp(all: readonly CountedMigration[]): Pick<RunStanding, 'groups' | 'users' | 'retriable' | 'problems' | 'moreProblems'> {
  const groups: Record<MigrationGroup, number> = { problems: 0, waiting: 0, working: 0, done: 0 }
  for (const each of all) groups[groupOf(each)] += 1
  const retriable = all.filter(isRetriable)
  const alike = [
    ...Map.groupBy(
      all.filter((each) => groupOf(each) === 'problems'),
      whyOf,
    ).values(),
  ]
  return {
    groups,
    users: { all: sum(all, usersOf), moved: sum(all, movedOf), verified: sum(all, ({ users }) => users.verified) },
    retriable: { migrations: retriable.length, refused: sum(retriable, refusedOf) },
    problems: alike.slice(0, REASONS_SHOWN).flatMap(toProblem),
    moreProblems: alike.length > REASONS_SHOWN,
  }
}

/** What stands for the same reason has the same. */
function whyOf(each: CountedMigration): string {
  const { state, reason } = each.migration
  return gateOf(each) ?? `${state} ${reason?.code ?? ''}`
}

function toProblem(alike: readonly CountedMigration[]): readonly AlikeProblems[] {
  const [first] = alike
  if (!first) return []
  const customers = new Map(alike.map(({ migration }) => [migration.customer, migration]))
  return [
    {
      gate: gateOf(first),
      first: toMigration(first),
      migrations: alike.length,
      refused: sum(alike, refusedOf),
      customers: customers.size,
      named: [...customers.values()]
        .slice(0, NAMED)
        .map(({ customer, customerName: name, customerDomain: domain }) => ({ id: customer, name, domain })),
    },
  ]
}

function refusedOf({ users }: CountedMigration): number {
  return users.refused
}

function sum(all: readonly CountedMigration[], of: (each: CountedMigration) => number): number {
  return all.reduce((total, each) => total + of(each), 0)
}
