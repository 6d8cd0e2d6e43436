import type { Blocker } from '../../domain/plan.ts'
import type { Move } from '../move.ts'
import { pickItem } from '../pick-item.ts'
import { quantityOf } from '../quantity.ts'

export function quantityOutOfRange(move: Move): Blocker | undefined {
  const item = pickItem(move)
  const quantity = quantityOf(move)
  if (!item || quantity <= item.maximum) return undefined
  return { code: 'quantity-out-of-range', facts: { quantity, maximum: item.maximum, product: item.title } }
}
