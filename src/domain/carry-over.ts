import type { ServicePlanId, SkuId } from './id.ts'
import type { License } from './snapshot.ts'

/**
 * The way from the old SKUs' service plans to those of the new SKUs, for planned users and latecomers alike: by reviewed map,
 * same id or tier of the same family.
 */
export interface CarryOver {
  readonly pairs: readonly {
    readonly from: ServicePlanId
    /** The old SKUs that have it: a user gives some of them back, or all. */
    readonly of: readonly SkuId[]
    readonly to: ServicePlanId | null
    /** The new SKU that has the counterpart; null where none has. */
    readonly in: SkuId | null
  }[]
  /** Service plans that are new and stay off, as `newServices` says, by SKU; not for who gives back a license that has them. */
  readonly newServicesOff: readonly { readonly skuId: SkuId; readonly plans: readonly ServicePlanId[] }[]
}

/**
 * A new SKU's `disabledPlans` for somebody who gives these licenses back. What was on in any of them stays on in its
 * counterpart, what was off in all of them stays off. Sorted, so that equal means equal.
 */
export function carriedOver(carryOver: CarryOver, sku: SkuId, given: readonly License[]): readonly ServicePlanId[] {
  const pairs = carryOver.pairs.filter((pair) => pair.in === sku && given.some((license) => pair.of.includes(license.skuId)))
  const on = new Set(pairs.filter((pair) => isOn(pair.from, pair.of, given)).map((pair) => pair.to))
  const off = pairs.flatMap(({ to }) => (to !== null && !on.has(to) ? [to] : []))
  const fresh = carryOver.newServicesOff.flatMap((each) => (each.skuId === sku ? each.plans.filter((plan) => !on.has(plan)) : []))
  return [...new Set([...off, ...fresh])].sort()
}

function isOn(plan: ServicePlanId, of: readonly SkuId[], given: readonly License[]): boolean {
  return given.some((license) => of.includes(license.skuId) && !license.disabledPlans.includes(plan))
}
