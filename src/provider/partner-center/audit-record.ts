import type { CustomerId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'

/** One line of Partner Center's own audit. */
export interface AuditRecord {
  readonly id: string
  readonly customer: CustomerId | null
  /** Lower snake case: create_order, update_subscription ... */
  readonly operationType: string
  readonly resourceType: string
  /** succeeded, failed, progress ... */
  readonly status: string
  readonly at: Instant | null
  /** The MS-CorrelationId of the request: how one finds one's own. */
  readonly correlationId: string | null
  readonly who: string | null
  /** Partner Center's `customizedData`: OrderId, SubscriptionId-0, Quantity-0 ... */
  readonly data: Readonly<Record<string, string>>
}
