import type { Cause } from '../../../domain/reconciliation.ts'
import type { SkuFacts } from '../facts.ts'

/**
 * A cause that its facts prove, and how much of a difference it can explain at most, with that difference's sign. What is
 * left of the difference when its turn comes may be less; nothing is left: it is not shown, unless it is worth knowing anyway.
 */
export interface Claim extends Cause {
  /** The seats are exact, whatever the other causes: counted even where causes outweigh each other and nothing differs. */
  readonly isExact?: true
  readonly isNote?: true
}

/** Pure: facts in, what they prove out. */
export type CauseRule = (facts: SkuFacts) => readonly Claim[]

/** `1 user`, `2 users`. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}
