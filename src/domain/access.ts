import type { AccessLevel, CheckResult } from './check.ts'
import type { CustomerId } from './id.ts'

/** Of the connection itself: the first three. Of one customer: the others. */
export type AccessRight =
  | 'application' // what our registration may read without a person
  | 'signed-in-person' // what the partner's service account may read
  | 'writes' // whether this installation lets anything be changed
  | 'commerce-read'
  | 'directory-read'
  | 'license-write'
  | 'agreement'
  | 'purchase'
  | 'relationship-end' // until when the delegated relationship lasts

type OfAny = Pick<CheckResult, 'what' | 'facts' | 'fix' | 'whoFixes' | 'message' | 'code' | 'checkedAt' | 'validUntil'>

/** One right that we have, or lack, and how sure that is. Nothing is written to find out. */
export interface Access extends OfAny {
  /** The partner's own tenant for the rights of the connection itself. */
  readonly customer: CustomerId
  readonly right: AccessRight
  readonly level: AccessLevel
}
