import type { CheckResult } from '../domain/check.ts'
import type { CustomerId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import { AS_LONG_AS_THE_PLAN } from '../planning/plan-checks.ts'
import { listChecks } from '../store/checks.ts'
import { listParts, type StoredPlan } from '../store/plans.ts'
import { findCustomers } from '../store/snapshots.ts'
import { listCustomers } from '../store/customers.ts'
import type { Check, CustomerChecks } from './contract/checks.ts'
import type { ApiDeps } from './deps.ts'
import { problem } from './problems/problem.ts'

type Deps = Pick<ApiDeps, 'db' | 'clock'>

/**
 * The customers of a plan, or the one named, sorted by id.
 * @throws ProblemError where the plan has no part for the customer
 */
export async function chooseCustomers(plan: StoredPlan, wanted: string | undefined, { db }: Deps): Promise<readonly CustomerId[]> {
  const parts = (await listParts(db, plan.id)).map((part) => part.customer).sort()
  if (wanted === undefined) return parts
  const only = (await findCustomers(db, plan.header.snapshot.id, [wanted])).get(wanted)
  if (only === undefined || !parts.includes(only)) throw problem('part-not-found', { customer: wanted, plan: plan.id })
  return [only]
}

/** What a pre-flight found of these customers; nothing of those whom nobody has looked at. */
export async function listPreflight(
  plan: StoredPlan,
  customers: readonly CustomerId[],
  { db, clock }: Deps,
): Promise<readonly CustomerChecks[]> {
  const found = Map.groupBy(await listChecks(db, plan.id, customers), (each) => each.customer)
  const now = clock.now()
  const named = await listCustomers(db, plan.header.snapshot.id, customers)
  return named.map((customer) => ({ customer, checks: (found.get(customer.id) ?? []).map((result) => toCheck(result, now)) }))
}

function toCheck({ customer: _customer, validUntil, ...result }: CheckResult, now: Instant): Check {
  const forever = validUntil === AS_LONG_AS_THE_PLAN
  return { ...result, facts: { ...result.facts }, validUntil: forever ? null : validUntil, expired: validUntil <= now }
}
