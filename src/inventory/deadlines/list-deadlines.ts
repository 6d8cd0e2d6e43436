import type { Catalog, PriceChange, RetirementMatch } from '../../domain/catalog.ts'
import { stillEnded } from '../../domain/deletion-dates.ts'
import type { CustomerId, PlanId, RunId, SnapshotId } from '../../domain/id.ts'
import { PLAN_FORMAT } from '../../domain/plan.ts'
import { outlinesOf, type ReplacementOutline } from '../../domain/replacement-outline.ts'
import type { Purchase } from '../../domain/run.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import { readAffectedBodies, type CustomerBody } from '../../store/affected-bodies.ts'
import type { Db } from '../../store/database.ts'
import { listMigrations, type MigrationKey, type StoredMigration } from '../../store/migrations.ts'
import { listOutlinesOfRun } from '../../store/plan-outlines.ts'
import { findCustomerPlan, findSnapshotOfPlan } from '../../store/plans.ts'
import { listPurchasesOfRun } from '../../store/purchases.ts'
import { listRenewing } from '../../store/renewing-subscriptions.ts'
import { listRuns } from '../../store/runs.ts'
import { findSnapshot, listSubscriptionsSeen, type SnapshotStatus } from '../../store/snapshots.ts'
import { listDoneStepsOfRun, type DoneStep } from '../../store/steps.ts'
import type { Deadline } from './deadline.ts'
import { deadlinesOfMigration } from './deadlines-of-migration.ts'
import { announcedAt, priceChangeOfRenewal, priceChangesOfOptions } from './price-changes.ts'

export interface DeadlineDeps {
  readonly db: Db
  readonly catalog: Catalog
}

/** The days that matter to what one run replaces. */
export async function* deadlinesOfRun(run: RunId, customer: CustomerId | undefined, deps: DeadlineDeps): AsyncGenerator<Deadline> {
  const latest = await findSnapshot(deps.db, 'latest')
  const onRecord = await readRun(run, customer, latest, deps)
  for (const migration of await listMigrations(deps.db, run, customer)) yield* await ofMigration(migration, onRecord, deps)
}

/**
 * Those of every run that has them in hand, of every retired subscription of the latest snapshot that none has, and new prices of whatever
 * is renewed.
 */
export async function* listDeadlines(deps: DeadlineDeps): AsyncGenerator<Deadline> {
  const latest = await findSnapshot(deps.db, 'latest')
  const inHand = new Set<string>()
  for (const { id } of await listRuns(deps.db)) {
    const onRecord = await readRun(id, undefined, latest, deps)
    for (const migration of await listMigrations(deps.db, id)) {
      if (!(await isInHand(migration, deps.db))) continue
      const found = await ofMigration(migration, onRecord, deps)
      for (const { subscription } of found) if (subscription !== null) inHand.add(subscription)
      yield* found
    }
  }
  if (!latest) return
  const announced = announcedAt(deps.catalog, latest.takenAt)
  for await (const body of readAffectedBodies(deps.db, latest.id)) {
    yield* ofRelationship(body)
    for (const subscription of body.subscriptions) {
      const match = inHand.has(subscription.id) ? undefined : deps.catalog.findMatch(subscription)
      if (match) yield* ofNobody(subscription, match, announced, body)
    }
  }
  const { priceChanges } = deps.catalog
  const priced = [...new Set(priceChanges.map(({ product }) => product))]
  for (const each of await listRenewing(deps.db, latest.id, priced)) yield* priceChangeOfRenewal(each, priceChanges)
}

/**
 * One that was stopped may have bought or suspended something; one that is being taken back keeps its days until it is. Of whatever else was
 * taken over, the later run says them.
 */
async function isInHand({ state, reason, customer, decision }: StoredMigration, db: Db): Promise<boolean> {
  if (state !== 'superseded') return true
  const by = reason?.code === 'taken-back' ? reason.facts.run : undefined
  if (typeof by !== 'string') return false
  const back = (await listMigrations(db, by as RunId, customer)).find((each) => each.decision === decision)
  return back !== undefined && back.state !== 'done'
}

/** What is asked for every migration of a run, read for all of them at once: a run may have ten thousand. */
interface RunOnRecord {
  readonly outlines: ReadonlyMap<CustomerId, readonly ReplacementOutline[]>
  readonly steps: ReadonlyMap<string, readonly DoneStep[]>
  readonly purchases: ReadonlyMap<string, readonly Purchase[]>
  findSnapshot(plan: PlanId): Promise<SnapshotId | undefined>
  readonly announced: readonly PriceChange[]
}

async function readRun(
  run: RunId,
  customer: CustomerId | undefined,
  latest: SnapshotStatus | undefined,
  { db, catalog }: DeadlineDeps,
): Promise<RunOnRecord> {
  const snapshots = new Map<PlanId, Promise<SnapshotId | undefined>>()
  return {
    outlines: await listOutlinesOfRun(db, run, customer),
    steps: Map.groupBy(await listDoneStepsOfRun(db, run, customer, ['switch-off', 'watch']), nameOf),
    purchases: Map.groupBy(await listPurchasesOfRun(db, run, customer), nameOf),
    findSnapshot(plan) {
      const found = snapshots.get(plan) ?? findSnapshotOfPlan(db, plan)
      snapshots.set(plan, found)
      return found
    },
    announced: latest ? announcedAt(catalog, latest.takenAt) : [],
  }
}

function nameOf({ customer, decision }: Pick<MigrationKey, 'customer' | 'decision'>): string {
  return `${customer} ${decision}`
}

async function ofMigration(
  migration: StoredMigration,
  { outlines, steps: all, purchases, findSnapshot: snapshotOf, announced }: RunOnRecord,
  { db, catalog }: DeadlineDeps,
): Promise<readonly Deadline[]> {
  const own = outlines.get(migration.customer) ?? (await readOwn(migration, db))
  const replacement = own.find(({ id }) => id === migration.decision)
  // What a way back ends was ours; its days are those of the run that it takes back.
  if (!replacement || replacement.undoes) return []
  const steps = all.get(nameOf(migration)) ?? []
  // Legacy has no days in which it can be canceled, the only thing that is looked for in the snapshot.
  const isLegacy = replacement.from.subscriptions.every(({ family }) => family === 'legacy')
  const snapshot = isLegacy ? undefined : await snapshotOf(migration.plan)
  return deadlinesOfMigration(
    {
      migration,
      replacement,
      ended: stillEnded(steps.find(({ step }) => step === 'switch-off')?.evidence ?? {}),
      deletedAt: steps.find(({ step }) => step === 'watch')?.doneAt ?? null,
      purchases: purchases.get(nameOf(migration)) ?? [],
      asSeen: snapshot === undefined ? [] : await listSubscriptionsSeen(db, snapshot, migration.customer),
      announced,
    },
    catalog,
  )
}

/** From the whole part, where an earlier version stored it. One of an older shape is not read. */
async function readOwn({ plan, customer }: StoredMigration, db: Db): Promise<readonly ReplacementOutline[]> {
  const part = await findCustomerPlan(db, plan, customer)
  return part?.plan.format === PLAN_FORMAT ? outlinesOf(part.plan) : []
}

/** One that extends itself has no end that anybody has to mind. */
export function ofRelationship({ customer, adminRelationship: relationship }: CustomerBody): readonly Deadline[] {
  if (!relationship || relationship.extendsItself) return []
  return [
    {
      customer: customer.id,
      customerName: customer.name,
      domain: customer.domain,
      subscription: null,
      offerName: `admin relationship ${relationship.name}`,
      kind: 'relationship-end',
      at: relationship.endsAt,
      note: 'it ends then and is not extended: from then on users and licenses are out of reach',
      facts: { relationship: relationship.name },
      retirement: null,
      run: null,
    },
  ]
}

/** Of a subscription that no run has anything to do with. */
export function ofNobody(
  subscription: Subscription,
  match: RetirementMatch,
  announced: readonly PriceChange[],
  { customer }: CustomerBody,
): readonly Deadline[] {
  const { id, offerName, termEndsAt, cancellableUntil, status } = subscription
  if (status === 'deleted') return []
  const own = {
    customer: customer.id,
    customerName: customer.name,
    domain: customer.domain,
    subscription: id,
    offerName,
    retirement: match.retirement.id,
    run: null,
  }
  return [
    ...priceChangesOfOptions(match, announced).map((found) => ({ ...own, ...found })),
    ...(cancellableUntil
      ? [{ ...own, kind: 'cancellation-window' as const, at: cancellableUntil, note: 'until then it can be canceled' }]
      : []),
    ...(termEndsAt ? [{ ...own, kind: 'term-end' as const, at: termEndsAt, note: 'its term ends then, and nothing is under way' }] : []),
  ]
}
