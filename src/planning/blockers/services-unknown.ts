import type { Blocker } from '../../domain/plan.ts'
import { holdersOf, targetOf, type Move } from '../move.ts'
import { planCarryOver } from '../plan-carry-over.ts'

/** Somebody's switched-off services would have to be carried over, and nobody knows which services the target has. */
export function servicesUnknown(move: Move): Blocker | undefined {
  const target = targetOf(move)
  if (!target || target.skuId === move.oldSku || planCarryOver(move)) return undefined
  const switchedOff = holdersOf(move).some((holder) =>
    holder.licenses.some((license) => license.skuId === move.oldSku && license.disabledPlans.length > 0),
  )
  if (!switchedOff && move.choices.newServices === 'on') return undefined
  return { code: 'services-unknown', facts: { product: target.title, skuId: target.skuId } }
}
