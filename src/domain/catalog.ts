import type { OptionId, RetirementId, ServicePlanId, SkuId } from './id.ts'
import type { Segment, Subscription } from './snapshot.ts'

export type Language = 'en' | 'it' | 'sv'
export type Texts = { readonly en: string } & { readonly [L in Language]?: string }

/** A product that Microsoft retires, and what may take its place. One YAML file each. */
export interface Retirement {
  readonly id: RetirementId
  /** Raised with every change; a plan names the one it was made with. */
  readonly version: number
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
  readonly policy: 'leave' | 'stop-renewal' | 'suspend' | 'migrate'
  /** Days from suspension until Microsoft deletes, by commerce family: every documented figure, shortest first. */
  readonly lifecycle: { readonly legacyDeletedAfterDays: readonly number[] }
  readonly source: Source
  readonly reviewedBy: string | null
  readonly lastVerifiedOn: string | null
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
  readonly segment: Segment
  /** Legacy offer id, null where it is not public. */
  readonly offerId: string | null
  /** Directory SKU, null where it is not public: then Graph says it. */
  readonly skuId: SkuId | null
}

export interface ReplacementOption {
  readonly id: OptionId
  readonly title: Texts
  /** Empty means every segment. */
  readonly segments: readonly Segment[]
  /** Usually one; two for a plan with its add-on. None: the license is only removed. */
  readonly products: readonly TargetProduct[]
}

export interface TargetProduct {
  readonly title: string
  readonly skuId: SkuId
  readonly partNumber: string | null
  /** `productId:skuId` of the new commerce catalog where public; a hint that is checked against `provisioningId`. */
  readonly nce: string | null
  readonly isAddOn: boolean
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
  /** SHA-256 over what was loaded: the same files give the same version. */
  readonly version: string
  readonly retirements: readonly Retirement[]
  findRetirement(id: RetirementId): Retirement | undefined
  /** By offer id first, then by normalized name tokens with the list of look-alikes that must not match. */
  findMatch(
    subscription: Pick<Subscription, 'offerId' | 'offerName' | 'family' | 'isTrial' | 'parentSubscription'>,
  ): RetirementMatch | undefined
  findSku(skuId: SkuId): SkuReference | undefined
  findServicePlanMap(from: SkuId, to: SkuId): ServicePlanMap | undefined
  /** The family of a service plan; a plan that no family lists is a family of its own. */
  familyOf(plan: ServicePlanId): string
  nameOfPlan(plan: ServicePlanId): string | undefined
}
