import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { pickItem } from '../pick-item.ts'

export function quantityOutOfRange(move: Considered): Blocker | undefined {
  for (const { skuId, product: target } of move.wishes) {
    const item = pickItem(skuId, target?.nce ?? null, move)
    const line = move.lines.find(({ product, seats }) => product.provisions === skuId && seats.from === 'new')
    if (item && line && line.quantity > item.maximum)
      return { code: 'quantity-out-of-range', facts: { quantity: line.quantity, maximum: item.maximum, product: line.product.title } }
  }
  return undefined
}
