import { capabilityOf, freeUnits, unitsOf } from '../../lifecycle/units.ts'
import type { License, User } from '../../store/users.ts'
import type { World } from '../../world.ts'
import type { Assignment, Refusal } from './assignment.ts'
import { checkFinalState, checkMailAddresses } from './check-final-state.ts'
import { licensesAfter } from './licenses-after.ts'

/**
 * Whether the state after the change may be, in the order in which Graph refuses: the SKU, its plans, the removals, the usage location,
 * exclusions and dependencies of the final set, a free unit, mail addresses that are taken (Microsoft Graph licensing errors as reported, 2016 to 2026).
 */
export function checkAssignment(world: World, user: User, held: readonly License[], asked: Assignment): Refusal | undefined {
  const units = unitsOf(world, user.customerId)
  const after = licensesAfter(held, asked, world.clock.now())
  return (
    checkSkus(world, user.customerId, asked) ??
    checkRemovals(held, asked) ??
    checkUsageLocation(world, user, asked) ??
    checkFinalState(world, user, after) ??
    checkUnits(held, asked, units) ??
    checkMailAddresses(world, user, held, after)
  )
}

/** Whether what is to be added is there to be assigned, with these service plans; of a user or of a group. */
export function checkSkus(world: World, customerId: string, asked: Assignment): Refusal | undefined {
  const units = unitsOf(world, customerId)
  for (const { skuId } of asked.add) {
    const owned = units.get(skuId)
    const sku = world.catalog.findSku(customerId, skuId)
    if (!owned || !sku || capabilityOf(owned) === 'Suspended' || sku.appliesTo === 'Company') {
      return { reason: 'INVALID_SKU', message: `License ${skuId} does not correspond to a valid company License.` }
    }
  }
  for (const { skuId, disabledPlans } of asked.add) {
    const plans = world.catalog.findSku(customerId, skuId)?.servicePlans ?? []
    const stranger = disabledPlans.find((id) => !plans.some((plan) => plan.id === id))
    if (stranger !== undefined)
      return { reason: 'DISABLED_PLANS', message: `Service plan ${stranger} in disabledPlans does not belong to the license ${skuId}.` }
  }
  return undefined
}

function checkRemovals(held: readonly License[], asked: Assignment): Refusal | undefined {
  for (const skuId of asked.remove) {
    const paths = held.filter((license) => license.skuId === skuId)
    if (paths.length === 0) return { reason: 'NOT_HELD', message: 'User does not have a corresponding license.' }
    if (paths.every((license) => license.group !== null)) {
      return {
        reason: 'INHERITED',
        message: 'User license is inherited from a group membership and it cannot be removed directly from the user.',
      }
    }
  }
  return undefined
}

/** It must be set, and no service that the added SKUs switch on may be prohibited there. */
function checkUsageLocation(world: World, user: User, asked: Assignment): Refusal | undefined {
  const { usageLocation, customerId } = user
  const isProhibited = ({ skuId, disabledPlans }: Assignment['add'][number]): boolean =>
    (world.catalog.findSku(customerId, skuId)?.servicePlans ?? []).some(
      (plan) => !disabledPlans.includes(plan.id) && plan.prohibitedIn?.includes(usageLocation ?? ''),
    )
  if (asked.add.length === 0 || (usageLocation !== null && !asked.add.some(isProhibited))) return undefined
  return { reason: 'USAGE_LOCATION', message: 'License assignment cannot be done for user with invalid usage location.' }
}

/** A user takes one unit of a SKU by however many paths: who holds it already needs none. */
function checkUnits(held: readonly License[], asked: Assignment, units: ReturnType<typeof unitsOf>): Refusal | undefined {
  for (const { skuId } of asked.add) {
    const owned = units.get(skuId)
    if (held.some((license) => license.skuId === skuId) || (owned && freeUnits(owned) > 0)) continue
    return { reason: 'COUNT_VIOLATION', message: `Subscription with SKU ${skuId} does not have any available licenses.` }
  }
  return undefined
}
