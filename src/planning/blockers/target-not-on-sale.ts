import type { Blocker } from '../../domain/plan.ts'
import { billingCycleOf } from '../billing-cycle.ts'
import { targetOf, type Move } from '../move.ts'
import { pickItem } from '../pick-item.ts'

export function targetNotOnSale(move: Move): Blocker | undefined {
  const target = targetOf(move)
  if (!target || pickItem(move)) return undefined
  return {
    code: 'target-not-on-sale',
    facts: { product: target.title, market: move.snapshot.market, term: move.choices.term, billingCycle: billingCycleOf(move) },
  }
}
