import type { CustomerId, RunId, UserId } from '../domain/id.ts'
import type { UserMove } from '../domain/license-move.ts'
import type { Replacement } from '../domain/plan.ts'
import { recordEvent } from '../store/events.ts'
import { keyOf, listMigrations, type MigrationKey } from '../store/migrations.ts'
import { passUsers } from '../store/passed-users.ts'
import { findCustomerPlan } from '../store/plans.ts'
import { lockRunState } from '../store/runs.ts'
import { requestPhases, type ControlDeps } from './control-run.ts'

/** Why nobody was let through: `users` are whom it is about. */
export interface NotLetThrough {
  /** `not-there`: no migration of the customer waits before its users, so that nobody can be let through now. */
  readonly because: 'stopped' | 'not-in-part' | 'with-group' | 'not-there'
  readonly users: readonly string[]
}

/**
 * A person's word for some users of a customer that waits before licenses are moved, by id or user principal name: they are moved, the others wait on.
 * All of them are let through or nobody is. Says for how many migrations.
 */
export async function goOnWithUsers(
  run: RunId,
  customer: CustomerId,
  names: readonly string[],
  by: string,
  deps: ControlDeps,
): Promise<{ readonly migrations: number } | NotLetThrough> {
  const wanted = await sortByMigration(run, customer, names, deps)
  if ('because' in wanted) return wanted
  const isPassed = await deps.db
    .transaction()
    .execute(async (trx) => {
      const at = deps.clock.now()
      const state = await lockRunState(trx, run)
      if (state === 'stopping' || state === 'stopped') return 'stopped' as const
      for (const [key, users] of wanted) {
        if (!(await passUsers(trx, key, users, by, at))) throw new NotThere()
        await recordEvent(trx, { at, kind: 'gate:passed', actor: by, ...key, data: { gate: 'move', users: users.length } })
      }
      return 'passed' as const
    })
    .catch((error: unknown) => {
      if (error instanceof NotThere) return 'not-there' as const
      throw error
    })
  if (isPassed !== 'passed') return { because: isPassed, users: names }
  await requestPhases(run, [customer], deps)
  return { migrations: wanted.size }
}

/** Rolls the transaction back; never leaves this file. */
class NotThere extends Error {}

/** Every name with the migration that is to move them; why not, where one of them is not to be moved by name. */
async function sortByMigration(
  run: RunId,
  customer: CustomerId,
  names: readonly string[],
  { db }: ControlDeps,
): Promise<ReadonlyMap<MigrationKey, readonly UserId[]> | NotLetThrough> {
  const moves = new Map<string, { readonly key: MigrationKey; readonly move: UserMove }>()
  for (const migration of await listMigrations(db, run, customer)) {
    const part = await findCustomerPlan(db, migration.plan, customer, migration.customerPlanHash)
    const found = part?.plan.decisions.find((each): each is Replacement => each.kind === 'replace' && each.id === migration.decision)
    const key = keyOf(migration)
    for (const move of found?.users ?? [])
      for (const name of [move.user, move.userPrincipalName.toLowerCase()]) moves.set(name, { key, move })
  }
  const found = names.map((name) => ({ name, ...(moves.get(name) ?? moves.get(name.toLowerCase())) }))
  const unknown = found.filter(({ move }) => move === undefined)
  if (unknown.length > 0) return { because: 'not-in-part', users: unknown.map(({ name }) => name) }
  const grouped = found.filter(({ move }) => (move?.through ?? []).length > 0)
  if (grouped.length > 0) return { because: 'with-group', users: grouped.map(({ name }) => name) }
  const wanted = new Map<MigrationKey, UserId[]>()
  for (const { key, move } of found) if (key && move) wanted.set(key, [...(wanted.get(key) ?? []), move.user])
  return wanted
}
