import type { Catalog } from '../domain/catalog.ts'
import type { SkuId } from '../domain/id.ts'
import type { CustomerSnapshot, Subscription } from '../domain/snapshot.ts'
import type { RetiredSubscription } from '../store/retired-subscriptions.ts'

/** What a customer has that the catalog calls retired, with how many hold it. */
export function retiredSubscriptions(snapshot: CustomerSnapshot, catalog: Catalog): readonly RetiredSubscription[] {
  const counted = new Set<SkuId>()
  const inUse = (sku: SkuId | null, { status }: Subscription): number | null => {
    // Nobody is on what is gone; its license may be held from another subscription, which counts them.
    if (status === 'deleted') return 0
    if (sku === null) return null
    const users = counted.has(sku) ? 0 : countHolders(sku, snapshot)
    counted.add(sku)
    return users
  }
  return snapshot.subscriptions.flatMap((subscription): readonly RetiredSubscription[] => {
    const match = catalog.findMatch(subscription)
    if (!match) return []
    const { id, status, quantity, termEndsAt, cancellableUntil } = subscription
    const skuId = skuOf(subscription, snapshot) ?? match.offer.skuId
    const users = inUse(skuId, subscription)
    return [{ subscription: id, retirement: match.retirement.id, skuId, status, quantity, inUse: users, termEndsAt, cancellableUntil }]
  })
}

function skuOf({ id }: Subscription, { directory }: CustomerSnapshot): SkuId | null {
  return directory.find((row) => row.commerceSubscriptionId === id)?.skuId ?? null
}

function countHolders(sku: SkuId, { holders }: CustomerSnapshot): number {
  return holders.filter(({ licenses }) => licenses.some(({ skuId }) => skuId === sku)).length
}
