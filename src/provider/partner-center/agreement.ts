import type { Instant } from '../../domain/instant.ts'

/** Whether a customer has accepted the Microsoft Customer Agreement, through the partner or by itself. */
export interface Agreement {
  readonly agreed: boolean
  /** Null where the customer signed by itself: Partner Center does not say when. */
  readonly on: Instant | null
}
