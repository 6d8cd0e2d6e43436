import type { OptionId, RetirementId, ServicePlanId, SkuId } from './id.ts'
import type { Segment, Subscription } from './snapshot.ts'

export type Language = 'en' | 'it' | 'sv'
export type Texts = { readonly en: string } & { readonly [L in Language]?: string }

/** A product that Microsoft retires, and what may take its place. One YAML file for each version. */
export interface Retirement {
  readonly id: RetirementId
  /** Raised with every change; a plan names the one it was made with. */
  readonly version: number
  /** The day from which this version holds, `YYYY-MM-DD`; null: since ever. */
  readonly validFrom: string | null
  readonly title: Texts
  readonly announcedOn: string | null
  /** The day from which it is retired, `YYYY-MM-DD`. */
  readonly effectiveOn: string
  /** The day on which Microsoft set auto-renew to false, where it did. */
  readonly autoRenewFalseOn: string | null
  readonly endOfSaleOn: string | null
  readonly retires: readonly RetiredOffer[]
  readonly options: readonly ReplacementOption[]
  /** Feature rows, each with an answer per option. */
  readonly features: readonly Feature[]
  /** Roles that the document recommends. */
  readonly roles: readonly string[]
  /** Where the document names no roles, or others than practice needs. */
  readonly rolesNote: string | null
  readonly policy: 'leave' | 'stop-renewal' | 'suspend' | 'migrate'
  /** Days from suspension until Microsoft deletes, by commerce family: every documented figure, shortest first. */
  readonly lifecycle: { readonly legacyDeletedAfterDays: readonly number[] }
  readonly source: Source
  readonly reviewedBy: string | null
  readonly lastVerifiedOn: string | null
  /** Somebody stands for it: `reviewedBy` and `lastVerifiedOn` are both there. */
  readonly reviewed: boolean
  readonly notes: readonly string[]
}

export interface Source {
  readonly title: string
  readonly url: string | null
  readonly date: string | null
}

export interface RetiredOffer {
  readonly name: string
  /** Other names it has been sold under, any language. */
  readonly alsoKnownAs: readonly string[]
  /** Null: whichever the customer is of (a move between any two products). */
  readonly segment: Segment | null
  /** Legacy offer id, null where it is not public. */
  readonly offerId: string | null
  /** Directory SKU, null where it is not public: then Graph says it. */
  readonly skuId: SkuId | null
}

export interface ReplacementOption {
  readonly id: OptionId
  readonly title: Texts
  /** The heading under which the document lists it: Microsoft 365 for Business, Frontline, Enterprise, Education. */
  readonly group: Texts | null
  /** Empty means every segment. */
  readonly segments: readonly Segment[]
  /** Usually one; two for a plan with its add-on. None: the license is only removed. */
  readonly products: readonly TargetProduct[]
  /** The option of the document in whose place it is offered: Microsoft 365 E3 for Office 365 E3. */
  readonly standsInFor: OptionId | null
  /** Of no products: for holders who have the service from elsewhere already. */
  readonly removeOnly: boolean
  /** Nobody stands for this option, or for the whole retirement. */
  readonly unreviewed: boolean
}

export interface TargetProduct {
  readonly title: string
  readonly skuId: SkuId
  readonly partNumber: string | null
  /** `productId:skuId` of the new commerce catalog where public; a hint that is checked against `provisioningId`. */
  readonly nce: string | null
  readonly isAddOn: boolean
  /** Of an add-on: base SKUs of which the customer must have any one. Empty: none is documented. */
  readonly needs: readonly SkuId[]
  /** Suites that include it: who goes to one of these does not need it. */
  readonly notWith: readonly SkuId[]
}

export interface Feature {
  readonly id: string
  readonly title: Texts
  readonly has: { readonly [option: string]: boolean }
}

/** A directory SKU and the service plans that Microsoft's reference table lists for it. */
export interface SkuReference {
  readonly skuId: SkuId
  readonly partNumber: string
  readonly title: string
  readonly servicePlans: readonly { readonly id: ServicePlanId; readonly name: string }[]
  readonly isAddOn: boolean
  /** Whether it has Teams: inside, sold without it, or it is itself an add-on. Products that never had Teams have `none` too. */
  readonly teams: 'included' | 'none' | 'add-on'
  /** What a user may store, by the largest of its service plans; absent where the product has no such service. */
  readonly quotas: StorageQuotas
}

/** Gigabytes of a user's primary mailbox and of their OneDrive: the documented maximum; what a tenant has set may be less. */
export interface StorageQuotas {
  readonly mailboxGb?: number
  readonly oneDriveGb?: number
}

/** A product that is bought beside another, never alone. */
export interface AddOn {
  readonly skuId: SkuId
  readonly title: string
  /** Base SKUs of which the customer must have any one. Empty: none is documented. */
  readonly needs: readonly SkuId[]
  /** Suites that include it. */
  readonly notWith: readonly SkuId[]
}

/** A list price that Microsoft has announced, of a user and month in a term of a year. A term that runs keeps its price until it ends. */
export interface PriceChange {
  /** `productId:skuId` of the new commerce catalog, in capitals. */
  readonly product: string
  readonly title: string
  /** The day from which whoever buys or renews pays it, `YYYY-MM-DD`. */
  readonly from: string
  readonly was: number
  readonly becomes: number
  /** ISO 4217. */
  readonly currency: string
}

/** How sure a fact is: A published by Microsoft, B independently recorded, C deduced. */
export type Confidence = 'A' | 'B' | 'C'

/** Service plans of which one user can have only one: `MutuallyExclusiveViolation`. The same plan from two SKUs is no conflict. */
export interface ServicePlanExclusion {
  readonly family: string
  readonly plans: readonly ServicePlanId[]
  readonly confidence: Confidence
  readonly basis: string | null
}

/** A service plan that works only with another: `DependencyViolation`. */
export interface ServicePlanDependency {
  readonly plan: ServicePlanId
  readonly needsAnyOf: readonly ServicePlanId[]
  readonly confidence: Confidence
  readonly basis: string | null
}

/** How the switched-off service plans of one SKU are carried over to another. Reviewed, never guessed from names. */
export interface ServicePlanMap {
  readonly from: SkuId
  readonly to: SkuId
  /** Old service plan to its counterpart in the target, null where the target has none. */
  readonly pairs: readonly { readonly from: ServicePlanId; readonly to: ServicePlanId | null }[]
}

/** Service plans that are tiers of one service: `exchange`, `sharepoint`, `teams`. */
export interface ServiceFamily {
  readonly id: string
  readonly plans: readonly { readonly id: ServicePlanId; readonly name: string }[]
}

/** Why a subscription was recognized, so that a person can check it. */
export interface RetirementMatch {
  readonly retirement: Retirement
  readonly offer: RetiredOffer
  readonly by: 'offer-id' | 'name'
}

/** Answers from the files; immutable, no network, no clock. */
export interface Catalog {
  /** SHA-256 over what was loaded: the same files give the same version, on whatever day they are looked at. */
  readonly version: string
  /** Each id once: in the version with the latest `validFrom`, or the latest of the day given to `at`. */
  readonly retirements: readonly Retirement[]
  /**
   * The catalog as it holds on a day (`YYYY-MM-DD`, or an instant, of which the UTC day counts): each id in the version with the
   * latest `validFrom` that is not after it; an id of which no version is valid yet is absent.
   */
  at(date: string): Catalog
  /** Without a version, the one in `retirements`; with one, also an older or later one. */
  findRetirement(id: RetirementId, version?: number): Retirement | undefined
  /** By offer id first, then by normalized name tokens with the list of look-alikes that must not match. */
  findMatch(
    subscription: Pick<Subscription, 'offerId' | 'offerName' | 'family' | 'isTrial' | 'parentSubscription'>,
  ): RetirementMatch | undefined
  /** Every directory SKU that the catalog describes. */
  readonly skus: readonly SkuReference[]
  findSku(skuId: SkuId): SkuReference | undefined
  /** What must be there before it can be bought; of an add-on whose service plans are not public too. */
  findAddOn(skuId: SkuId): AddOn | undefined
  findServicePlanMap(from: SkuId, to: SkuId): ServicePlanMap | undefined
  /** The family of a service plan; a plan that no family lists is a family of its own. */
  familyOf(plan: ServicePlanId): string
  /** As the APIs name it: `MCOEV`. */
  nameOfPlan(plan: ServicePlanId): string | undefined
  /** As Microsoft's reference table calls it for people: `Microsoft 365 Phone System`. */
  titleOfPlan(plan: ServicePlanId): string | undefined
  /** The same of one that is known by its name in the APIs alone, as what a plan keeps about services. */
  titleOfPlanNamed(name: string): string | undefined
  readonly exclusions: readonly ServicePlanExclusion[]
  readonly dependencies: readonly ServicePlanDependency[]
  /** Service plans that guard a telephone number or a dial-in conference: who loses one loses the number. */
  readonly voicePlans: readonly ServicePlanId[]
  /** By product, each one's in the order of their days. */
  readonly priceChanges: readonly PriceChange[]
  /** True where both SKUs are described and every service plan of the add-on is in the base. */
  includedIn(addOnSku: SkuId, baseSku: SkuId): boolean
}
