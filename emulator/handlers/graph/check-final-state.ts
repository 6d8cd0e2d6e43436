import { plansOn } from '../../lifecycle/plans-on.ts'
import type { ServicePlan } from '../../reference/product.ts'
import { findExclusion, findUnmetDependency } from '../../reference/service-plan-rules.ts'
import type { LicenseState } from '../../events.ts'
import type { License, User } from '../../store/users.ts'
import type { World } from '../../world.ts'
import type { Refusal } from './assignment.ts'

/**
 * Whether the service plans that are on after a change may be on together: over all licenses of the user, direct and inherited, so that a
 * swap in one call is judged by where it ends (Microsoft Graph licensing errors as reported, 2016 to 2026).
 */
export function checkFinalState(
  world: World,
  { customerId }: Pick<User, 'customerId'>,
  after: readonly LicenseState[],
): Refusal | undefined {
  const plans = [...plansOn(world.catalog, customerId, after).values()]
  return checkExclusions(plans, world.settings.current().exchangePlansExclude) ?? checkDependencies(plans)
}

/** A mailbox that this change switches on needs mail addresses that nobody else has. */
export function checkMailAddresses(world: World, user: User, held: readonly License[], after: readonly License[]): Refusal | undefined {
  const hasMailbox = (licenses: readonly License[]): boolean =>
    plansOn(world.catalog, user.customerId, licenses)
      .keys()
      .some((planId) => world.catalog.familyOf(planId) === 'exchange')
  if (user.proxyConflict !== true || hasMailbox(held) || !hasMailbox(after)) return undefined
  return { reason: 'UNIQUENESS', message: 'Another object with the same value for property proxyAddresses already exists.' }
}

function checkExclusions(plans: readonly ServicePlan[], exchangePlansExclude: boolean): Refusal | undefined {
  const excluding = findExclusion(plans, exchangePlansExclude)
  if (!excluding) return undefined
  const names = excluding.join(', ')
  return { reason: 'MUTUALLY_EXCLUSIVE', message: `License assignment failed because service plans ${names} are mutually exclusive.` }
}

function checkDependencies(plans: readonly ServicePlan[]): Refusal | undefined {
  const unmet = findUnmetDependency(plans)
  if (!unmet) return undefined
  const needs = unmet.needs.join(', ')
  return {
    reason: 'DEPENDENCY',
    message: `License assignment failed because service plan ${unmet.plan} depends on the service plan(s) ${needs}.`,
  }
}
