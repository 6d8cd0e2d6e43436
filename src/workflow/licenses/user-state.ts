import type { ServicePlanId } from '../../domain/id.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { UserMoveRecord, UserState } from '../../domain/run.ts'
import type { License, LicenseHolder } from '../../domain/snapshot.ts'

/** What is kept of a user as before and after: every license, and of the moved services those that were Enabled. */
export function userState(holder: LicenseHolder, replacement: Replacement): UserState {
  const moved = movedServices(replacement)
  const isByGroup = holder.paths.some(({ group }) => group !== null)
  return {
    licenses: holder.licenses.map(sorted),
    ...(isByGroup ? { direct: holder.paths.filter(({ group }) => group === null).map(sorted) } : {}),
    enabled: holder.enabledServices.filter((plan) => moved.has(plan)).sort(),
  }
}

const movedIn = new WeakMap<Replacement, ReadonlySet<ServicePlanId>>()

/** The same for every user of a replacement. */
function movedServices(replacement: Replacement): ReadonlySet<ServicePlanId> {
  const known = movedIn.get(replacement)
  if (known) return known
  const pairs = replacement.targets.flatMap((target) => target.carryOver.pairs)
  const moved = new Set(pairs.flatMap((pair) => [pair.from, ...(pair.to === null ? [] : [pair.to])]))
  movedIn.set(replacement, moved)
  return moved
}

function sorted(license: License): License {
  return { skuId: license.skuId, disabledPlans: [...license.disabledPlans].sort() }
}

/** Whether two lists have the same SKUs with the same service plans switched off, in whatever order. */
export function sameLicenses(one: readonly License[], other: readonly License[]): boolean {
  const text = (licenses: readonly License[]): string =>
    licenses
      .map((license) => `${license.skuId} ${sorted(license).disabledPlans.join()}`)
      .sort()
      .join(';')
  return text(one) === text(other)
}

/** Whether the holder has exactly this license: the SKU, with these service plans switched off and no others. */
export function hasExactly(holder: LicenseHolder, license: License): boolean {
  const own = holder.licenses.find((each) => each.skuId === license.skuId)
  return own !== undefined && sorted(own).disabledPlans.join() === sorted(license).disabledPlans.join()
}

/** Whether the holder has it as a swap gives it: directly, whatever groups give besides, or in all. */
export function isGiven(holder: LicenseHolder, license: License): boolean {
  return hasExactly(holder, license) || isDirect(holder, license)
}

/** Whether a swap has done its work on what is direct. */
export function hasDirectly(holder: LicenseHolder, { add, remove }: Pick<UserMoveRecord, 'add' | 'remove'>): boolean {
  const isLeft = holder.paths.some(({ skuId, group }) => group === null && remove.includes(skuId))
  return !isLeft && add.every((license) => isDirect(holder, license))
}

function isDirect({ paths }: LicenseHolder, license: License): boolean {
  const off = sorted(license).disabledPlans.join()
  return paths.some(
    ({ skuId, group, disabledPlans }) => skuId === license.skuId && group === null && disabledPlans.toSorted().join() === off,
  )
}
