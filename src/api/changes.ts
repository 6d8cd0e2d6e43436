import type { CustomerId, PlanId, SnapshotId } from '../domain/id.ts'
import type { CustomerPlan } from '../domain/plan.ts'
import { ENDED, type Reason, type Run } from '../domain/run.ts'
import { TAKE_SNAPSHOT } from '../inventory/take-snapshot.ts'
import { describeChanges } from '../planning/describe-changes.ts'
import { change } from '../planning/say-change.ts'
import { recordEvent } from '../store/events.ts'
import { listMigrations, listMigrationsOf, type StoredMigration } from '../store/migrations.ts'
import { findCustomerPlan, findPlan, type StoredPlan } from '../store/plans.ts'
import { hasSpent } from '../store/purchases.ts'
import { createSnapshot, findSnapshot, recordListed } from '../store/snapshots.ts'
import { getCompleteSnapshot, planFrom } from './create-plan.ts'
import type { ApiDeps } from './deps.ts'
import { problem } from './problems/problem.ts'
import { findReplacement } from './tables/find-replacement.ts'

/**
 * Reads a customer anew whose migration found that it has changed since approval.
 * @throws ProblemError where nothing has, or where something was bought for it already
 */
export async function readChange(run: Run, customer: CustomerId, by: string, deps: ApiDeps): Promise<SnapshotId> {
  const { plan, customerName, customerDomain } = await getChanged(run, customer, deps)
  const { db, clock, durable } = deps
  const original = await getOriginal(plan, deps)
  const also = (await findSnapshot(db, original.header.snapshot.id))?.also ?? null
  const at = clock.now()
  const snapshot = await db.transaction().execute(async (trx) => {
    const id = await createSnapshot(trx, at, by, also, customer)
    await recordListed(trx, id, [{ id: customer, name: customerName, domain: customerDomain }])
    await recordEvent(trx, { at, kind: 'snapshot:requested', actor: by, customer, data: { snapshot: id, run: run.id } })
    return id
  })
  await durable.startPhase({ id: `snapshot/${snapshot}`, kind: TAKE_SNAPSHOT, lane: 'snapshot', dueAt: at, input: { snapshot } })
  return snapshot
}

/**
 * Plans the customer anew by the choices that were made for it, and says what is otherwise.
 * @throws ProblemError where nothing has changed, something was bought already, or the snapshot is not of this customer
 */
export async function planChange(
  run: Run,
  customer: CustomerId,
  wanted: string,
  by: string,
  deps: ApiDeps,
): Promise<{ readonly plan: StoredPlan; readonly changes: readonly Reason[] }> {
  const { plan: approved } = await getChanged(run, customer, deps)
  const snapshot = await getCompleteSnapshot(wanted, deps)
  if (snapshot.customer !== customer) throw problem('snapshot-of-others', { snapshot: wanted, run: run.id, customer })
  const [unread] = snapshot.coverage.failed
  if (unread) throw problem('not-read', { customer: unread.customer.name, words: unread.why })
  const { header } = await getOriginal(approved, deps)
  const before = await findCustomerPlan(deps.db, approved, customer)
  const mayStayUntil = { ...header.choices.mayStayUntil, ...(await inOtherHands(customer, deps)) }
  const plan = await planFrom(snapshot, { ...header.choices, only: [customer], mayStayUntil }, { by, replans: run.id }, deps)
  const after = await findCustomerPlan(deps.db, plan.id, customer)
  return { plan, changes: before && after ? changesOf(before, after) : [change('nothing-left')] }
}

interface Hashed {
  readonly hash: string
  readonly plan: CustomerPlan
}

function changesOf(before: Hashed, after: Hashed): readonly Reason[] {
  const found = describeChanges(before.plan, after.plan)
  if (found.length > 0) return found
  return [change(before.hash === after.hash ? 'as-approved' : 'in-detail')]
}

const FAR_AWAY = '9999-12-31'

/** What other migrations of the customer have in hand goes on as it was approved, and is left alone here. */
async function inOtherHands(customer: CustomerId, { db }: ApiDeps): Promise<{ readonly [subscription: string]: string }> {
  const others = (await listMigrationsOf(db, customer)).filter(({ state }) => state !== 'changed' && !ENDED.has(state))
  const replacements = await Promise.all(others.map((each) => findReplacement(each, db)))
  return Object.fromEntries(replacements.flatMap((each) => (each?.from.subscriptions ?? []).map(({ id }) => [id, FAR_AWAY] as const)))
}

async function getChanged(run: Run, customer: CustomerId, { db }: ApiDeps): Promise<StoredMigration> {
  const changed = (await listMigrations(db, run.id, customer)).filter(({ state }) => state === 'changed')
  const [first] = changed
  if (!first) throw problem('nothing-changed', { run: run.id })
  for (const migration of changed) {
    if (migration.method === 'undo' || (await findReplacement(migration, db))?.undoes) throw problem('change-of-a-way-back')
    if (!BEFORE_SPENDING.has(migration.step) || (await hasSpent(db, migration)))
      throw problem('already-begun', { customer: migration.customerName, run: run.id })
  }
  return first
}

const BEFORE_SPENDING: ReadonlySet<string> = new Set(['confirm', 'buy', 'wait-until-ready', 'change-renewal'])

async function getOriginal(plan: PlanId, { db }: ApiDeps): Promise<StoredPlan> {
  const found = await findPlan(db, plan)
  if (!found) throw new Error(`the plan ${plan} is gone`)
  return found
}
