import type { Json } from './durable.ts'
import type { CustomerId, SkuId } from './id.ts'
import type { Instant } from './instant.ts'

/** What could not be asked, or was not answered, and why. Never shown as zero. */
export interface NotRead {
  readonly notRead: string
}

/** A count of seats, units or users that was read, or why it was not. */
export type Figure = number | NotRead

export function isRead<T>(value: T | NotRead): value is T {
  return !(typeof value === 'object' && value !== null && 'notRead' in value)
}

/** Units of one SKU as Graph counts them; usable are enabled and warning (Microsoft Graph v1.0, subscribedSku). */
export interface UnitFigures {
  readonly enabled: number
  readonly warning: number
  readonly suspended: number
  readonly lockedOut: number
}

/**
 * Between which figures a difference lies, the first less the second: seats bought less units usable, units usable less units
 * consumed, units consumed less holders listed.
 */
export type GapName = 'bought-units' | 'units-assigned' | 'assigned-holders'

/** What a difference asks of somebody: nothing, a look, or a deed. */
export type Severity = 'expected' | 'check' | 'act'

export type CauseCode =
  | 'provisioning-failed'
  | 'provisioning'
  | 'list-lag'
  | 'order-open'
  | 'bought-elsewhere'
  | 'trial'
  | 'ended-still-counted'
  | 'add-on-with-parent'
  | 'over-assigned'
  | 'not-moved-yet'
  | 'taken-back'
  | 'old-not-ended'
  | 'spare-seats'
  | 'left'
  | 'write-just-sent'
  | 'unknown'

/** Why figures differ, by how much, the facts that prove it, and what to do. `unknown` proves nothing and says so. */
export interface Cause {
  readonly code: CauseCode
  /** Null: worth knowing, and explains no difference. */
  readonly gap: GapName | null
  /** Of the difference, with its sign; of a note, what it is about. */
  readonly seats: number
  readonly severity: Severity
  readonly what: string
  /** One sentence; empty where there is nothing to do. */
  readonly fix: string
  readonly facts: { readonly [name: string]: Json }
}

/** One directory SKU of a customer: the figures, where they differ, and why. */
export interface ReconciledSku {
  readonly skuId: SkuId
  readonly product: string
  readonly bought: Figure
  readonly units: UnitFigures | NotRead
  /** `consumedUnits`; not compared with holders where the SKU belongs to the company. */
  readonly assigned: Figure
  /** Users who were listed as holding it. */
  readonly holders: Figure
  /** Those that are not zero. */
  readonly gaps: { readonly [G in GapName]?: number }
  readonly causes: readonly Cause[]
  /** Of the worst cause; null: everything that was read agrees. */
  readonly severity: Severity | null
}

/** What was read of one customer at one moment, SKU by SKU. */
export interface CustomerReconciliation {
  readonly customer: CustomerId
  readonly readAt: Instant
  readonly skus: readonly ReconciledSku[]
  /** What of the whole customer was not read, in sentences. */
  readonly notRead: readonly string[]
}
