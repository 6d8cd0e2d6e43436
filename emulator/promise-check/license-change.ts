import type { LicenseState, UserChanged } from '../events.ts'

/** What differs between the two states of one user. SKU and plan ids in lower case. */
export interface LicenseChange {
  /** SKUs assigned directly after and not before. */
  readonly added: readonly DirectLicense[]
  /** SKUs assigned directly before and not after. */
  readonly removed: readonly DirectLicense[]
  /** SKUs assigned directly before and after, with other service plans switched off. */
  readonly altered: readonly string[]
  /** SKUs of which the assignment through a group came, went or changed. */
  readonly groupPaths: readonly string[]
}

export interface DirectLicense {
  readonly skuId: string
  /** The switched-off service plans, sorted and joined: equal text is equal choice. */
  readonly switchedOff: string
}

/** Compares before and after, path by path. */
export function compareLicenses(event: UserChanged): LicenseChange {
  const before = pathsOf(event.before ?? [])
  const after = pathsOf(event.after ?? [])
  return {
    added: only(after.direct, before.direct),
    removed: only(before.direct, after.direct),
    altered: differing(before.direct, after.direct).filter((skuId) => before.direct.has(skuId) && after.direct.has(skuId)),
    groupPaths: differing(before.byGroup, after.byGroup).map((path) => path.split('@')[0] ?? path),
  }
}

type Paths = ReadonlyMap<string, string>

function pathsOf(licenses: readonly LicenseState[]): { readonly direct: Paths; readonly byGroup: Paths } {
  const direct = new Map<string, string>()
  const byGroup = new Map<string, string>()
  for (const { skuId, disabledPlans, group } of licenses) {
    const switchedOff = disabledPlans
      .map((plan) => plan.toLowerCase())
      .sort()
      .join()
    if (group === null) direct.set(skuId.toLowerCase(), switchedOff)
    else byGroup.set(`${skuId.toLowerCase()}@${group.toLowerCase()}`, switchedOff)
  }
  return { direct, byGroup }
}

function only(here: Paths, there: Paths): DirectLicense[] {
  return [...here].filter(([skuId]) => !there.has(skuId)).map(([skuId, switchedOff]) => ({ skuId, switchedOff }))
}

function differing(before: Paths, after: Paths): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
}
