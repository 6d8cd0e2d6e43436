import type { ServicePlanId } from '../domain/id.ts'
import type { CarryOver } from '../domain/carry-over.ts'
import type { ServiceEffect } from '../domain/license-move.ts'
import type { License } from '../domain/snapshot.ts'
import { servicePlansOf, type Move } from './move.ts'
import { servicesOn } from './services-on.ts'

export type Effect = Omit<ServiceEffect, 'id' | 'users'>

/**
 * Service by service, what a user has before and after, over all their licenses: a plan stays, another takes its place (by
 * the carry-over, else of the same family), it goes, or it comes. Sorted, so that the same users share a pattern.
 */
export function effectOf(before: readonly License[], after: readonly License[], carryOver: CarryOver, move: Move): Effect {
  const had = servicesOn(before, move)
  const has = servicesOn(after, move)
  const gone = [...had].filter((plan) => !has.has(plan)).sort()
  const come = new Set([...has].filter((plan) => !had.has(plan)))
  const changes = gone.flatMap((from) => {
    // What comes first; else a tier that the user has from another license already, and keeps.
    const to = successorOf(from, come, carryOver, move) ?? successorOf(from, has, carryOver, move)
    if (!to) return []
    come.delete(to)
    return [{ from, to }]
  })
  const changed = new Set(changes.map((change) => change.from))
  return {
    keeps: [...had].filter((plan) => has.has(plan)).sort(),
    changes,
    loses: gone.filter((plan) => !changed.has(plan)),
    gains: [...come].sort(),
  }
}

function successorOf(
  from: ServicePlanId,
  plans: ReadonlySet<ServicePlanId>,
  carryOver: CarryOver,
  { catalog }: Move,
): ServicePlanId | undefined {
  const mapped = carryOver.pairs.find((pair) => pair.from === from)?.to
  if (mapped && plans.has(mapped)) return mapped
  const family = catalog.familyOf(from)
  return [...plans].sort().find((plan) => catalog.familyOf(plan) === family)
}

/** Whether every license that is added is one whose service plans somebody describes. */
export function isDescribed(added: readonly License[], move: Move): boolean {
  return added.every((license) => servicePlansOf(license.skuId, move) !== undefined)
}
