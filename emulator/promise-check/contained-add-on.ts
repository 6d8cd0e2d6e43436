import type { CustomerView } from './customer-view.ts'
import type { LicenseChange, OneLicense } from './license-change.ts'

/**
 * Whether a removed license may go with a swap: an add-on that hung on the retired subscription, when the products that come in the same
 * change contain all its service plans and none that the user had on is off afterwards.
 */
export function isContainedAddOn(removed: OneLicense, change: LicenseChange, view: CustomerView): boolean {
  const isSwap = change.removed.some(({ skuId }) => view.retiredSkus.has(skuId))
  if (!isSwap || !view.addOnSkus.has(removed.skuId)) return false
  const [own, added] = [stateOf(removed), change.added.map(stateOf)]
  return isSubset(view.plansIn([own]), view.plansIn(added)) && isSubset(view.plansOn([own]), view.plansOn(added))
}

function stateOf({ skuId, switchedOff }: OneLicense) {
  return { skuId, disabledPlans: switchedOff === '' ? [] : switchedOff.split(','), group: null }
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((one) => whole.has(one))
}
