import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { pickItem } from '../pick-item.ts'
import { seatsMissing } from '../purchase-lines.ts'

/** An add-on that is suspended with its base is needed further, and cannot be bought again. */
export function addOnNotOnSale(move: Considered): Blocker | undefined {
  const unknown = move.addOns.find((addOn) => addOn.becomes === 'bought-anew' && addOn.skuId === undefined)
  const missing = move.wishes.find((wish) => !wish.product && seatsMissing(wish, move) > 0 && !pickItem(wish.skuId, null, move))
  const addOn = unknown ?? move.addOns.find((each) => each.skuId !== undefined && each.skuId === missing?.skuId)
  return addOn && { code: 'add-on-not-on-sale', facts: { addOn: addOn.subscription.offerName, market: move.snapshot.market } }
}
