import type {
  AssignedLicense,
  AssignedPlan,
  LicenseAssignmentState,
  SignInActivity,
  User as GraphUser,
} from '@microsoft/microsoft-graph-types'
import { isoTime } from '../../duration.ts'
import { capabilityOf, unitsOf } from '../../lifecycle/units.ts'
import type { License, User } from '../../store/users.ts'
import type { World } from '../../world.ts'

const DEFAULT_MEMBERS = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
]

/** A user with the members that are asked for; license members only when selected (Microsoft Graph v1.0, user). */
export function userToGraph(world: World, user: User, select: string | null, now: number): GraphUser {
  const names = select === null ? DEFAULT_MEMBERS : select.split(',').map((name) => name.trim())
  const licensed = names.some(
    (name) => name === 'assignedLicenses' || name === 'assignedPlans' || name === 'licenseAssignmentStates' || name === 'provisionedPlans',
  )
  const licenses = licensed ? world.users.licensesOf(user.customerId, user.id) : []
  const all = profile(user)
  const members: Record<string, unknown> = {}
  for (const name of names) {
    if (name === 'assignedLicenses') members[name] = assignedLicenses(licenses)
    else if (name === 'assignedPlans') members[name] = assignedPlans(world, user, licenses, now)
    else if (name === 'licenseAssignmentStates') members[name] = assignmentStates(world, user, licenses)
    else if (name in all) members[name] = all[name]
  }
  return members
}

function profile(user: User): Record<string, unknown> {
  const { id, displayName, userPrincipalName, usageLocation, accountEnabled, createdAt, lastSignInAt } = user
  const [givenName = null, ...rest] = displayName.split(' ')
  return {
    businessPhones: [],
    displayName,
    givenName,
    id,
    jobTitle: null,
    mail: userPrincipalName,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: rest.join(' ') || null,
    userPrincipalName,
    usageLocation,
    accountEnabled,
    createdDateTime: isoTime(createdAt),
    userType: 'Member',
    // Left out, as Graph does, for who never signed in.
    ...(lastSignInAt === undefined ? {} : { signInActivity: signInActivity(lastSignInAt) }),
  }
}

function signInActivity(at: number): SignInActivity {
  return { lastSignInDateTime: isoTime(at), lastSuccessfulSignInDateTime: isoTime(at) }
}

/** Direct and inherited merged: a plan is off only when every path switches it off. */
export function assignedLicenses(licenses: readonly License[]): AssignedLicense[] {
  const bySku = new Map<string, Set<string>>()
  for (const { skuId, disabledPlans } of licenses) {
    const known = bySku.get(skuId)
    bySku.set(skuId, new Set(known ? disabledPlans.filter((plan) => known.has(plan)) : disabledPlans))
  }
  return Array.from(bySku, ([skuId, disabled]) => ({ skuId, disabledPlans: [...disabled] }))
}

/** Plans that are on and have come into force; the best status of the SKUs that carry them. */
function assignedPlans(world: World, user: User, licenses: readonly License[], now: number): AssignedPlan[] {
  const units = unitsOf(world, user.customerId)
  const lagMs = world.settings.lagMs('services')
  const rank = ['Enabled', 'Warning', 'Suspended']
  const plans = new Map<string, AssignedPlan>()
  for (const license of licenses) {
    const skuUnits = units.get(license.skuId)
    const status = skuUnits ? capabilityOf(skuUnits) : 'Suspended'
    for (const plan of world.catalog.findSku(user.customerId, license.skuId)?.servicePlans ?? []) {
      const since = user.planSince[plan.id]
      if (license.disabledPlans.includes(plan.id) || (since !== undefined && now < since + lagMs)) continue
      const known = plans.get(plan.id)?.capabilityStatus
      if (known && rank.indexOf(known) <= rank.indexOf(status)) continue
      plans.set(plan.id, {
        assignedDateTime: isoTime(since ?? user.createdAt),
        capabilityStatus: status,
        service: world.catalog.familyOf(plan.id),
        servicePlanId: plan.id,
      })
    }
  }
  return [...plans.values()]
}

/** One for each path, also for one by which a group cannot give, or cannot take back. */
function assignmentStates(world: World, user: User, licenses: readonly License[]): LicenseAssignmentState[] {
  const errors = world.licenseErrors.of(user.customerId, user.id)
  const held = licenses.map((license) => {
    const known = errors.find((one) => one.skuId === license.skuId && one.group === license.group)
    const error = license.error ?? known?.error
    return assignmentState(license, error === undefined ? 'Active' : 'ActiveWithError', error, license.assignedAt)
  })
  const missing = errors.filter((one) => !licenses.some((license) => license.skuId === one.skuId && license.group === one.group))
  return [...held, ...missing.map((one) => assignmentState(one, 'Error', one.error, one.at))]
}

function assignmentState(
  { skuId, disabledPlans, group }: Pick<License, 'skuId' | 'disabledPlans' | 'group'>,
  state: string,
  error: string | undefined,
  at: number,
): LicenseAssignmentState {
  return {
    skuId,
    disabledPlans: [...disabledPlans],
    assignedByGroup: group,
    state,
    error: error ?? 'None',
    lastUpdatedDateTime: isoTime(at),
  }
}
