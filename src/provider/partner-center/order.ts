import type { SubscriptionId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'

/** Good end: completed. Bad ends: cancelled, po-review-rejected, error. A person is needed: pending-review, pending-po-upload, partial-success. */
export type OrderStatus =
  | 'completed'
  | 'pending'
  | 'cancelled'
  | 'suspended'
  | 'pending-review'
  | 'pending-po-upload'
  | 'po-upload-complete'
  | 'po-review-rejected'
  | 'partial-success'
  | 'error'
  | 'unknown'

/** New orders show in the list up to 15 minutes late. */
export interface Order {
  readonly id: string
  readonly status: OrderStatus
  /** The provider's own word. */
  readonly statusText: string
  readonly createdAt: Instant | null
  readonly currency: string | null
  readonly totalPrice: number | null
  readonly lines: readonly OrderLine[]
}

export interface OrderLine {
  readonly number: number
  readonly offerId: string
  readonly quantity: number
  readonly friendlyName: string | null
  /** The provider's word in lower case: new, renew, addquantity ... */
  readonly transactionType: string | null
  /** Null until it is provisioned. */
  readonly subscription: SubscriptionId | null
}

export interface OrderLineProvisioning {
  readonly number: number
  readonly status: 'fulfilled' | 'unfulfilled' | 'prefulfillment-pending' | 'unknown'
  readonly statusText: string
  readonly quantity: number
}
