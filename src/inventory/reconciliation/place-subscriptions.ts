import type { Catalog } from '../../domain/catalog.ts'
import type { CustomerId, SkuId, SubscriptionId } from '../../domain/id.ts'
import { isRead, type NotRead } from '../../domain/reconciliation.ts'
import type { DirectorySubscription, Subscription } from '../../domain/snapshot.ts'
import type { PartnerCenter } from '../../provider/partner-center/partner-center.ts'
import { isLive } from './facts.ts'
import { orNotRead } from './or-not-read.ts'

/** Subscriptions by the directory SKU that they feed, and live ones of which nobody says which it is. */
export interface Placed {
  readonly skuOf: ReadonlyMap<SubscriptionId, SkuId>
  readonly unplaced: readonly Subscription[]
}

/**
 * Puts each subscription to its directory SKU: by the directory's own rows, else by what is known already, else, where
 * `lookUp` is given, by asking it. What is licensed by nobody (family `other`) has none.
 */
export async function placeSubscriptions(
  subscriptions: readonly Subscription[],
  directory: readonly DirectorySubscription[] | NotRead,
  known: ReadonlyMap<SubscriptionId, SkuId>,
  lookUp?: (subscription: Subscription) => Promise<SkuId | undefined>,
): Promise<Placed> {
  const listed = new Map(isRead(directory) ? directory.map((row) => [row.commerceSubscriptionId, row.skuId] as const) : [])
  const skuOf = new Map<SubscriptionId, SkuId>()
  const unplaced: Subscription[] = []
  for (const subscription of subscriptions.filter(({ family }) => family !== 'other')) {
    const { id } = subscription
    const sku = listed.get(id) ?? known.get(id) ?? (isLive(subscription) ? await lookUp?.(subscription) : undefined)
    if (sku !== undefined) skuOf.set(id, sku)
    else if (isLive(subscription)) unplaced.push(subscription)
  }
  return { skuOf, unplaced }
}

/** By the catalog, where it is a retired offer; else by the provisioning status, which names the SKU (Partner Center REST, 2023-10). */
export function lookUpSku(
  customer: CustomerId,
  { catalog, partnerCenter }: { readonly catalog: Catalog; readonly partnerCenter: PartnerCenter },
): (subscription: Subscription) => Promise<SkuId | undefined> {
  return async (subscription) => {
    const status = await orNotRead(() => partnerCenter.findProvisioningStatus(customer, subscription.id))
    const told = status !== undefined && isRead(status) ? status.skuId : undefined
    return told ?? catalog.findMatch(subscription)?.offer.skuId ?? undefined
  }
}

/** Said of a customer: seats that are bought and stand in no row. */
export function unplacedSentence({ offerName, quantity, id }: Subscription): string {
  return `${offerName} (${quantity} seats, subscription ${id}) is in no row: nobody says which directory SKU it feeds`
}
