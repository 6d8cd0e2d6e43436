import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { keepsLicense, skusOf } from '../move.ts'

/** The replacement has the license that users hold, and another beside it: adding without taking is not built yet. */
export function keepsAndAdds(move: Considered): Blocker | undefined {
  const both = move.destinations.find((each) => keepsLicense(each, move) && skusOf(each.option).length > 1)
  return (
    both && { code: 'keeps-and-adds', facts: { option: both.option.id, products: both.option.products.map((product) => product.title) } }
  )
}
