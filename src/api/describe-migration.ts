import type { Replacement } from '../domain/plan.ts'
import type { UserState } from '../domain/run.ts'
import { listAttempts } from '../store/attempts.ts'
import { listGroupMoves } from '../store/group-moves.ts'
import { keyOf, listMigrations, type StoredMigration } from '../store/migrations.ts'
import { countPlannedUsers } from '../store/outlook.ts'
import { listPurchases } from '../store/purchases.ts'
import { listDoneSteps } from '../store/steps.ts'
import type { StoredUserMove } from '../store/stored-user-moves.ts'
import { countUserMoves } from '../store/user-moves.ts'
import type { MigrationDetail, UserMove } from './contract/run-details.ts'
import type { ApiDeps } from './deps.ts'
import { fixOf, toMigration } from './describe-run.ts'
import { findReplacement } from './tables/find-replacement.ts'
import { rowOf } from './tables/run-user-rows.ts'

const ATTEMPTS_SHOWN = 100

/** A migration in full. `isAlone`: the customer has no other in this run, so that all users of the part are its own. */
export async function describeMigration(migration: StoredMigration, isAlone: boolean, { db }: ApiDeps): Promise<MigrationDetail> {
  const key = keyOf(migration)
  const replacement = await findReplacement(migration, db)
  const planned = isAlone ? ((await countPlannedUsers(db, migration.run)).get(migration.customer) ?? null) : null
  return {
    ...toMigration({ migration, users: await countUserMoves(db, key), planned }),
    plan: migration.plan,
    from: oldOf(replacement).map(({ id, offerName, quantity }) => ({ subscription: id, offerName, seats: quantity })),
    steps: (await listDoneSteps(db, key)).map((each) => ({ ...each, evidence: { ...each.evidence } })),
    purchases: (await listPurchases(db, key)).map(({ line, marker, state, cartId, orderId, subscription, unitPrice, currency }) => {
      const planned = replacement?.lines.find(({ id }) => id === line)
      const product = planned?.product.title ?? line
      return { line, product, seats: planned?.quantity ?? null, marker, state, cartId, orderId, subscription, unitPrice, currency }
    }),
    groups: (await listGroupMoves(db, key)).map(({ group: id, name, state, members, sentAt, reason }) => ({
      id,
      name,
      state,
      members,
      sentAt,
      reason,
    })),
    attempts: (await listAttempts(db, key, ATTEMPTS_SHOWN)).map(({ id: _id, ...attempt }) => attempt),
  }
}

/** What is suspended, or made active again. */
function oldOf(replacement: Replacement | undefined) {
  return replacement?.from.subscriptions ?? []
}

/** Users of one run as the API shows them: products and services by name. */
export async function describeMoves(
  moves: readonly StoredUserMove[],
  { db, catalog }: Pick<ApiDeps, 'db' | 'catalog'>,
): Promise<UserMove[]> {
  const replacements = await replacementsOf(moves, db)
  return moves.map((stored) => {
    const { decision, run, customer, ...move } = stored
    const row = rowOf(stored, catalog, replacements.get(`${customer} ${decision}`))
    const { servicesKept: kept, servicesLost: lost, servicesGained: gained } = row
    return {
      ...move,
      customer,
      add: move.add.map((license) => ({ ...license, disabledPlans: [...license.disabledPlans] })),
      remove: [...move.remove],
      through: [...move.through],
      before: move.before && copyState(move.before),
      after: move.after && copyState(move.after),
      services: kept === null || lost === null || gained === null ? null : { kept, lost, gained },
      oldProducts: row.oldProducts,
      newProducts: row.newProducts,
      fix: move.state === 'refused' && move.reason ? fixOf(move.reason, run, customer) : null,
    }
  })
}

/** What the migrations of a page of users carry out, each looked up once. */
async function replacementsOf(moves: readonly StoredUserMove[], db: ApiDeps['db']): Promise<ReadonlyMap<string, Replacement>> {
  const found = new Map<string, Replacement>()
  for (const [customer, [first]] of Map.groupBy(moves, (move) => move.customer)) {
    if (!first) continue
    for (const migration of await listMigrations(db, first.run, customer)) {
      const replacement = await findReplacement(migration, db)
      if (replacement) found.set(`${customer} ${migration.decision}`, replacement)
    }
  }
  return found
}

function copyState(state: UserState) {
  return {
    licenses: state.licenses.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans: [...disabledPlans] })),
    enabled: [...state.enabled],
  }
}
