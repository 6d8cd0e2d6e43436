import type { CustomerId, GroupId, ServicePlanId, SkuId, SnapshotId, SubscriptionId, UserId } from './id.ts'
import type { Instant } from './instant.ts'

export type Segment = 'commercial' | 'government' | 'education-faculty' | 'education-student' | 'nonprofit'
/** What Partner Center's catalogs tell apart: faculty and students are offers of one segment. */
export type BuyingSegment = 'commercial' | 'government' | 'education' | 'nonprofit'

export function buyingSegment(segment: Segment): BuyingSegment {
  return segment === 'education-faculty' || segment === 'education-student' ? 'education' : segment
}

/** `unknown` is a state of the provider that we have never met; its own word stays beside it. */
export type SubscriptionStatus = 'active' | 'suspended' | 'expired' | 'disabled' | 'deleted' | 'pending' | 'unknown'
export type CommerceFamily = 'legacy' | 'nce' | 'other'

/** One subscription as Partner Center shows it. */
export interface Subscription {
  readonly id: SubscriptionId
  readonly family: CommerceFamily
  /** Legacy: the offer's GUID, lower case. NCE: `product:sku:availability`. */
  readonly offerId: string
  readonly offerName: string
  readonly quantity: number
  readonly status: SubscriptionStatus
  /** The provider's own word for the status. */
  readonly statusText: string
  readonly autoRenew: boolean
  /** `scheduledActions` of type Cancel at term end, NCE only (domain notes on extended service terms). */
  readonly endsAtTerm: boolean
  /** A change that is scheduled for the renewal (`scheduledNextTermInstructions`, NCE only); absent where there is none. */
  readonly nextTerm?: NextTerm
  readonly isTrial: boolean
  readonly parentSubscription: SubscriptionId | null
  readonly termDuration: string | null
  readonly billingCycle: string | null
  readonly createdAt: Instant | null
  /** The first moment that is no longer inside the term; legacy midnight is exclusive already, an NCE last day is inclusive. Null where never. */
  readonly termEndsAt: Instant | null
  /** Until when it can be canceled (`cancellationAllowedUntilDate`, new commerce only). */
  readonly cancellableUntil: Instant | null
  readonly partnerOnRecord: string | null
  readonly orderId: string | null
}

/** What a subscription is to be from its next term on. */
export interface NextTerm {
  readonly quantity: number
  readonly term: string
  readonly billingCycle: string
}

/** A row of Graph's `/subscribedSkus`: one per SKU, summed over all subscriptions. */
export interface SkuUnits {
  readonly skuId: SkuId
  readonly partNumber: string
  readonly enabled: number
  readonly warning: number
  readonly suspended: number
  /** Of a subscription that the customer canceled. */
  readonly lockedOut: number
  readonly consumed: number
  /** The provider's own word: Enabled, Warning, Suspended, Deleted, LockedOut. */
  readonly capability: string
  /** Company: not assigned to users. */
  readonly appliesTo: 'user' | 'company'
  readonly servicePlans: readonly ServicePlan[]
}

export interface ServicePlan {
  readonly id: ServicePlanId
  readonly name: string
  /** Company-wide service plans cannot be switched off for a user. */
  readonly perUser: boolean
}

/** A row of Graph's `/directory/subscriptions`. */
export interface DirectorySubscription {
  readonly commerceSubscriptionId: SubscriptionId
  readonly skuId: SkuId
  readonly partNumber: string
  readonly status: string
  readonly units: number
  readonly isTrial: boolean
  readonly nextLifecycleAt: Instant | null
}

export interface LicenseHolder {
  readonly id: UserId
  readonly userPrincipalName: string
  readonly displayName: string
  readonly accountEnabled: boolean
  readonly usageLocation: string | null
  /** What the user holds, one entry per SKU, as `assignedLicenses` merges it. */
  readonly licenses: readonly License[]
  /** One entry per path, as `licenseAssignmentStates` has it: by group, or direct where `group` is null. */
  readonly paths: readonly LicensePath[]
  /** `assignedPlans` that are Enabled. */
  readonly enabledServices: readonly ServicePlanId[]
  /** Null: never, or the directory does not tell (it wants a premium license). */
  readonly lastSignInAt: Instant | null
  /** Gigabytes in use; null where the usage reports do not say. */
  readonly mailboxGb: number | null
  readonly oneDriveGb: number | null
}

export interface License {
  readonly skuId: SkuId
  readonly disabledPlans: readonly ServicePlanId[]
}

export interface LicensePath extends License {
  readonly group: GroupId | null
  readonly state: string
  readonly error: string | null
}

/** A group whose members get licenses through it. */
export interface LicensedGroup {
  readonly id: GroupId
  readonly name: string
  /** The rule by which its members come and go; null: people add them. */
  readonly rule: string | null
  readonly licenses: readonly License[]
  /** Microsoft works through its members some time after a change. `unknown` is a state that we have never met. */
  readonly processing: 'complete' | 'under-way' | 'unknown'
  /** The provider's own word for it. */
  readonly processingText: string
}

/** A licensed group with who is in it. */
export interface SnapshotGroup extends LicensedGroup {
  /** Users who are members themselves. */
  readonly members: number
  /** Names of the groups that are members: whoever is in them gets nothing through this one. */
  readonly memberGroups: readonly string[]
}

export interface Customer {
  readonly id: CustomerId
  readonly name: string
  readonly domain: string
}

/** Everything read about one customer at one moment. Commerce always; directory and holders only where a product matched. */
export interface CustomerSnapshot {
  readonly customer: Customer
  readonly takenAt: Instant
  /** ISO 3166-1 alpha-2 of the billing profile: the market to buy in. Null until a product matched. */
  readonly market: string | null
  readonly segment: BuyingSegment
  /** What Partner Center has vetted the customer for; empty until a product matched. */
  readonly qualifications: readonly Qualification[]
  /** Legacy offers that this customer may buy and that provision what an option names; only for segments that still have them. */
  readonly offers: readonly LegacyOffer[]
  readonly subscriptions: readonly Subscription[]
  readonly directory: readonly DirectorySubscription[]
  readonly skus: readonly SkuUnits[]
  /** Those that carry a license of interest; none where we may not read groups. */
  readonly groups: readonly SnapshotGroup[]
  readonly holders: readonly LicenseHolder[]
  /** Null: none is active. Absent: we may not read them, or it was not looked at. */
  readonly adminRelationship?: AdminRelationship | null
}

/** What lets the partner's people into the customer's directory (Microsoft Graph v1.0, delegatedAdminRelationship). */
export interface AdminRelationship {
  readonly name: string
  readonly endsAt: Instant
  /** It is extended on that day, unless somebody ends it. */
  readonly extendsItself: boolean
}

export interface Qualification {
  /** The provider's own word: Education, Nonprofit, GovernmentCommunityCloud, StateOwnedEntity. */
  readonly name: string
  readonly status: 'approved' | 'in-review' | 'denied' | 'unknown'
}

/** A legacy offer that the customer may buy (Partner Center, offers, 2023-10). */
export interface LegacyOffer {
  readonly offerId: string
  readonly title: string
  readonly provisions: SkuId
  readonly isAddOn: boolean
  /** Offers of which the customer has to own one; empty for a base. */
  readonly needs: readonly string[]
  readonly minimum: number
  readonly maximum: number
  readonly billingCycles: readonly string[]
}

/** A purchasable item of the NCE catalog in one market, without its short-lived availability. */
export interface MarketItem {
  readonly market: string
  readonly productId: string
  readonly skuId: string
  readonly title: string
  /** The directory SKU that it provisions: the join to `subscribedSkus`. */
  readonly provisions: SkuId
  readonly isTrial: boolean
  readonly isAddOn: boolean
  readonly minimum: number
  readonly maximum: number
  /** Terms on sale when it was read. */
  readonly terms: readonly { readonly segment: string; readonly duration: string; readonly billingCycle: string }[]
}

/** A product that a snapshot looks at although no retirement names it, and the directory SKUs that may take its place. */
export interface AlsoProduct {
  /** Its whole name, its legacy offer id, or `product:sku`. */
  readonly product: string
  readonly targets: readonly SkuId[]
}

export interface Coverage {
  readonly customersTotal: number
  readonly customersRead: number
  readonly failed: readonly { readonly customer: Customer; readonly why: string }[]
}

export interface Snapshot {
  readonly id: SnapshotId
  readonly takenAt: Instant
  readonly state: 'taking' | 'complete' | 'failed'
  readonly coverage: Coverage
  readonly also: AlsoProduct | null
}
