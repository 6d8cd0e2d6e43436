import type { Choices, DoneBy, Gates, HoldLength, NewServices } from './choices.ts'
import type { CarryOver } from './carry-over.ts'
import type { Json } from './durable.ts'
import type { CustomerId, OptionId, PlanId, RetirementId, RunId, ServicePlanId, SkuId, SnapshotId, SubscriptionId } from './id.ts'
import type { Instant } from './instant.ts'
import type { GroupMove, ServiceEffect, UserMove } from './license-move.ts'
import type { RenewalChange } from './renewal.ts'
import type { BuyingSegment, CommerceFamily, Customer, SubscriptionStatus } from './snapshot.ts'
import type { Undoing } from './undoing.ts'

/**
 * The shape that outlives code. A plan is a header and one CustomerPlan per customer. Each CustomerPlan is stored and
 * hashed on its own (SHA-256 over its canonical JSON, RFC 8785), and holds nothing that changes while the customer's
 * matter does not: no snapshot id, no date of planning. So a part that a later plan leaves alone keeps its hash and with
 * it its approval. The plan's hash is SHA-256 over the header and the sorted list of (customer id, CustomerPlan hash).
 */
export const PLAN_FORMAT = 3

export interface PlanHeader {
  readonly format: typeof PLAN_FORMAT
  readonly catalogVersion: string
  readonly snapshot: { readonly id: SnapshotId; readonly takenAt: Instant }
  readonly choices: Choices
  readonly asOf: Instant
  /** It takes back what this run did; absent in every other plan. */
  readonly undoes?: RunId
  /** It plans anew what has changed for one customer of this run since it was approved; absent in every other plan. */
  readonly replans?: RunId
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
  readonly segment: BuyingSegment
  /** Every subscription of the snapshot appears in exactly one decision. */
  readonly decisions: readonly Decision[]
}

export type Decision = Replacement | Skip | Blocked

export interface Skip {
  readonly kind: 'skip'
  readonly subscription: SubscriptionId
  readonly offerName: string
  readonly because: 'not-retired' | 'already-ended' | 'left-out' | 'may-stay' | 'policy' | 'as-wanted'
  /** The day until which it may stay. */
  readonly facts: { readonly [name: string]: Json }
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
  | 'not-reviewed'
  | 'not-active'
  | 'family-unknown'
  | 'qualification-missing'
  | 'shares-sku'
  | 'same-product'
  | 'mixed-options'
  | 'keeps-and-adds'
  | 'users-in-two-moves'
  | 'held-license-lacks-services'
  | 'price-not-shown'
  | 'add-on-not-on-sale'
  | 'seats-short'
  | 'usage-location-missing'
  | 'assigned-by-group'
  | 'group-not-split'
  | 'term-end-too-near'
  | 'target-not-on-sale'
  | 'base-missing'
  | 'sku-unknown'
  | 'services-unknown'
  | 'quantity-out-of-range'
  | 'conflict'
  | 'dependency'
  | 'voice-would-be-lost'
  | 'teams-would-be-lost'
  | 'user-unknown'
  | 'remove-only-leaves-nothing'
  | 'still-in-use'
  | 'renewal-not-offered'

/** What the approver should know and what stops nothing. Part of what is approved, so a new one wants a new yes. */
export interface Warning {
  readonly code: WarningCode
  readonly facts: { readonly [name: string]: Json }
}

export type WarningCode =
  | 'services-lost'
  | 'voice-lost'
  | 'service-left-off'
  | 'mailbox-shrinks'
  | 'onedrive-shrinks'
  | 'usage-location-set'
  | 'add-on-included'
  | 'add-on-bought-anew'
  | 'paid-twice'
  | 'retirement-not-reviewed'
  | 'no-service-plan-map'
  | 'group-at-once'
  | 'group-nested'
  | 'direct-and-by-group'
  | 'ends-with-holders'
  | 'extended-term'
  | 'renewal-stays-off'

/** All of a customer's subscriptions on one retired SKU, and what takes their place. */
export interface Replacement {
  readonly kind: 'replace'
  /** Unique within the customer: `<retirement>/<old sku>`. */
  readonly id: string
  /**
   * `undo`: back from what a run gave to what was there before; old and new have changed places, and nothing is bought. `suspend`: it
   * ends where nobody needs it, and nothing takes its place. `renewal`: what happens at the end of its term is changed, and no more.
   */
  readonly method: 'replace' | 'upgrade' | 'guided' | 'undo' | 'suspend' | 'renewal'
  /** Of method `undo`, and only there. */
  readonly undoes?: Undoing
  readonly retirement: { readonly id: RetirementId; readonly version: number; readonly reviewed: boolean }
  readonly from: { readonly skuId: SkuId; readonly subscriptions: readonly OldSubscription[] }
  /** What users go to. The first is the customer's and that of latecomers; the others are for the users who name them. */
  readonly targets: readonly [Target, ...Target[]]
  /** In dependency order. */
  readonly lines: readonly PurchaseLine[]
  readonly users: readonly UserMove[]
  readonly groups: readonly GroupMove[]
  /** What users keep, lose and gain, each pattern once; a move names its pattern. */
  readonly effects: readonly ServiceEffect[]
  readonly warnings: readonly Warning[]
  readonly newServices: NewServices
  readonly latecomers: {
    readonly then: 'move-within-spare-seats' | 'leave'
    /** Given to a latecomer who has none; null: they are named and keep the old license. */
    readonly usageLocation: string | null
    /** Services without a counterpart that a latecomer may lose, as the choices accept them for everybody. */
    readonly mayLose: readonly ServicePlanId[]
  }
  /** Of method `renewal`, and only there. */
  readonly renewals: readonly RenewalChange[]
  readonly gates: Gates
  readonly purchase: DoneBy
  readonly suspension: DoneBy
  readonly hold: HoldLength
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
  readonly addOns: readonly OldAddOn[]
}

/**
 * An add-on that hangs on a retired subscription and is suspended with it. `included`: the new product has all its
 * services, so its license goes in the same swap. `bought-anew`: the same SKU is bought again, and its licenses stay.
 */
export interface OldAddOn {
  readonly id: SubscriptionId
  readonly skuId: SkuId
  readonly offerName: string
  readonly quantity: number
  readonly becomes: 'included' | 'bought-anew' | 'ends-unused'
}

/** One option as it is carried out. The old SKU among `to`: seats are swapped, licenses stay. */
export interface Target {
  readonly option: OptionId
  readonly to: readonly SkuId[]
  /** Taken in the same call: the old SKU, and add-ons that the new product includes. */
  readonly remove: readonly SkuId[]
  readonly carryOver: CarryOver
}

/**
 * The stable name of what is bought: the pair of the new commerce catalog, or a legacy offer (government, education,
 * nonprofit). `owned`: the customer has it, and at most seats are added.
 */
export type ProductItem =
  | { readonly family: 'nce'; readonly productId: string; readonly skuId: string; readonly title: string; readonly provisions: SkuId }
  | { readonly family: 'legacy'; readonly offerId: string; readonly title: string; readonly provisions: SkuId }
  | { readonly family: 'owned'; readonly title: string; readonly provisions: SkuId }

export type SeatOrigin =
  | { readonly from: 'new' }
  /** Free units in the directory: nothing is bought. */
  | { readonly from: 'owned' }
  /** `quantity` seats are added to this subscription, which had `before`. */
  | { readonly from: 'more'; readonly subscription: SubscriptionId; readonly before: number }

export interface PurchaseLine {
  readonly id: string
  /** Lines that have to be ready before this one is bought. */
  readonly needs: readonly string[]
  readonly product: ProductItem
  readonly market: string
  readonly segment: BuyingSegment
  readonly quantity: number
  readonly seats: SeatOrigin
  /** Null for a legacy offer: its term is always a year. */
  readonly term: 'P1M' | 'P1Y' | 'P3Y' | null
  readonly billingCycle: 'monthly' | 'annual'
  readonly atTermEnd: 'renew' | 'end'
  readonly unitPriceCeiling: { readonly amount: string; readonly currency: string } | null
  /** Of what a person buys: units of the SKU that the directory had, free or not. Those that come are counted beyond these. */
  readonly unitsBefore?: number
  readonly partnerOnRecord: string | null
  /** A legacy add-on hangs on the subscription of this line, or on one that exists. */
  readonly parent: { readonly line: string } | { readonly subscription: SubscriptionId } | null
  /**
   * The rule that turns the product into a catalog item at the moment of buying. New commerce: the first, by availability
   * id, that can be purchased in the market and segment with the term and the billing cycle. Legacy: the offer itself. None,
   * or a price above the ceiling: changed since approval.
   */
  readonly availability: 'first-purchasable-of-market-segment-term-billing' | 'offer' | 'none'
}

/**
 * How an old subscription ends: suspended (legacy), ended at its term (new commerce), or canceled while its seven days last
 * and otherwise ended at its term.
 */
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
