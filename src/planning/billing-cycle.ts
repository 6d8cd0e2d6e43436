import type { Move } from './move.ts'

/** The billing cycle of the new subscription: the one chosen, else the old one's where it is monthly or annual, else monthly. */
export function billingCycleOf(move: Move): 'monthly' | 'annual' {
  if (move.choices.billingCycle !== 'as-before') return move.choices.billingCycle
  return move.matched[0].subscription.billingCycle === 'annual' ? 'annual' : 'monthly'
}
