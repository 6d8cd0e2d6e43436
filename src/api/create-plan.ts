import type { Choices } from '../domain/choices.ts'
import type { PlanId, RunId, SnapshotId } from '../domain/id.ts'
import { PLAN_FORMAT, type CustomerPlan, type MigrationPlan, type PlanHeader } from '../domain/plan.ts'
import { outlinesOf } from '../domain/replacement-outline.ts'
import { hashCustomerPlan, hashPlan } from '../planning/hash-plan.ts'
import { planCustomer } from '../planning/plan-customer.ts'
import type { Trx } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { findPlan, nextPlanId, recordParts, recordPlan, type PlanPart, type StoredPlan } from '../store/plans.ts'
import { readMarkets } from '../store/snapshot-markets.ts'
import { findSnapshot, readAffected, readCustomersOf, type SnapshotStatus } from '../store/snapshots.ts'
import { catalogOfPlan } from './choices/catalog-of-plan.ts'
import type { ChoicesInput } from './contract/choices-input.ts'
import type { ApiDeps } from './deps.ts'
import { problem } from './problems/problem.ts'
import { resolveChoices } from './resolve-choices.ts'

/** Parts are stored when there are so many, or so many characters of them: one of a thousand users has a million. */
const PARTS_PER_INSERT = 20
const LENGTH_PER_INSERT = 1_000_000

/**
 * Plans every affected customer of a snapshot that the choices cover and keeps the plan, whole or not at all.
 * @throws ProblemError where the snapshot is missing or unfinished, or a choice names what does not exist
 */
export async function createPlan(
  input: { readonly snapshot: string; readonly choices: ChoicesInput },
  by: string,
  live: ApiDeps,
): Promise<StoredPlan> {
  const deps = { ...live } // one look at the catalog, whose files may change meanwhile
  const snapshot = await getCompleteSnapshot(input.snapshot, deps)
  return planFrom(snapshot, await resolveChoices(input.choices, snapshot, deps), { by }, deps)
}

/** Who plans, and the run of which something is planned anew. */
interface Planner {
  readonly by: string
  readonly replans?: RunId
}

/** The same with choices of which every name is an id already. */
export async function planFrom(snapshot: SnapshotStatus, choices: Choices, { by, replans }: Planner, deps: ApiDeps): Promise<StoredPlan> {
  const asOf = deps.clock.now()
  const header: PlanHeader = {
    format: PLAN_FORMAT,
    catalogVersion: deps.catalog.version,
    snapshot: { id: snapshot.id, takenAt: snapshot.takenAt },
    choices,
    asOf,
    ...(replans ? { replans } : {}),
  }
  const planId = await nextPlanId(deps.db)
  await deps.db.transaction().execute(async (trx) => {
    const parts = await planInto(trx, planId, header, deps)
    const { header: headerText, hash } = hashPlan(header, parts)
    await recordPlan(trx, { id: planId, hash, header: headerText, snapshot: snapshot.id, at: asOf, by })
    await recordEvent(trx, { at: asOf, kind: 'plan:created', actor: by, data: { plan: planId, hash, customers: parts.length } })
  })
  return getPlan(planId, deps)
}

export async function getPlan(planId: string, { db }: Pick<ApiDeps, 'db'>): Promise<StoredPlan> {
  const plan = await findPlan(db, planId as PlanId)
  if (!plan) throw problem('plan-not-found', { plan: planId })
  return plan
}

/** @throws ProblemError where it is missing, being taken or failed */
export async function getCompleteSnapshot(wanted: string, { db }: Pick<ApiDeps, 'db'>): Promise<SnapshotStatus> {
  const snapshot = await findSnapshot(db, wanted as SnapshotId)
  if (!snapshot) throw problem('snapshot-not-found', { snapshot: wanted })
  if (snapshot.state !== 'complete') {
    const facts = { snapshot: snapshot.id, state: snapshot.state }
    throw snapshot.error ? problem('snapshot-failed', { ...facts, words: snapshot.error }) : problem('snapshot-not-complete', facts)
  }
  return snapshot
}

/** Plans customer by customer and stores as it goes, so that a large book is never in memory as a whole. */
async function planInto(trx: Trx, plan: PlanId, { snapshot, choices, asOf }: PlanHeader, deps: ApiDeps): Promise<MigrationPlan['parts']> {
  const catalog = catalogOfPlan({ choices, asOf }, deps.catalog)
  const markets = await readMarkets(trx, snapshot.id)
  const hashes: MigrationPlan['parts'][number][] = []
  let unstored: PlanPart[] = []
  const store = async (): Promise<void> => {
    await recordParts(trx, plan, unstored)
    unstored = []
  }
  const customers = choices.renewals ? readCustomersOf(trx, snapshot.id, choices.only) : readAffected(trx, snapshot.id, choices.only)
  for await (const customer of customers) {
    // The snapshot has customers of retired products too; a move between products is none of theirs.
    if (choices.productMove && !customer.subscriptions.some((each) => catalog.findMatch(each))) continue
    const market = customer.market === null ? [] : (markets.get(customer.market) ?? [])
    const part = toPart(planCustomer(customer, market, catalog, choices, asOf))
    hashes.push({ customer: part.customer, hash: part.hash })
    unstored.push(part)
    const length = unstored.reduce((sum, { body }) => sum + body.length, 0)
    if (unstored.length >= PARTS_PER_INSERT || length >= LENGTH_PER_INSERT) await store()
  }
  await store()
  return hashes
}

export function toPart(plan: CustomerPlan): PlanPart {
  const count = (kind: CustomerPlan['decisions'][number]['kind']): number =>
    plan.decisions.filter((decision) => decision.kind === kind).length
  const users = plan.decisions.reduce((sum, decision) => sum + (decision.kind === 'replace' ? decision.users.length : 0), 0)
  const { id, name } = plan.customer
  return {
    customer: id,
    name,
    ...hashCustomerPlan(plan),
    toReplace: count('replace'),
    blocked: count('blocked'),
    skipped: count('skip'),
    users,
    outline: outlinesOf(plan),
  }
}
