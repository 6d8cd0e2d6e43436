import type { ServicePlanId } from './id.ts'

/** The reviewed way from the old SKU's switched-off service plans to the new SKU's, for planned users and latecomers alike. */
export interface CarryOver {
  readonly pairs: readonly { readonly from: ServicePlanId; readonly to: ServicePlanId | null }[]
  /** Service plans that are new in the target and stay off, as `newServices` says. */
  readonly newServicesOff: readonly ServicePlanId[]
}

/** The target's `disabledPlans` for somebody whose old license has these switched off; sorted, so that equal means equal. */
export function carriedOver(carryOver: CarryOver, switchedOff: readonly ServicePlanId[]): readonly ServicePlanId[] {
  const off = new Set(switchedOff)
  const counterparts = carryOver.pairs.filter((pair) => off.has(pair.from)).flatMap((pair) => (pair.to === null ? [] : [pair.to]))
  return [...new Set([...counterparts, ...carryOver.newServicesOff])].sort()
}
