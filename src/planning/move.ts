import type { Catalog, ReplacementOption, Retirement, RetirementMatch, TargetProduct } from '../domain/catalog.ts'
import type { Choices } from '../domain/choices.ts'
import type { ServicePlanId, SkuId, SubscriptionId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import {
  buyingSegment,
  type BuyingSegment,
  type CustomerSnapshot,
  type LicenseHolder,
  type MarketItem,
  type SkuUnits,
  type Subscription,
} from '../domain/snapshot.ts'

export interface Matched {
  readonly subscription: Subscription
  readonly match: RetirementMatch
}

/** What is being considered: a customer's active subscriptions on one retired SKU, and the options chosen for their users. */
export interface Move {
  readonly snapshot: CustomerSnapshot
  readonly market: readonly MarketItem[]
  readonly catalog: Catalog
  /** With the customer's own values over the plan's. */
  readonly choices: Choices
  readonly asOf: Instant
  readonly matched: readonly [Matched, ...Matched[]]
  readonly oldSku: SkuId
  readonly retirement: Retirement
  /** The customer's option first, then those that some users have instead. */
  readonly destinations: readonly [Destination, ...Destination[]]
  readonly addOns: readonly AddOn[]
  /** Subscriptions to which another decision of the same customer adds seats. */
  readonly grown: ReadonlySet<SubscriptionId>
}

/** An option and the holders of the old SKU who go there. */
export interface Destination {
  readonly option: ReplacementOption
  readonly holders: readonly LicenseHolder[]
}

/** An add-on on one of the retired subscriptions; its SKU where the directory tells it. */
export interface AddOn {
  readonly subscription: Subscription
  readonly skuId: SkuId | undefined
  readonly becomes: 'included' | 'bought-anew' | 'ends-unused'
}

export function holdersOf(move: Move): readonly LicenseHolder[] {
  return move.destinations.flatMap((each) => each.holders)
}

export function holds(holder: LicenseHolder, sku: SkuId): boolean {
  return holder.licenses.some((license) => license.skuId === sku)
}

export function skusOf(option: Pick<ReplacementOption, 'products'>): readonly SkuId[] {
  return [...new Set(option.products.map((product) => product.skuId))]
}

/** The new product has the old SKU: seats are swapped, licenses stay. */
export function keepsLicense({ option }: Destination, move: Pick<Move, 'oldSku'>): boolean {
  return skusOf(option).includes(move.oldSku)
}

/** Every product of every option in use, base products before add-ons, each SKU once. */
export function productsOf(move: Move): readonly TargetProduct[] {
  const all = move.destinations.flatMap((each) => each.option.products)
  const first = new Map(all.toReversed().map((product) => [product.skuId, product]))
  return [...all.filter((product) => first.get(product.skuId) === product)].sort((a, b) => Number(a.isAddOn) - Number(b.isAddOn))
}

/** The SKUs taken in a user's swap: the old one unless it stays, and the add-ons that the new product includes. */
export function removedSkus(destination: Destination, move: Pick<Move, 'oldSku' | 'addOns'>): readonly SkuId[] {
  const kept = new Set(skusOf(destination.option))
  const included = move.addOns.flatMap((addOn) => (addOn.becomes === 'included' && addOn.skuId ? [addOn.skuId] : []))
  return [...new Set([move.oldSku, ...included])].filter((sku) => !kept.has(sku))
}

export function unitsOf(sku: SkuId, { snapshot }: Pick<Move, 'snapshot'>): SkuUnits | undefined {
  return snapshot.skus.find((each) => each.skuId === sku)
}

/** Service plans of a SKU that can be switched off per user, sorted: as this customer's directory lists them, else as the catalog does. */
export function servicePlansOf(sku: SkuId, move: Pick<Move, 'snapshot' | 'catalog'>): readonly ServicePlanId[] | undefined {
  const owned = unitsOf(sku, move)
    ?.servicePlans.filter((plan) => plan.perUser)
    .map((plan) => plan.id)
  const plans = owned ?? move.catalog.findSku(sku)?.servicePlans.map((plan) => plan.id)
  return plans && plans.length > 0 ? [...plans].sort() : undefined
}

/** The segment to buy in: that of the retired offer, since its price list is the customer's; else the customer's own. */
export function buyingSegmentOf({ matched: [first], snapshot }: Pick<Move, 'matched' | 'snapshot'>): BuyingSegment {
  const { segment } = first.match.offer
  return segment === null ? snapshot.segment : buyingSegment(segment)
}

/** The billing cycle of the new subscription: the one chosen, else the old one's where it is monthly or annual, else monthly. */
export function billingCycleOf(move: Pick<Move, 'choices' | 'matched'>): 'monthly' | 'annual' {
  if (move.choices.billingCycle !== 'as-before') return move.choices.billingCycle
  return move.matched[0].subscription.billingCycle === 'annual' ? 'annual' : 'monthly'
}
