import type { Catalog, ReplacementOption, Retirement, RetirementMatch, TargetProduct } from '../domain/catalog.ts'
import type { Choices } from '../domain/choices.ts'
import type { SkuId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { CustomerSnapshot, LicenseHolder, MarketItem, Subscription } from '../domain/snapshot.ts'

export interface Matched {
  readonly subscription: Subscription
  readonly match: RetirementMatch
}

/** What is being considered: a customer's active subscriptions on one retired SKU, and the option chosen for them. */
export interface Move {
  readonly snapshot: CustomerSnapshot
  readonly market: readonly MarketItem[]
  readonly catalog: Catalog
  readonly choices: Choices
  readonly asOf: Instant
  readonly matched: readonly [Matched, ...Matched[]]
  readonly oldSku: SkuId
  readonly retirement: Retirement
  readonly option: ReplacementOption
}

/** The one product that the option buys; undefined for an option of none or of several products. */
export function targetOf(move: Move): TargetProduct | undefined {
  return move.option.products.length === 1 ? move.option.products[0] : undefined
}

export function holdersOf(move: Move): readonly LicenseHolder[] {
  return move.snapshot.holders.filter((holder) => holds(holder, move.oldSku))
}

export function holds(holder: LicenseHolder, sku: SkuId): boolean {
  return holder.licenses.some((license) => license.skuId === sku)
}

/** Seats that the new subscription has to have: one for everybody who is swapped, or, where the license stays, who holds it. */
export function seatsWanted(move: Move): number {
  return targetOf(move)?.skuId === move.oldSku ? holdersOf(move).length : seatsNeeded(move).length
}

/** Holders who need a seat of the target: those who do not hold it already. Nobody, where old and new share a directory SKU. */
export function seatsNeeded(move: Move): readonly LicenseHolder[] {
  const target = targetOf(move)
  if (!target || target.skuId === move.oldSku) return []
  return holdersOf(move).filter((holder) => !holds(holder, target.skuId))
}
