import type { SkuId } from '../../domain/id.ts'
import type { Replacement } from '../../domain/plan.ts'
import { isRead, type CustomerReconciliation } from '../../domain/reconciliation.ts'
import type { SkuUnits, Subscription } from '../../domain/snapshot.ts'
import type { MigrationKey } from '../../store/migrations.ts'
import { compareSku } from './compare.ts'
import { knownSkus, readRecord, skuRecord } from './customer-record.ts'
import { isLive } from './facts.ts'
import { NOT_READ } from './not-read-reason.ts'
import { placeSubscriptions, unplacedSentence } from './place-subscriptions.ts'
import { notReadSentences, readSides, unitsOf } from './read-sides.ts'
import type { ReconcileDeps } from './reconcile-customer.ts'

/** Two calls are made at such a moment, whatever the number of users: what they do not say is not read. */
const NOT_ASKED = { notRead: NOT_READ['not-asked-after-step'] }

/**
 * Compares the SKUs that a migration touches from two reads, subscriptions and units. Which subscription feeds which SKU is
 * taken from the plan, the purchases and the last snapshot.
 * @throws Error where neither of the two can be read
 */
export async function reconcileAfterStep(
  { customer }: MigrationKey,
  replacement: Replacement,
  deps: Omit<ReconcileDeps, 'catalog'>,
): Promise<CustomerReconciliation> {
  const record = await readRecord(customer, deps.db)
  const readAt = deps.clock.now()
  const sides = await readSides(customer, deps)
  const { subscriptions } = sides
  const { skuOf, unplaced } = await placeSubscriptions(isRead(subscriptions) ? subscriptions : [], NOT_ASKED, knownSkus(record))
  const skus = [...touchedSkus(replacement)].map((skuId) => {
    const feeding = isRead(subscriptions) ? subscriptions.filter(({ id }) => skuOf.get(id) === skuId) : subscriptions
    const own = unitsOf(skuId, sides)
    return compareSku({
      skuId,
      product: productOf(skuId, replacement, isRead(feeding) ? feeding : [], own !== null && isRead(own) ? own : undefined),
      readAt,
      subscriptions: isRead(feeding) ? feeding.map((each) => ({ ...each, provisioning: NOT_ASKED })) : feeding,
      directory: NOT_ASKED,
      units: own,
      holders: NOT_ASKED,
      record: skuRecord(skuId, record, { writtenLately: 0, leftSince: null }),
    })
  })
  return {
    customer,
    readAt,
    skus,
    notRead: [...notReadSentences(sides), ...unplaced.map(unplacedSentence)],
  }
}

function touchedSkus({ from, targets, lines }: Replacement): ReadonlySet<SkuId> {
  return new Set([
    from.skuId,
    ...from.subscriptions.flatMap(({ addOns }) => addOns.map(({ skuId }) => skuId)),
    ...targets.flatMap(({ to }) => to),
    ...lines.map(({ product }) => product.provisions),
  ])
}

function productOf(sku: SkuId, { lines }: Replacement, feeding: readonly Subscription[], units: SkuUnits | undefined): string {
  const line = lines.find(({ product }) => product.provisions === sku)
  return line?.product.title ?? feeding.find(isLive)?.offerName ?? feeding[0]?.offerName ?? units?.partNumber ?? sku
}
