import type { BookFigures, BookSubscription, CustomerBook } from '../../domain/book.ts'
import type { SkuId, SubscriptionId } from '../../domain/id.ts'
import { isLongAway, tellsSignIns } from '../../domain/inactive.ts'
import type { CustomerSnapshot, Subscription } from '../../domain/snapshot.ts'
import { isOfInterest, type Interest } from '../interest.ts'

/** What lists of the whole book show of a customer as it was read, by the catalog as it is now. */
export function describeBook(snapshot: CustomerSnapshot, interest: Interest): CustomerBook {
  const subscriptions = snapshot.subscriptions.map((each) => describe(each, snapshot, interest))
  return { customer: snapshot.customer, subscriptions, figures: figuresOf(subscriptions, snapshot) }
}

function describe(subscription: Subscription, snapshot: CustomerSnapshot, interest: Interest): BookSubscription {
  const { createdAt: _createdAt, partnerOnRecord: _partner, orderId: _order, ...rest } = subscription
  const skuId = skuOf(subscription, snapshot, interest)
  const units = snapshot.skus.find((row) => row.skuId === skuId)
  return {
    ...rest,
    customer: snapshot.customer,
    skuId,
    assigned: units?.consumed ?? null,
    enabled: units?.enabled ?? null,
    inactive: skuId !== null && hasHolders(subscription, snapshot, interest) ? countInactive(skuId, snapshot) : null,
    retirement: interest.catalog.findMatch(subscription)?.retirement.id ?? null,
    toReplace: subscription.status === 'active' && isOfInterest(subscription, interest),
  }
}

function skuOf(subscription: Subscription, { directory, skus }: CustomerSnapshot, { catalog }: Interest): SkuId | null {
  const row = directory.find((each) => each.commerceSubscriptionId === subscription.id)
  // The catalog's word alone, where nobody has read the directory, would promise figures that there are none of.
  return row?.skuId ?? (skus.length === 0 ? null : (catalog.findMatch(subscription)?.offer.skuId ?? null))
}

/** Those who hold a license are read for what is retired, or was asked for, and for its add-ons. */
function hasHolders({ parentSubscription, ...own }: Subscription, { subscriptions }: CustomerSnapshot, interest: Interest): boolean {
  const of = (each: Subscription): boolean => each.status !== 'deleted' && isOfInterest(each, interest)
  return of({ ...own, parentSubscription }) || subscriptions.some((each) => each.id === parentSubscription && of(each))
}

function countInactive(skuId: SkuId, { holders, takenAt }: CustomerSnapshot): number | null {
  const own = holders.filter(({ licenses }) => licenses.some((license) => license.skuId === skuId))
  if (own.length > 0 && !tellsSignIns(own)) return null
  return own.filter((holder) => !holder.accountEnabled || isLongAway(holder, takenAt)).length
}

function figuresOf(subscriptions: readonly BookSubscription[], { market, segment }: CustomerSnapshot): BookFigures {
  const live = subscriptions.filter((each) => each.retirement !== null && each.status !== 'deleted')
  return {
    market,
    segment: market === null ? null : segment,
    subscriptions: subscriptions.length,
    retired: live.length,
    toReplace: subscriptions.filter(({ toReplace }) => toReplace).length,
    retiredSeats: seatsOf(live),
    retiredEndsAt: live.flatMap(({ termEndsAt }) => termEndsAt ?? []).toSorted()[0] ?? null,
  }
}

/** Each SKU once: what is assigned of it is assigned over all of its subscriptions. */
function seatsOf(live: readonly BookSubscription[]): number {
  const bySku = Map.groupBy(live, ({ skuId, id }): SkuId | SubscriptionId => skuId ?? id)
  return [...bySku.values()].reduce((sum, [first, ...rest]) => {
    if (first === undefined) return sum
    return sum + (first.assigned ?? [first, ...rest].reduce((seats, { quantity }) => seats + quantity, 0))
  }, 0)
}
