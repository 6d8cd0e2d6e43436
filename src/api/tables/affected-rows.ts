import type { Catalog } from '../../domain/catalog.ts'
import type { SnapshotId, SubscriptionId } from '../../domain/id.ts'
import type { CustomerSnapshot } from '../../domain/snapshot.ts'
import type { RowOf } from '../../files/table.ts'
import type { affectedCustomersTable } from '../../files/tables/affected-customers.ts'
import { readAffected } from '../../store/snapshots.ts'
import type { ApiDeps } from '../deps.ts'

type AffectedRow = RowOf<typeof affectedCustomersTable.columns>

/** One row per retired subscription, customer by customer. */
export async function* affectedRows(snapshot: SnapshotId, { db, catalog }: Pick<ApiDeps, 'db' | 'catalog'>): AsyncGenerator<AffectedRow> {
  for await (const customer of readAffected(db, snapshot, [])) yield* rowsOf(customer, catalog)
}

function rowsOf(snapshot: CustomerSnapshot, catalog: Catalog): readonly AffectedRow[] {
  const { customer, market, segment } = snapshot
  return snapshot.subscriptions.flatMap((subscription) => {
    const match = catalog.findMatch(subscription)
    if (!match) return []
    return [
      {
        ...{ customer: customer.name, domain: customer.domain, market, segment },
        subscriptionId: subscription.id,
        offer: subscription.offerName,
        retirement: match.retirement.id,
        seats: subscription.quantity,
        assignedUsers: countHolders(subscription.id, snapshot),
        status: subscription.statusText,
        autoRenew: subscription.autoRenew,
        endsAtTerm: subscription.endsAtTerm,
        termEndsAt: subscription.termEndsAt,
      },
    ]
  })
}

/** Holders of the subscription's license, whichever subscription of the same license their seat is from; null where nobody can tell. */
function countHolders(id: SubscriptionId, { directory, holders }: CustomerSnapshot): number | null {
  const sku = directory.find((each) => each.commerceSubscriptionId === id)?.skuId
  return sku === undefined ? null : holders.filter((holder) => holder.licenses.some((license) => license.skuId === sku)).length
}
