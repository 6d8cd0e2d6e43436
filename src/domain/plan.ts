import type { Choices, HoldLength, NewServices } from './choices.ts'
import type { CarryOver } from './carry-over.ts'
import type { Json } from './durable.ts'
import type { CustomerId, GroupId, OptionId, PlanId, RetirementId, SkuId, SnapshotId, SubscriptionId, UserId } from './id.ts'
import type { Instant } from './instant.ts'
import type { CommerceFamily, Customer, License, Segment, SubscriptionStatus } from './snapshot.ts'

/**
 * The shape that outlives code. A plan is a header and one CustomerPlan per customer. Each CustomerPlan is stored and
 * hashed on its own (SHA-256 over its canonical JSON, RFC 8785), and holds nothing that changes while the customer's
 * matter does not: no snapshot id, no date of planning. So a part that a later plan leaves alone keeps its hash and with
 * it its approval. The plan's hash is SHA-256 over the header and the sorted list of (customer id, CustomerPlan hash).
 */
export const PLAN_FORMAT = 1

export interface PlanHeader {
  readonly format: typeof PLAN_FORMAT
  readonly catalogVersion: string
  readonly snapshot: { readonly id: SnapshotId; readonly takenAt: Instant }
  readonly choices: Choices
  readonly asOf: Instant
}

export interface MigrationPlan {
  readonly id: PlanId
  readonly hash: string
  readonly header: PlanHeader
  readonly parts: readonly { readonly customer: CustomerId; readonly hash: string }[]
  readonly createdAt: Instant
  readonly createdBy: string
}

export interface CustomerPlan {
  readonly format: typeof PLAN_FORMAT
  readonly customer: Customer
  readonly market: string | null
  readonly segment: Segment
  /** Every subscription of the snapshot appears in exactly one decision. */
  readonly decisions: readonly Decision[]
}

export type Decision = Replacement | Skip | Blocked

export interface Skip {
  readonly kind: 'skip'
  readonly subscription: SubscriptionId
  readonly offerName: string
  readonly because: 'not-retired' | 'already-ended' | 'left-out'
}

export interface Blocked {
  readonly kind: 'blocked'
  readonly subscriptions: readonly SubscriptionId[]
  readonly offerName: string
  readonly retirement: RetirementId
  readonly option: OptionId | null
  readonly by: readonly [Blocker, ...Blocker[]]
}

/** Why a subscription cannot be planned. Nothing went wrong; the sentence for a person is made from code and facts. */
export interface Blocker {
  readonly code: BlockerCode
  readonly facts: { readonly [name: string]: Json }
}

export type BlockerCode =
  | 'no-replacement-chosen'
  | 'option-unknown'
  | 'option-not-for-segment'
  | 'option-not-yet'
  | 'not-active'
  | 'family-not-yet'
  | 'segment-not-yet'
  | 'shares-sku'
  | 'has-add-ons'
  | 'seats-short'
  | 'usage-location-missing'
  | 'assigned-by-group'
  | 'term-end-too-near'
  | 'target-not-on-sale'
  | 'sku-unknown'
  | 'services-unknown'
  | 'quantity-out-of-range'

/** All of a customer's subscriptions on one retired SKU, and what takes their place. */
export interface Replacement {
  readonly kind: 'replace'
  /** Unique within the customer: `<retirement>/<old sku>`. */
  readonly id: string
  readonly method: 'replace' | 'upgrade' | 'guided'
  readonly retirement: { readonly id: RetirementId; readonly version: number }
  readonly option: OptionId
  readonly from: { readonly skuId: SkuId; readonly subscriptions: readonly OldSubscription[] }
  /** The directory SKUs that take its place. The old one among them: seats are swapped, licenses stay. */
  readonly to: readonly SkuId[]
  /** In dependency order. */
  readonly lines: readonly PurchaseLine[]
  readonly users: readonly UserMove[]
  readonly groups: readonly GroupMove[]
  readonly newServices: NewServices
  readonly carryOver: CarryOver
  readonly latecomers: 'move-within-spare-seats' | 'leave'
  readonly hold: { readonly length: HoldLength; readonly then: 'go-on' | 'wait-for-a-person' }
  readonly switchOff: readonly SwitchOff[]
  readonly onFailure: 'wait-for-a-person' | 'undo'
  readonly expects: PriorState
}

export interface OldSubscription {
  readonly id: SubscriptionId
  readonly family: CommerceFamily
  readonly offerId: string
  readonly offerName: string
  readonly quantity: number
  readonly addOns: readonly SubscriptionId[]
}

export interface PurchaseLine {
  readonly id: string
  /** Lines that have to be ready before this one is bought. */
  readonly needs: readonly string[]
  /** The stable pair of the new commerce catalog, and the directory SKU that it provisions. */
  readonly product: { readonly productId: string; readonly skuId: string; readonly title: string; readonly provisions: SkuId }
  readonly market: string
  readonly segment: Segment
  readonly quantity: number
  readonly seats: { readonly from: 'new' } | { readonly from: 'owned' } | { readonly from: 'more'; readonly subscription: SubscriptionId }
  readonly term: 'P1M' | 'P1Y' | 'P3Y'
  readonly billingCycle: 'monthly' | 'annual'
  readonly atTermEnd: 'renew' | 'end'
  readonly unitPriceCeiling: { readonly amount: string; readonly currency: string } | null
  readonly partnerOnRecord: string | null
  /**
   * The rule that turns the pair into a catalog item at the moment of buying: the first, by availability id, that can be
   * purchased in the market and segment with the term and the billing cycle. None, or a price above the ceiling: changed since approval.
   */
  readonly availability: 'first-purchasable-of-market-segment-term-billing'
}

/** One user's swap: everything added and removed in a single assignLicense. */
export interface UserMove {
  readonly user: UserId
  readonly userPrincipalName: string
  readonly add: readonly License[]
  readonly remove: readonly SkuId[]
  /** What the swap expects to find of the SKUs that it touches. */
  readonly before: readonly License[]
}

export interface GroupMove {
  readonly group: GroupId
  readonly name: string
  readonly add: readonly License[]
  readonly remove: readonly SkuId[]
  readonly before: readonly License[]
}

/** How an old subscription ends: suspended (legacy), cancelled inside its free days, or ended at its term (NCE). */
export interface SwitchOff {
  readonly subscription: SubscriptionId
  readonly by: 'suspend' | 'cancel' | 'end-at-term'
}

/**
 * What the world looked like. Users who joined or left within the spare seats, other licenses and names are no drift;
 * everything below is.
 */
export interface PriorState {
  readonly subscriptions: readonly {
    readonly id: SubscriptionId
    readonly status: SubscriptionStatus
    readonly quantity: number
    readonly autoRenew: boolean
    readonly endsAtTerm: boolean
    readonly termEndsAt: Instant | null
    readonly addOns: readonly SubscriptionId[]
  }[]
  readonly holders: number
  /** Seats of the new product beyond the users of this plan: so many may join before it counts as drift. */
  readonly spareSeats: number
  /** Units of the target SKU that were free before anything was bought. */
  readonly freeTargetUnits: number
}

export interface Approval {
  readonly plan: PlanId
  readonly customer: CustomerId
  readonly customerPlanHash: string
  readonly approvedBy: string
  readonly approvedAt: Instant
  readonly expiresAt: Instant
  /** The recorded answer to Partner Center's partner-on-record attestation; null where no line has a partner on record. */
  readonly attestsPartnerOnRecord: boolean | null
}
