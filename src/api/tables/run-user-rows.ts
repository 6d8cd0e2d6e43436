import type { Catalog } from '../../domain/catalog.ts'
import type { CustomerId, RunId, ServicePlanId, SkuId } from '../../domain/id.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { UserMoveState, UserState } from '../../domain/run.ts'
import { listMigrations, type StoredMigration } from '../../store/migrations.ts'
import type { StoredUserMove } from '../../store/stored-user-moves.ts'
import type { ApiDeps } from '../deps.ts'
import { titleOfSku } from '../name-services.ts'
import { servicesOf, type UserRow } from './planned-user-rows.ts'
import { findReplacement } from './find-replacement.ts'
import { readMoves } from './read-moves.ts'

/** Users of a run as carried out, with what was stored of them before and after. */
export async function* runUserRows(
  run: RunId,
  filter: { readonly customer: CustomerId | undefined; readonly state: UserMoveState | undefined },
  deps: Pick<ApiDeps, 'db' | 'catalog'>,
): AsyncGenerator<UserRow> {
  for (const migration of await listMigrations(deps.db, run, filter.customer)) {
    const replacement = await findReplacement(migration, deps.db)
    yield* rowsOfMigration(migration, replacement, filter.state, deps)
  }
}

/** Users of one migration who are on record: all from the moment on that it moves licenses, nobody before. */
export async function* rowsOfMigration(
  migration: StoredMigration,
  replacement: Replacement | undefined,
  state: UserMoveState | undefined,
  { db, catalog }: Pick<ApiDeps, 'db' | 'catalog'>,
): AsyncGenerator<UserRow> {
  for await (const move of readMoves(db, migration, state)) yield { customer: migration.customerName, ...rowOf(move, catalog, replacement) }
}

/** One user; services are named where a before and an after are stored. */
export function rowOf(move: StoredUserMove, catalog: Catalog, replacement: Replacement | undefined): Omit<UserRow, 'customer'> {
  const titles = (skus: readonly SkuId[]): string => skus.map((sku) => titleOfSku(sku, catalog, replacement)).join(', ')
  const held = (state: UserState | null): string | null => state && titles(state.licenses.map((license) => license.skuId))
  return {
    user: move.userPrincipalName,
    state: move.state,
    late: move.isLatecomer,
    oldProducts: held(move.before) ?? titles(move.remove),
    newProducts: held(move.after) ?? (move.state === 'pending' ? titles(move.add.map((license) => license.skuId)) : null),
    ...(move.before && move.after ? servicesOf(compare(move.before, move.after, catalog), catalog) : NOT_KNOWN),
    at: move.changedAt,
    result: move.reason?.text ?? null,
  }
}

const NOT_KNOWN = { servicesKept: null, servicesLost: null, servicesGained: null }

/** What was read back: a service that is gone has changed where another of its family has come. */
function compare(before: UserState, after: UserState, catalog: Catalog) {
  const [had, has] = [new Set(before.enabled), new Set(after.enabled)]
  const come = new Set([...has].filter((plan) => !had.has(plan)))
  const gone = before.enabled.filter((plan) => !has.has(plan))
  const changes = gone.flatMap((from) => {
    const to = [...come].find((plan) => catalog.familyOf(plan) === catalog.familyOf(from))
    if (to === undefined) return []
    come.delete(to)
    return [{ from, to }]
  })
  const changed = new Set<ServicePlanId>(changes.map(({ from }) => from))
  return {
    keeps: before.enabled.filter((plan) => has.has(plan)),
    changes,
    loses: gone.filter((plan) => !changed.has(plan)),
    gains: [...come],
  }
}
