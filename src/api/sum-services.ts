import type { Catalog } from '../domain/catalog.ts'
import type { CustomerId, PlanId, ServicePlanId } from '../domain/id.ts'
import type { ServiceEffect } from '../domain/license-move.ts'
import { findCustomerPlan } from '../store/plans.ts'
import type { PlanServices, ServiceSums } from './contract/plan-users.ts'
import type { ApiDeps } from './deps.ts'
import { nameService } from './name-services.ts'

/** How many users lose, change and gain which services, part by part and together. Parts without a move are left out. */
export async function sumServices(
  plan: PlanId,
  customers: readonly CustomerId[],
  { db, catalog }: Pick<ApiDeps, 'db' | 'catalog'>,
): Promise<PlanServices> {
  const total = emptySums()
  const parts: PlanServices['customers'] = []
  for (const customer of customers) {
    const part = await findCustomerPlan(db, plan, customer)
    const effects = part?.plan.decisions.flatMap((decision) => (decision.kind === 'replace' ? decision.effects : [])) ?? []
    if (!part || effects.length === 0) continue
    const own = emptySums()
    for (const effect of effects) for (const sums of [own, total]) add(effect, sums)
    parts.push({ customer: part.plan.customer, ...toSums(own, catalog) })
  }
  return { plan, total: toSums(total, catalog), customers: parts }
}

interface Counts {
  users: number
  usersWhoLose: number
  readonly loses: Map<ServicePlanId, number>
  readonly gains: Map<ServicePlanId, number>
  readonly changes: Map<ServicePlanId, Map<ServicePlanId, number>>
}

function emptySums(): Counts {
  return { users: 0, usersWhoLose: 0, loses: new Map(), gains: new Map(), changes: new Map() }
}

function add({ users, loses, gains, changes }: ServiceEffect, sums: Counts): void {
  sums.users += users
  if (loses.length > 0) sums.usersWhoLose += users
  for (const plan of loses) count(sums.loses, plan, users)
  for (const plan of gains) count(sums.gains, plan, users)
  for (const { from, to } of changes) {
    const known = sums.changes.get(from) ?? new Map<ServicePlanId, number>()
    sums.changes.set(from, known)
    count(known, to, users)
  }
}

function count(counts: Map<ServicePlanId, number>, plan: ServicePlanId, users: number): void {
  counts.set(plan, (counts.get(plan) ?? 0) + users)
}

function toSums({ users, usersWhoLose, loses, gains, changes }: Counts, catalog: Catalog): ServiceSums {
  return {
    users,
    usersWhoLose,
    loses: named(loses, catalog),
    gains: named(gains, catalog),
    changes: [...changes].flatMap(([from, to]) =>
      named(to, catalog).map(({ users: count, ...service }) => ({ from: nameService(from, catalog), to: service, users: count })),
    ),
  }
}

/** What most users lose first. */
function named(counts: ReadonlyMap<ServicePlanId, number>, catalog: Catalog): ServiceSums['loses'] {
  return [...counts]
    .map(([plan, users]) => ({ ...nameService(plan, catalog), users }))
    .sort((a, b) => b.users - a.users || (a.title < b.title ? -1 : 1))
}
