import type { SubscriptionId } from './id.ts'
import type { NextTerm } from './snapshot.ts'

/** How a subscription's term is to end, and how that was before. */
export interface RenewalChange {
  readonly subscription: SubscriptionId
  readonly offerName: string
  readonly before: Renewal
  readonly to: Renewal
}

export interface Renewal {
  readonly autoRenew: boolean
  /** It is to be canceled then (`scheduledActions`). New commerce alone. */
  readonly endsAtTerm: boolean
  /** A change that takes effect with the next term; null: it renews as it is. New commerce alone. */
  readonly next: NextTerm | null
}
