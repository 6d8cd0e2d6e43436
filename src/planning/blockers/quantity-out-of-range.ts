import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { pickItem } from '../pick-item.ts'

export function quantityOutOfRange(move: Considered): Blocker | undefined {
  for (const { seats, quantity, product } of move.lines) {
    const item = pickItem(product.provisions, null, move)
    if (seats.from === 'new' && item && quantity > item.maximum)
      return { code: 'quantity-out-of-range', facts: { quantity, maximum: item.maximum, product: product.title } }
  }
  return undefined
}
