import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { billingCycleOf, buyingSegmentOf } from '../move.ts'
import { pickItem } from '../pick-item.ts'
import { seatsMissing } from '../purchase-lines.ts'

/** A product of the option would have to be bought and is on no price list for this customer. */
export function targetNotOnSale(move: Considered): Blocker | undefined {
  const wish = move.wishes.find((each) => each.product && seatsMissing(each, move) > 0 && !pickItem(each.skuId, each.product.nce, move))
  if (!wish?.product || !move.choices.seatsFrom.includes('new')) return undefined
  const facts = {
    product: wish.product.title,
    market: move.snapshot.market,
    segment: buyingSegmentOf(move),
    term: move.choices.term,
    billingCycle: billingCycleOf(move),
  }
  return { code: 'target-not-on-sale', facts }
}
