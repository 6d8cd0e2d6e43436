import { isoTime } from '../duration.ts'
import type { LicenseState } from '../events.ts'
import type { License, User } from '../store/users.ts'
import type { World } from '../world.ts'
import { plansOn } from './plans-on.ts'
import type { Cause } from './save-subscription.ts'

/** Stores what a user holds from now on, notes when each service was switched on, and logs it. */
export function changeLicenses(world: World, user: User, after: readonly License[], cause: Cause): void {
  const before = world.users.licensesOf(user.customerId, user.id)
  world.users.setLicenses(user.customerId, user.id, after)
  world.users.save({ ...user, planSince: planSince(world, user, before, after, cause.at) })
  logUserChange(world, user, before.map(stateOf), after.map(stateOf), cause)
}

/** `before` null: the user came. `after` null: the user left. */
export function logUserChange(world: World, user: User, before: LicenseState[] | null, after: LicenseState[] | null, cause: Cause): void {
  world.log.append({
    kind: 'user:changed',
    at: isoTime(cause.at),
    actor: cause.actor,
    customerId: user.customerId,
    requestSeq: cause.requestSeq,
    userId: user.id,
    userPrincipalName: user.userPrincipalName,
    before,
    after,
  })
}

export function stateOf(license: License): LicenseState {
  return { skuId: license.skuId, disabledPlans: license.disabledPlans, group: license.group }
}

/** A plan that stays on keeps its moment: that is what makes a swap in one call free of interruption. */
function planSince(world: World, user: User, before: readonly License[], after: readonly License[], at: number): Record<string, number> {
  const was = plansOn(world.catalog, user.customerId, before)
  const since: Record<string, number> = {}
  for (const planId of plansOn(world.catalog, user.customerId, after).keys()) {
    const known = user.planSince[planId]
    if (!was.has(planId)) since[planId] = at
    else if (known !== undefined) since[planId] = known
  }
  return since
}
