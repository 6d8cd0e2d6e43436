import type { ServicePlanId, SkuId } from '../domain/id.ts'
import type { License } from '../domain/snapshot.ts'
import { servicePlansOf, type Move } from './move.ts'
import { servicesOn } from './services-on.ts'

/** A rule that the licenses would break together. */
export interface Clash {
  readonly kind: 'conflict' | 'dependency'
  readonly plan: ServicePlanId
  /** Conflict: the plan it cannot stand beside. Dependency: what it needs any one of. */
  readonly with: readonly ServicePlanId[]
}

export interface Resolved {
  readonly add: readonly License[]
  /** Service plans of the new licenses that are left off so that the rest can be assigned, with the reason. */
  readonly leftOff: readonly Clash[]
  /** What no choice of the new licenses' service plans can cure: Microsoft would refuse the swap. */
  readonly open: readonly Clash[]
}

/**
 * Makes the final state of a swap one that Microsoft accepts, in the same call: where a service plan of the new licenses
 * clashes with what the user keeps, or lacks what it depends on, it is left off. The rules are the catalog's, since Microsoft
 * publishes no matrix (licensing notes, C.5); a swap is judged by its final state alone.
 */
export function resolveConflicts(keeps: readonly License[], add: readonly License[], move: Move): Resolved {
  const leftOff: Clash[] = []
  let now = add
  for (;;) {
    const clashes = clashesOf([...keeps, ...now], move)
    const curable = clashes.find((clash) => isOn(now, clash.plan, move) && !isOn(keeps, clash.plan, move))
    if (!curable) return { add: now, leftOff, open: clashes }
    leftOff.push(curable)
    now = now.map((license) => switchedOff(license, curable.plan, move))
  }
}

function clashesOf(licenses: readonly License[], move: Move): readonly Clash[] {
  const on = servicesOn(licenses, move)
  return [...conflicts(on, move), ...dependencies(on, move)]
}

/** Each plan of an exclusive family that stands beside another. */
function conflicts(on: ReadonlySet<ServicePlanId>, { catalog }: Move): readonly Clash[] {
  return catalog.exclusions.flatMap(({ plans }) => {
    const together = plans.filter((plan) => on.has(plan))
    return together.length < 2
      ? []
      : together.map((plan): Clash => ({ kind: 'conflict', plan, with: together.filter((other) => other !== plan) }))
  })
}

function dependencies(on: ReadonlySet<ServicePlanId>, { catalog }: Move): readonly Clash[] {
  return catalog.dependencies
    .filter(({ plan, needsAnyOf }) => on.has(plan) && !needsAnyOf.some((needed) => on.has(needed)))
    .map(({ plan, needsAnyOf }): Clash => ({ kind: 'dependency', plan, with: needsAnyOf }))
}

function isOn(licenses: readonly License[], plan: ServicePlanId, move: Move): boolean {
  return servicesOn(licenses, move).has(plan)
}

function switchedOff(license: License, plan: ServicePlanId, move: Move): License {
  const has = (sku: SkuId): boolean => servicePlansOf(sku, move)?.includes(plan) ?? false
  return has(license.skuId) ? { ...license, disabledPlans: [...new Set([...license.disabledPlans, plan])].sort() } : license
}
