import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'

/** More users need the new product than seats would be there: some would be left behind. */
export function seatsShort(move: Considered): Blocker | undefined {
  for (const { skuId, needed, product } of move.wishes) {
    const seats = move.lines.filter((line) => line.product.provisions === skuId).reduce((sum, line) => sum + line.quantity, 0)
    // Nothing can be had at all: that is said by itself.
    const isOpen = seats === 0 && move.choices.seatsFrom.includes('new')
    if (seats < needed && !(isOpen && needed > 0 && wantedAtAll(skuId, move)))
      return { code: 'seats-short', facts: { seats, needed, product: product?.title ?? move.catalog.findSku(skuId)?.title ?? skuId } }
  }
  return undefined
}

function wantedAtAll(sku: string, move: Considered): boolean {
  return (move.wishes.find((wish) => wish.skuId === sku)?.wanted ?? 0) > 0
}
