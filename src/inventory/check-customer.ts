import type { CheckResult } from '../domain/check.ts'
import type { Instant } from '../domain/instant.ts'
import { plusMs } from '../domain/instant.ts'
import type { CustomerPlan } from '../domain/plan.ts'
import { checkAccess, LIVE_MS, toCheckResult } from './check-access.ts'
import type { AccessDeps } from './check-access.ts'
import { lookAtAddOns } from './checks/add-ons.ts'
import { aimAt } from './checks/check-target.ts'
import type { CheckTarget, LiveCheck } from './checks/check-target.ts'
import type { Finding } from './checks/finding.ts'
import { lookAtFreeSeats } from './checks/free-seats.ts'
import { lookAtOrders } from './checks/orders.ts'
import { lookAtProvisioning } from './checks/provisioning.ts'
import { lookAtQualification } from './checks/qualification.ts'
import { lookAtRelationship } from './checks/relationship.ts'
import { lookAtSeatConflict } from './checks/seat-conflict.ts'
import { lookAtSubscriptions } from './checks/subscription.ts'
import { lookAtTargets } from './checks/target-on-sale.ts'
import { lookAtGroups, lookAtHolders, lookAtLicenseErrors, lookAtUsageLocations } from './checks/users.ts'
import { explainRefusal } from './explain-refusal.ts'

/** Everything that is looked at beside the rights, in this order. */
const LIVE_CHECKS: readonly LiveCheck[] = [
  { id: 'relationship', group: 'access', look: lookAtRelationship },
  { id: 'qualification', group: 'purchase', look: lookAtQualification },
  { id: 'orders', group: 'purchase', look: lookAtOrders },
  { id: 'target-on-sale', group: 'purchase', look: lookAtTargets },
  { id: 'subscription', group: 'subscription', look: lookAtSubscriptions },
  { id: 'provisioning', group: 'subscription', look: lookAtProvisioning },
  { id: 'add-ons', group: 'add-ons', look: lookAtAddOns },
  { id: 'free-seats', group: 'seats', look: lookAtFreeSeats },
  { id: 'seat-conflict', group: 'seats', look: lookAtSeatConflict },
  { id: 'holders', group: 'users', look: lookAtHolders },
  { id: 'usage-location', group: 'users', look: lookAtUsageLocations },
  { id: 'groups', group: 'users', look: lookAtGroups },
  { id: 'license-errors', group: 'users', look: lookAtLicenseErrors },
]

const ACCESS_CHECKS = ['commerce-read', 'directory-read', 'license-write', 'agreement', 'purchase', 'relationship-end']

/** What one check alone may be asked for by. */
export const LIVE_CHECK_IDS: readonly string[] = [...ACCESS_CHECKS, ...LIVE_CHECKS.map((check) => check.id)]

/** Looks at a customer now, for its part of a plan: the rights that we have there, then everything that the plan counts on. */
export async function checkCustomer(plan: CustomerPlan, onlyCheck: string | null, deps: AccessDeps): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = []
  if (onlyCheck === null || ACCESS_CHECKS.includes(onlyCheck)) {
    const rights = (await checkAccess(plan.customer.id, deps)).map(toCheckResult)
    results.push(...rights.filter((right) => onlyCheck === null || right.check === onlyCheck))
  }
  const target = aimAt(plan, deps)
  for (const check of LIVE_CHECKS.filter((each) => onlyCheck === null || each.id === onlyCheck)) {
    const findings = await look(check, target)
    results.push(...findings.map((finding) => toResult(finding, check, plan, deps.clock.now())))
  }
  return results
}

/** A check that cannot be made has a result too: why. */
async function look(check: LiveCheck, target: CheckTarget): Promise<readonly Finding[]> {
  try {
    return await check.look(target)
  } catch (error) {
    return [explainRefusal(error)]
  }
}

function toResult(finding: Finding, { id, group }: LiveCheck, { customer }: CustomerPlan, checkedAt: Instant): CheckResult {
  const { result, what, facts, subject, fix, whoFixes, message, code } = finding
  return {
    ...{ customer: customer.id, check: id, group, subject: subject ?? null, result, what, facts: facts ?? {}, fix: fix ?? '' },
    ...{ whoFixes: whoFixes ?? 'nobody yet', message: message ?? null, code: code ?? null },
    ...{ checkedAt, validUntil: plusMs(checkedAt, LIVE_MS) },
  }
}
