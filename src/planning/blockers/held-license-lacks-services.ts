import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { holds, servicePlansOf, skusOf } from '../move.ts'
import type { UserFinding } from '../user-moves.ts'
import { correctableUsers } from './named-users.ts'

/**
 * Users hold the new product already, with services switched off that they have on in the old one. The license they hold is
 * not ours to change, and taking the old one would take the service.
 */
export function heldLicenseLacksServices(move: Considered): Blocker | undefined {
  const lacking = move.moves.findings.flatMap((finding) => {
    const services = lackingIn(finding, move)
    return services.length > 0 ? [{ finding, services }] : []
  })
  if (lacking.length === 0) return undefined
  const names = [...new Set(lacking.flatMap(({ services }) => services))].map((plan) => move.catalog.nameOfPlan(plan) ?? plan).sort()
  return { code: 'held-license-lacks-services', facts: { services: names, ...correctableUsers(lacking.map(({ finding }) => finding)) } }
}

/** Services that are lost and that a license of the new product, held before, has switched off. */
function lackingIn({ holder, destination, effect }: UserFinding, move: Considered): UserFinding['effect']['loses'] {
  const held = skusOf(destination.option).filter((sku) => holds(holder, sku))
  const offered = new Set(held.flatMap((sku) => servicePlansOf(sku, move) ?? []))
  return effect.loses.filter((plan) => offered.has(plan))
}
