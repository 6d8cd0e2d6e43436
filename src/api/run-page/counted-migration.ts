import type { Run } from '../../domain/run.ts'
import { listMigrations, type StoredMigration } from '../../store/migrations.ts'
import { countPlannedUsers } from '../../store/outlook.ts'
import { GATE } from '../../store/passed-gates.ts'
import { countRunMoves, type UserMoveCounts } from '../../store/user-moves.ts'
import type { Gate, MigrationGroup } from '../contract/run-page.ts'
import type { ApiDeps } from '../deps.ts'

/** A migration with how many users of it stand where. */
export interface CountedMigration {
  readonly migration: StoredMigration
  readonly users: UserMoveCounts
  /** Whom the approved part moves; null: the customer has several migrations in the run. */
  readonly planned: number | null
}

const NOBODY: UserMoveCounts = { pending: 0, sent: 0, moved: 0, verified: 0, refused: 0, 'left-alone': 0, undone: 0 }

/** Every migration of a run, by the customer's name. */
export async function countMigrations({ id }: Pick<Run, 'id'>, { db }: Pick<ApiDeps, 'db'>): Promise<readonly CountedMigration[]> {
  const [migrations, counts, planned] = await Promise.all([listMigrations(db, id), countRunMoves(db, id), countPlannedUsers(db, id)])
  const perCustomer = Map.groupBy(migrations, ({ customer }) => customer)
  return migrations.map((migration) => {
    const { customer, decision } = migration
    const isAlone = perCustomer.get(customer)?.length === 1
    return { migration, users: counts.get(`${customer}|${decision}`) ?? NOBODY, planned: isAlone ? (planned.get(customer) ?? null) : null }
  })
}

const GROUP_OF: { readonly [state in StoredMigration['state']]: MigrationGroup } = {
  queued: 'waiting',
  working: 'working',
  waiting: 'waiting',
  'needs-person': 'problems',
  changed: 'problems',
  paused: 'waiting',
  stopped: 'done',
  watching: 'done',
  done: 'done',
  superseded: 'done',
}

/** Users who were refused make a problem of what otherwise goes on; whoever took it over has them now. */
export function groupOf({ migration: { state }, users }: CountedMigration): MigrationGroup {
  return users.refused > 0 && state !== 'superseded' ? 'problems' : GROUP_OF[state]
}

function isGate({ state, reason }: StoredMigration): boolean {
  return state === 'needs-person' && reason?.code === GATE
}

/** The act that waits for a person's word. */
export function gateOf({ migration }: CountedMigration): Gate | null {
  const before = migration.reason?.facts['before']
  return isGate(migration) && (before === 'buy' || before === 'move' || before === 'suspend') ? before : null
}

/** Tried again by a retry: what failed, and whoever was refused. */
export function isRetriable({ migration, users: { refused } }: CountedMigration): boolean {
  const { state } = migration
  return (state === 'needs-person' && !isGate(migration)) || state === 'changed' || (state === 'paused' && refused > 0)
}

/** Who is on record, or as many as the plan says before anybody is. */
export function usersOf({ users, planned }: CountedMigration): number {
  const onRecord = Object.values(users).reduce((sum, each) => sum + each, 0)
  return Math.max(onRecord, planned ?? 0)
}

export function movedOf({ users: { moved, verified } }: CountedMigration): number {
  return moved + verified
}
