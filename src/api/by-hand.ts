import type { CustomerId } from '../domain/id.ts'
import { renderByHand, type DoneByHand } from '../planning/render-by-hand.ts'
import { listGroupMoves } from '../store/group-moves.ts'
import { listMigrationsOf, type StoredMigration } from '../store/migrations.ts'
import { findCustomerPlan, type StoredPlan } from '../store/plans.ts'
import { listPurchases } from '../store/purchases.ts'
import { wasTakenUp } from '../store/runs.ts'
import { listDoneSteps } from '../store/steps.ts'
import type { ApiDeps } from './deps.ts'
import { nameService, titleOfSku } from './name-services.ts'
import { problem } from './problems/problem.ts'
import { refuseOldFormat } from './refuse-old-format.ts'
import { readMoves } from './tables/read-moves.ts'

/**
 * What is left of a customer's part, as tasks for a person: without what a run of this plan has done. Undefined: there is no part.
 * @throws ProblemError for a way back, and for a part that no run of this plan carries out any more
 */
export async function describeByHand(plan: StoredPlan, customer: CustomerId, { db, catalog }: ApiDeps): Promise<string | undefined> {
  const part = await findCustomerPlan(db, plan.id, customer)
  if (!part) return undefined
  refuseOldFormat(part.plan, plan.id)
  if (plan.header.undoes !== undefined) throw problem('not-by-hand', { plan: plan.id, run: plan.header.undoes })
  const done = new Map<string, DoneByHand>()
  const inHand = (await listMigrationsOf(db, customer)).filter((migration) => migration.plan === plan.id)
  for (const migration of inHand) done.set(migration.decision, await doneOf(migration, db))
  if (inHand.length === 0 && (await wasTakenUp(db, plan.id, customer))) throw problem('taken-over', { plan: plan.id })
  const replacements = part.plan.decisions.filter((decision) => decision.kind === 'replace')
  return renderByHand(part.plan, {
    done,
    titleOf: (sku) => replacements.map((each) => titleOfSku(sku, catalog, each)).find((title) => title !== sku) ?? titleOfSku(sku, catalog),
    nameOf: (service) => nameService(service, catalog).title,
  })
}

async function doneOf(migration: StoredMigration, db: ApiDeps['db']): Promise<DoneByHand> {
  const moved = new Set<string>()
  for await (const { state, userPrincipalName } of readMoves(db, migration, undefined))
    if (state === 'moved' || state === 'verified') moved.add(userPrincipalName)
  const groups = (await listGroupMoves(db, migration)).flatMap(({ group, state }) =>
    state === 'done' || state === 'processing' ? [group] : [],
  )
  const purchases = await listPurchases(db, migration)
  const inState = (...states: readonly string[]) => new Set(purchases.flatMap(({ line, state }) => (states.includes(state) ? [line] : [])))
  return {
    steps: new Set((await listDoneSteps(db, migration)).map(({ step }) => step)),
    moved,
    groups: new Set(groups),
    bought: inState('ordered', 'subscribed', 'ready'),
    unknown: inState('checkout-sent'),
  }
}
