import type { z } from 'zod'
import { invariant } from '../domain/invariant.ts'
import type { Catalog } from '../domain/catalog.ts'
import type { Choices, CustomerChoices } from '../domain/choices.ts'
import { id, type CustomerId, type PlanId, type ServicePlanId, type SnapshotId } from '../domain/id.ts'
import { PLAN_FORMAT, type CustomerPlan, type MigrationPlan, type PlanHeader } from '../domain/plan.ts'
import { hashCustomerPlan, hashPlan } from '../planning/hash-plan.ts'
import { planCustomer } from '../planning/plan-customer.ts'
import type { Trx } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { findPlan, nextPlanId, recordParts, recordPlan, type PlanPart, type StoredPlan } from '../store/plans.ts'
import { findCustomers, findSnapshot, readAffected, readMarkets, type SnapshotStatus } from '../store/snapshots.ts'
import type { ChoicesInput } from './contract/choices-input.ts'
import type { ApiDeps } from './deps.ts'
import { conflict, invalid, notFound } from './problems.ts'

const PARTS_PER_INSERT = 20

/**
 * Plans every affected customer of a snapshot that the choices cover and keeps the plan, whole or not at all.
 * @throws ProblemError where the snapshot is missing or unfinished, or a choice names what does not exist
 */
export async function createPlan(
  input: { readonly snapshot: string; readonly choices: ChoicesInput },
  by: string,
  deps: ApiDeps,
): Promise<StoredPlan> {
  const snapshot = await getCompleteSnapshot(input.snapshot, deps)
  const choices = await resolveChoices(input.choices, snapshot.id, deps)
  const asOf = deps.clock.now()
  const header: PlanHeader = {
    format: PLAN_FORMAT,
    catalogVersion: deps.catalog.version,
    snapshot: { id: snapshot.id, takenAt: snapshot.takenAt },
    choices,
    asOf,
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
  if (!plan) throw notFound('plan', planId, 'List them with: crossgrade plan list')
  return plan
}

async function getCompleteSnapshot(wanted: string, { db }: ApiDeps): Promise<SnapshotStatus> {
  const snapshot = await findSnapshot(db, wanted as SnapshotId)
  if (!snapshot) throw notFound('snapshot', wanted, 'Take one with: crossgrade snapshot take')
  if (snapshot.state !== 'complete') {
    throw conflict(
      'snapshot-not-complete',
      'The snapshot is not complete',
      `${snapshot.id} is ${snapshot.state}${snapshot.error ? `: ${snapshot.error}` : ''}.`,
    )
  }
  return snapshot
}

/** Plans customer by customer and stores as it goes, so that a large book is never in memory as a whole. */
async function planInto(
  trx: Trx,
  plan: PlanId,
  { snapshot, choices, asOf }: PlanHeader,
  { catalog }: ApiDeps,
): Promise<MigrationPlan['parts']> {
  const markets = await readMarkets(trx, snapshot.id)
  const hashes: MigrationPlan['parts'][number][] = []
  let unstored: PlanPart[] = []
  const store = async (): Promise<void> => {
    await recordParts(trx, plan, unstored)
    unstored = []
  }
  for await (const customer of readAffected(trx, snapshot.id, choices.only)) {
    const market = customer.market === null ? [] : (markets.get(customer.market) ?? [])
    const part = toPart(planCustomer(customer, market, catalog, choices, asOf))
    hashes.push({ customer: part.customer, hash: part.hash })
    unstored.push(part)
    if (unstored.length >= PARTS_PER_INSERT) await store()
  }
  await store()
  return hashes
}

function toPart(plan: CustomerPlan): PlanPart {
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
  }
}

/** Names become ids; every retirement, option and customer that a choice names has to exist. */
async function resolveChoices(input: ChoicesInput, snapshot: SnapshotId, deps: ApiDeps): Promise<Choices> {
  const refs = [...input.only, ...Object.keys(input.customers)]
  const found = await findCustomers(deps.db, snapshot, refs)
  const errors = [
    ...refs
      .filter((ref) => !found.has(ref))
      .map((ref) => ({ path: `choices: ${ref}`, message: 'no customer of the snapshot has this id or domain' })),
    ...checkOptions(input.options, 'options', deps.catalog),
    ...Object.entries(input.customers).flatMap(([ref, own]) => checkOptions(own.options ?? {}, `customers.${ref}.options`, deps.catalog)),
  ]
  if (errors.length > 0) throw invalid('The choices name something that does not exist.', errors)
  const idOf = (ref: string): CustomerId => {
    const customer = found.get(ref)
    invariant(customer, `customer ${ref} was found`)
    return customer
  }
  const customers = Object.fromEntries(Object.entries(input.customers).map(([ref, own]) => [idOf(ref), withoutAbsent(own)]))
  return {
    ...input,
    newServices:
      typeof input.newServices === 'string' ? input.newServices : { on: input.newServices.on.map((plan) => id<ServicePlanId>(plan)) },
    options: input.options as Choices['options'],
    only: input.only.map(idOf).sort(),
    customers,
  }
}

function checkOptions(options: Readonly<Record<string, string>>, path: string, catalog: Catalog) {
  return Object.entries(options).flatMap(([retirementId, optionId]) => {
    const retirement = catalog.retirements.find((each) => each.id === retirementId)
    if (!retirement) {
      return [
        {
          path: `${path}.${retirementId}`,
          message: `no such retirement; there are ${catalog.retirements.map((each) => each.id).join(', ')}`,
        },
      ]
    }
    if (retirement.options.some((option) => option.id === optionId)) return []
    return [
      {
        path: `${path}.${retirementId}`,
        message: `no option ${optionId}; there are ${retirement.options.map((option) => option.id).join(', ')}`,
      },
    ]
  })
}

function withoutAbsent(own: z.infer<typeof ChoicesInput>['customers'][string]): Partial<CustomerChoices> {
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
}
