import type { SkuId } from '../domain/id.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'
import type { Matched } from './move.ts'

/**
 * The directory SKU that a retired subscription feeds: what Graph's `/directory/subscriptions` says of it, else the
 * catalog's public id. Undefined where neither knows.
 */
export function oldSkuOf({ subscription, match }: Matched, snapshot: CustomerSnapshot): SkuId | undefined {
  const row = snapshot.directory.find((each) => each.commerceSubscriptionId === subscription.id)
  return row?.skuId ?? match.offer.skuId ?? undefined
}
