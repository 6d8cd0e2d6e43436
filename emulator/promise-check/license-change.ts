import type { LicenseState, UserChanged } from '../events.ts'

/** What differs between the two states of one user. SKU and plan ids in lower case. */
export interface LicenseChange {
  /** Assigned after and not before, directly or through the same group. */
  readonly added: readonly OneLicense[]
  /** Assigned before and not after. */
  readonly removed: readonly OneLicense[]
  /** SKUs assigned before and after, with other service plans switched off. */
  readonly altered: readonly string[]
}

export interface OneLicense {
  readonly skuId: string
  /** The group that it comes from; empty: direct. */
  readonly group: string
  /** The switched-off service plans, sorted and joined: equal text is equal choice. */
  readonly switchedOff: string
}

/** Compares before and after, path by path. */
export function compareLicenses(event: UserChanged): LicenseChange {
  const before = pathsOf(event.before ?? [])
  const after = pathsOf(event.after ?? [])
  return {
    added: only(after, before),
    removed: only(before, after),
    altered: [...before].flatMap(([path, { skuId, switchedOff }]) => {
      const now = after.get(path)
      return now && now.switchedOff !== switchedOff ? [skuId] : []
    }),
  }
}

type Paths = ReadonlyMap<string, OneLicense>

function pathsOf(licenses: readonly LicenseState[]): Paths {
  return new Map(licenses.map((license) => [`${license.skuId}@${license.group ?? ''}`.toLowerCase(), oneLicense(license)]))
}

function oneLicense({ skuId, disabledPlans, group }: LicenseState): OneLicense {
  const switchedOff = disabledPlans
    .map((plan) => plan.toLowerCase())
    .sort()
    .join()
  return { skuId: skuId.toLowerCase(), group: group?.toLowerCase() ?? '', switchedOff }
}

function only(here: Paths, there: Paths): OneLicense[] {
  return [...here].filter(([path]) => !there.has(path)).map(([, license]) => license)
}
