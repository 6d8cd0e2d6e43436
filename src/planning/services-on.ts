import type { ServicePlanId } from '../domain/id.ts'
import type { License } from '../domain/snapshot.ts'
import { servicePlansOf, type Move } from './move.ts'

/**
 * The service plans that a set of licenses switches on: a plan is on when any license has it on (licensing notes, B.2). What
 * nobody describes counts as nothing.
 */
export function servicesOn(licenses: readonly License[], move: Pick<Move, 'snapshot' | 'catalog'>): ReadonlySet<ServicePlanId> {
  return new Set(
    licenses.flatMap((license) => {
      const off = new Set(license.disabledPlans)
      return (servicePlansOf(license.skuId, move) ?? []).filter((plan) => !off.has(plan))
    }),
  )
}
