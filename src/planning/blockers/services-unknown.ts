import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { keepsLicense, servicePlansOf } from '../move.ts'
import { planCarryOver } from '../plan-carry-over.ts'

/** Somebody's switched-off services would have to be carried over, and nobody knows which services the new product has. */
export function servicesUnknown(move: Considered): Blocker | undefined {
  const open = move.destinations.find((each) => !keepsLicense(each, move) && !planCarryOver(each, move))
  const base = open?.option.products.find((product) => !product.isAddOn)
  if (!open || !base) return undefined
  const switchedOff = open.holders.some((holder) =>
    holder.licenses.some((license) => license.skuId === move.oldSku && license.disabledPlans.length > 0),
  )
  if (!switchedOff && move.choices.newServices === 'on') return undefined
  const isOld = servicePlansOf(move.oldSku, move) === undefined
  const product = isOld ? move.matched[0].subscription.offerName : base.title
  return { code: 'services-unknown', facts: { product, skuId: isOld ? move.oldSku : base.skuId } }
}
