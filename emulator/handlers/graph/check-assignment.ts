import type { LicenseState } from '../../events.ts'
import { capabilityOf, freeUnits, unitsOf } from '../../lifecycle/units.ts'
import { plansOn } from '../../lifecycle/plans-on.ts'
import { findExclusion, findUnmetDependency } from '../../reference/service-plan-rules.ts'
import type { License, User } from '../../store/users.ts'
import type { World } from '../../world.ts'

export interface Assignment {
  readonly add: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
  readonly remove: readonly string[]
}

export interface Refusal {
  /** Ours, for the log. */
  readonly reason:
    'INVALID_SKU' | 'DISABLED_PLANS' | 'INHERITED' | 'NOT_HELD' | 'USAGE_LOCATION' | 'MUTUALLY_EXCLUSIVE' | 'DEPENDENCY' | 'COUNT_VIOLATION'
  /** Graph's text, the only thing a client has to tell one from the other. */
  readonly message: string
}

/**
 * Whether the state after the change may be, in the order in which Graph refuses: the SKU, its plans, the removals, the usage location,
 * exclusions and dependencies of the final set, a free unit (Microsoft Graph licensing errors as reported, 2016 to 2026).
 */
export function checkAssignment(world: World, user: User, held: readonly License[], asked: Assignment): Refusal | undefined {
  const units = unitsOf(world, user.customerId)
  return (
    checkSkus(world, user, asked, units) ??
    checkRemovals(held, asked) ??
    checkUsageLocation(user, asked) ??
    checkFinalState(world, user, held, asked) ??
    checkUnits(held, asked, units)
  )
}

function checkSkus(world: World, user: User, asked: Assignment, units: ReturnType<typeof unitsOf>): Refusal | undefined {
  for (const { skuId } of asked.add) {
    const owned = units.get(skuId)
    const sku = world.catalog.findSku(user.customerId, skuId)
    if (!owned || !sku || capabilityOf(owned) === 'Suspended' || sku.appliesTo === 'Company') {
      return { reason: 'INVALID_SKU', message: `License ${skuId} does not correspond to a valid company License.` }
    }
  }
  for (const { skuId, disabledPlans } of asked.add) {
    const plans = world.catalog.findSku(user.customerId, skuId)?.servicePlans ?? []
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

function checkUsageLocation(user: User, asked: Assignment): Refusal | undefined {
  if (asked.add.length === 0 || user.usageLocation !== null) return undefined
  return { reason: 'USAGE_LOCATION', message: 'License assignment cannot be done for user with invalid usage location.' }
}

function checkFinalState(world: World, user: User, held: readonly License[], asked: Assignment): Refusal | undefined {
  const added = new Set(asked.add.map((one) => one.skuId))
  const kept = held.filter((license) => license.group !== null || (!asked.remove.includes(license.skuId) && !added.has(license.skuId)))
  const after: LicenseState[] = [...kept, ...asked.add.map((one) => ({ ...one, group: null }))]
  const plans = [...plansOn(world.catalog, user.customerId, after).values()]
  const exclusion = findExclusion(plans, world.settings.current().exchangePlansExclude)
  if (exclusion)
    return {
      reason: 'MUTUALLY_EXCLUSIVE',
      message: `License assignment failed because service plans ${exclusion.join(', ')} are mutually exclusive.`,
    }
  const unmet = findUnmetDependency(plans)
  if (!unmet) return undefined
  return {
    reason: 'DEPENDENCY',
    message: `License assignment failed because service plan ${unmet.plan} depends on the service plan(s) ${unmet.needs.join(', ')}.`,
  }
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
