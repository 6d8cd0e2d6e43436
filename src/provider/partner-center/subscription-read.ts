import type { SkuId } from '../../domain/id.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import type { WireSubscription } from './schema.ts'

/** A subscription as it was answered, with every member, and as we understand it. */
export interface SubscriptionRead {
  readonly wire: WireSubscription
  readonly subscription: Subscription
}

/** `accepted` (202): the change shows later; read the subscription until it does. */
export interface PatchOutcome {
  readonly state: 'done' | 'accepted'
}

/** Licenses of one subscription in the directory; Partner Center refreshes it every 15 minutes. */
export interface ProvisioningStatus {
  readonly skuId: SkuId
  readonly status: 'success' | 'pending' | 'failed' | 'unknown'
  /** The provider's own word. */
  readonly statusText: string
  readonly quantity: number
}
