import type { Catalog } from '../../domain/catalog.ts'
import type { CustomerId, SkuId, UserId } from '../../domain/id.ts'
import { plusMs } from '../../domain/instant.ts'
import { isRead, type CustomerReconciliation, type NotRead } from '../../domain/reconciliation.ts'
import type { SkuUnits, Subscription } from '../../domain/snapshot.ts'
import { listHoldersThen } from '../../store/last-reading.ts'
import { countWritten } from '../../store/sku-moves.ts'
import type { InventoryDeps } from '../take-snapshot.ts'
import { REPLICATION_MS } from './causes/write-just-sent.ts'
import { compareSku } from './compare.ts'
import { boughtSkus, knownSkus, readRecord, skuRecord, type CustomerRecord } from './customer-record.ts'
import type { FeedingSubscription, Provisioning, SkuFacts } from './facts.ts'
import { isLive } from './facts.ts'
import { NOT_READ } from './not-read-reason.ts'
import { orNotRead } from './or-not-read.ts'
import { notReadSentences, readSides, unitsOf } from './read-sides.ts'
import { lookUpSku, placeSubscriptions, unplacedSentence } from './place-subscriptions.ts'

export type ReconcileDeps = Pick<InventoryDeps, 'db' | 'partnerCenter' | 'graph' | 'clock' | 'catalog'>

/**
 * Reads everything about one customer now and compares it, SKU by SKU: subscriptions, the directory's subscriptions and units
 * in one call each, then the holders of each SKU, up to 999 in a call. Where seats and units differ, the provisioning status of
 * what feeds the SKU is asked for too.
 * @throws Error where neither Partner Center nor the directory can be read
 */
export async function reconcileCustomer(customer: CustomerId, deps: ReconcileDeps): Promise<CustomerReconciliation> {
  const { graph, clock, db } = deps
  const record = await readRecord(customer, db)
  const readAt = clock.now()
  const sides = await readSides(customer, deps)
  const { subscriptions, units } = sides
  const directory = await orNotRead(() => graph.listDirectorySubscriptions(customer))
  const placed = await placeSubscriptions(
    isRead(subscriptions) ? subscriptions : [],
    directory,
    knownSkus(record),
    lookUpSku(customer, deps),
  )
  const listed = isRead(units) ? units.map(({ skuId }) => skuId) : []
  const skus = [...new Set([...placed.skuOf.values(), ...listed, ...boughtSkus(record)])].sort()
  const all = await Promise.all(
    skus.map((skuId): Promise<SkuFacts> => {
      const feeding = isRead(subscriptions) ? subscriptions.filter(({ id }) => placed.skuOf.get(id) === skuId) : subscriptions
      const rows = isRead(directory) ? directory.filter((row) => row.skuId === skuId) : directory
      return readSku({ customer, skuId, readAt, record, feeding, directory: rows, units: unitsOf(skuId, sides) }, deps)
    }),
  )
  return {
    customer,
    readAt,
    skus: all.map(compareSku),
    notRead: [
      ...notReadSentences(sides),
      ...(isRead(directory) ? [] : [`who sold the units: ${directory.notRead}`]),
      ...placed.unplaced.map(unplacedSentence),
    ],
  }
}

interface OneSku extends Pick<SkuFacts, 'skuId' | 'readAt' | 'directory' | 'units'> {
  readonly customer: CustomerId
  readonly record: CustomerRecord
  readonly feeding: readonly Subscription[] | NotRead
}

async function readSku(one: OneSku, deps: ReconcileDeps): Promise<SkuFacts> {
  const { customer, skuId, readAt, record, feeding, directory, units } = one
  const holders = await readHolders(customer, skuId, units, deps)
  const writtenLately = await countWritten(deps.db, customer, plusMs(deps.clock.now(), -REPLICATION_MS))
  const leftSince = isRead(holders) ? await countLeft(customer, skuId, holders, record, deps) : null
  return {
    skuId,
    product: productOf(one, deps.catalog),
    readAt,
    subscriptions: isRead(feeding) ? await Promise.all(feeding.map((each) => withProvisioning(each, one, deps))) : feeding,
    directory,
    units,
    holders: isRead(holders) ? holders.size : holders,
    record: skuRecord(skuId, record, { writtenLately, leftSince }),
  }
}

async function readHolders(
  customer: CustomerId,
  sku: SkuId,
  units: SkuUnits | null | NotRead,
  { graph }: ReconcileDeps,
): Promise<ReadonlySet<UserId> | NotRead> {
  if (!isRead(units)) return units
  if (units === null) return { notRead: NOT_READ['not-listed'] }
  if (units.appliesTo === 'company') return { notRead: NOT_READ['of-company'] }
  return orNotRead(async () => {
    const holders = new Set<UserId>()
    for await (const page of graph.listHolders(customer, sku)) for (const { id } of page) holders.add(id)
    return holders
  })
}

async function countLeft(
  customer: CustomerId,
  sku: SkuId,
  now: ReadonlySet<UserId>,
  { before }: CustomerRecord,
  { db }: ReconcileDeps,
): Promise<number | null> {
  if (!before) return null
  return (await listHoldersThen(db, before.snapshot, customer, sku)).filter((user) => !now.has(user)).length
}

/** Asked for a subscription whose SKU has other units than seats, and for no other. */
async function withProvisioning(
  subscription: Subscription,
  { customer, feeding, units }: OneSku,
  { partnerCenter }: ReconcileDeps,
): Promise<FeedingSubscription> {
  const usable = units === null ? 0 : isRead(units) ? units.enabled + units.warning : undefined
  const bought = isRead(feeding) ? feeding.filter(isLive).reduce((sum, { quantity }) => sum + quantity, 0) : undefined
  if (!isLive(subscription) || usable === undefined || usable === bought) return { ...subscription, provisioning: NOT_ASKED }
  const status = await orNotRead<Provisioning | undefined>(() => partnerCenter.findProvisioningStatus(customer, subscription.id))
  return { ...subscription, provisioning: status ?? null }
}

const NOT_ASKED: NotRead = { notRead: NOT_READ['not-asked'] }

function productOf({ skuId, feeding, units }: OneSku, catalog: Catalog): string {
  const sold = isRead(feeding) ? (feeding.find(isLive) ?? feeding[0])?.offerName : undefined
  const named = units !== null && isRead(units) ? units.partNumber : ''
  return catalog.findSku(skuId)?.title ?? sold ?? (named || skuId)
}
