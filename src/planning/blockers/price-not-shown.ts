import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'

/** A price is limited, and a cart shows none for a legacy offer (Partner Center REST, carts, 2023-10). */
export function priceNotShown({ choices, lines }: Considered): Blocker | undefined {
  if (choices.unitPriceCeiling === null) return undefined
  const legacy = lines.find((line) => line.product.family === 'legacy')
  return legacy && { code: 'price-not-shown', facts: { product: legacy.product.title } }
}
