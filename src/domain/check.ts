import type { Json } from './durable.ts'
import type { CustomerId } from './id.ts'
import type { Instant } from './instant.ts'

export type CheckGroup = 'access' | 'agreement' | 'subscription' | 'purchase' | 'seats' | 'users' | 'services' | 'add-ons'

/**
 * One thing that was looked at before anything is changed. `unknown`: it could not be told, and that is said (promise P10).
 * A passed check holds until `validUntil`; after that it counts as not looked at.
 */
export interface CheckResult {
  readonly customer: CustomerId
  /** `agreement`, `license-write`, or the code of a plan's blocker or warning. */
  readonly check: string
  readonly group: CheckGroup
  /** The user or subscription that it is about; null: the customer. */
  readonly subject: string | null
  readonly result: 'passed' | 'warning' | 'failed' | 'unknown'
  readonly what: string
  /** What the sentences are made of. */
  readonly facts: { readonly [name: string]: Json }
  /** Empty where there is nothing to do. */
  readonly fix: string
  readonly whoFixes: 'operator' | 'partner administrator' | 'customer administrator' | 'microsoft' | 'nobody yet'
  /** Ready to be sent to whoever fixes it; null where that is us. */
  readonly message: string | null
  /** The provider's own code, where it refused. */
  readonly code: string | null
  readonly checkedAt: Instant
  readonly validUntil: Instant
}

/** How sure a right is: read or written just now, taken from a role, or refused with its code. */
export type AccessLevel = 'proven' | 'assumed' | 'refused' | 'unknown'
