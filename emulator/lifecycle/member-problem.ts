import type { GROUP_ERRORS } from '../faults/codes/group-errors.ts'
import type { Refusal } from '../handlers/graph/assignment.ts'
import { checkFinalState, checkMailAddresses } from '../handlers/graph/check-final-state.ts'
import type { License, User } from '../store/users.ts'
import type { World } from '../world.ts'
import { freeUnits, unitsOf } from './units.ts'

/** Why a group cannot have its way with a member. */
export interface MemberProblem {
  readonly error: (typeof GROUP_ERRORS)[number]
  /** The product that is in the way, where it is one. */
  readonly skuId?: string
}

/**
 * Whether a member may hold all this, by the reasons for which a direct assignment is refused. Who has no usage location is taken to be
 * where the organization is (Entra, resolve group license problems).
 */
export function findMemberProblem(
  world: World,
  user: User,
  held: readonly License[],
  after: readonly License[],
): MemberProblem | undefined {
  const added = after.filter((license) => !held.some((known) => known.skuId === license.skuId))
  const prohibited = added.find((license) => isProhibited(world, user, license))
  if (prohibited) return { error: 'ProhibitedInUsageLocationViolation', skuId: prohibited.skuId }
  const refusal = checkFinalState(world, user, after)
  if (refusal) return { error: errorOf(refusal) }
  const units = unitsOf(world, user.customerId)
  const short = added.find(({ skuId }) => {
    const owned = units.get(skuId)
    return !owned || freeUnits(owned) < 1
  })
  if (short) return { error: 'CountViolation', skuId: short.skuId }
  return checkMailAddresses(world, user, held, after) && { error: 'UniquenessViolation' }
}

function isProhibited(world: World, user: User, { skuId, disabledPlans }: License): boolean {
  const location = user.usageLocation ?? world.customers.find(user.customerId)?.country ?? ''
  const plans = world.catalog.findSku(user.customerId, skuId)?.servicePlans ?? []
  return plans.some((plan) => !disabledPlans.includes(plan.id) && plan.prohibitedIn?.includes(location))
}

function errorOf({ reason }: Refusal): MemberProblem['error'] {
  if (reason === 'MUTUALLY_EXCLUSIVE') return 'MutuallyExclusiveViolation'
  return reason === 'DEPENDENCY' ? 'DependencyViolation' : 'Other'
}
