import { sameItem } from '../same-item.ts'
import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'

/** What would be bought is what the customer has: nothing would be gained, and it would be paid twice. */
export function sameProduct({ matched, lines }: Considered): Blocker | undefined {
  const same = matched.find(({ subscription }) => lines.some((line) => sameItem(line.product, subscription.offerId)))
  return same && { code: 'same-product', facts: { product: same.subscription.offerName } }
}
