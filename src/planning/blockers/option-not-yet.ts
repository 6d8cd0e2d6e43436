import type { Blocker } from '../../domain/plan.ts'
import type { Move } from '../move.ts'

/** An option of several products (a plan with its add-on), or of none, cannot be carried out yet. */
export function optionNotYet(move: Move): Blocker | undefined {
  if (move.option.products.length === 1) return undefined
  return { code: 'option-not-yet', facts: { option: move.option.id, products: move.option.products.map((product) => product.title) } }
}
