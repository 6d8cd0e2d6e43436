import type { SkuId, SubscriptionId } from '../domain/id.ts'
import { DAY_MS, plusMs, type Instant } from '../domain/instant.ts'
import type { CustomerSnapshot, Subscription } from '../domain/snapshot.ts'

/** What a customer has, and which of it goes with a move. */
export interface Stock {
  readonly snapshot: Pick<CustomerSnapshot, 'skus' | 'directory' | 'subscriptions'>
  readonly leaving: ReadonlySet<SubscriptionId>
  readonly asOf: Instant
}

/** Units that nobody uses, without those that go with the move, end by themselves within a year, or are a trial's. */
export function freeUnits(sku: SkuId, stock: Stock): number {
  const units = stock.snapshot.skus.find((each) => each.skuId === sku)
  if (!units) return 0
  const ending = feedersOf(sku, stock).filter((each) => isEnding(each, stock))
  return Math.max(0, units.enabled - units.consumed - ending.reduce((sum, { quantity }) => sum + quantity, 0))
}

/** Whether nobody should count on a subscription. */
export function isEnding({ id, isTrial, endsAtTerm, autoRenew, termEndsAt }: Subscription, { leaving, asOf }: Stock): boolean {
  if (leaving.has(id)) return true
  return isTrial || ((endsAtTerm || !autoRenew) && termEndsAt !== null && termEndsAt < plusMs(asOf, 365 * DAY_MS))
}

/** The customer's active subscriptions of a SKU that Partner Center shows us. */
export function feedersOf(sku: SkuId, { snapshot }: Stock): readonly Subscription[] {
  const feeding = new Set(snapshot.directory.filter((row) => row.skuId === sku).map((row) => row.commerceSubscriptionId))
  return snapshot.subscriptions.filter((each) => each.status === 'active' && feeding.has(each.id)).sort((a, b) => (a.id < b.id ? -1 : 1))
}
