import type { ServicePlanId, SkuId } from './id.ts'

/**
 * The way from the old SKU's switched-off service plans to those of the new SKUs, for planned users and latecomers alike:
 * by reviewed map, same id or tier of the same family.
 */
export interface CarryOver {
  /** `in` is the new SKU that has the counterpart; both null where no new SKU has one. */
  readonly pairs: readonly { readonly from: ServicePlanId; readonly to: ServicePlanId | null; readonly in: SkuId | null }[]
  /** Service plans that are new and stay off, as `newServices` says, by SKU. */
  readonly newServicesOff: readonly { readonly skuId: SkuId; readonly plans: readonly ServicePlanId[] }[]
}

/** A new SKU's `disabledPlans` for somebody whose old license has these switched off; sorted, so that equal means equal. */
export function carriedOver(carryOver: CarryOver, sku: SkuId, switchedOff: readonly ServicePlanId[]): readonly ServicePlanId[] {
  const off = new Set(switchedOff)
  const counterparts = carryOver.pairs.flatMap((pair) => (pair.in === sku && pair.to !== null && off.has(pair.from) ? [pair.to] : []))
  const fresh = carryOver.newServicesOff.flatMap((each) => (each.skuId === sku ? each.plans : []))
  return [...new Set([...counterparts, ...fresh])].sort()
}
