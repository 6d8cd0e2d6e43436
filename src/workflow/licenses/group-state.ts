import type { GroupMove } from '../../domain/license-move.ts'
import type { LicensedGroup } from '../../domain/snapshot.ts'
import { sameLicenses } from './user-state.ts'

/** The group carries what it was to get and nothing of what it was to lose. */
export function isSwapped({ add, remove }: GroupMove, { licenses }: LicensedGroup): boolean {
  const has = (sku: string): boolean => licenses.some((license) => license.skuId === sku)
  return add.every(({ skuId }) => has(skuId)) && !remove.some(has)
}

/** What the group carries of what the swap touches is what was planned with: the same products, with the same services switched off. */
export function carriesAsPlanned({ add, remove, before }: GroupMove, { licenses }: LicensedGroup): boolean {
  const touched = new Set([...remove, ...add.map(({ skuId }) => skuId)])
  return sameLicenses(
    licenses.filter(({ skuId }) => touched.has(skuId)),
    before,
  )
}
