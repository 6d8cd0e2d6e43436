import pMap from 'p-map'
import type { Catalog } from '../domain/catalog.ts'
import type { Clock } from '../domain/clock.ts'
import type { CustomerId, SkuId, SnapshotId } from '../domain/id.ts'
import { WorkerLost } from '../domain/durable.ts'
import { ProviderError } from '../domain/provider-error.ts'
import type { NotRead } from '../domain/reconciliation.ts'
import type { AdminRelationship, BuyingSegment, Customer } from '../domain/snapshot.ts'
import type { Graph } from '../provider/graph/graph.ts'
import type { PartnerCenter } from '../provider/partner-center/partner-center.ts'
import type { Db, Trx } from '../store/database.ts'
import { readAffectedBodies } from '../store/affected-bodies.ts'
import { recordEvent } from '../store/events.ts'
import { recordRetired } from '../store/retired-subscriptions.ts'
import { recordMarket, recordMarketUnreadable } from '../store/snapshot-markets.ts'
import { completeSnapshot, findSnapshot, listUnread, recordCustomer, recordListed, recordUnreadable } from '../store/snapshots.ts'
import { describeBook } from './book/describe-book.ts'
import { isOfInterest, segmentsOf, targetsOf, type Interest } from './interest.ts'
import { orNotRead } from './reconciliation/or-not-read.ts'
import { readCustomer } from './read-customer.ts'
import { readMarket } from './read-market.ts'
import { retiredSubscriptions } from './retired-subscriptions.ts'

/** The kind of the phase that takes a snapshot; all snapshots share one lane. */
export const TAKE_SNAPSHOT = 'take-snapshot'

/**
 * Customers read side by side. The quota decides the pace, not this number: it only has to be large enough that waiting
 * for answers does not.
 */
const CUSTOMERS_AT_ONCE = 8

export interface InventoryDeps {
  readonly db: Db
  readonly partnerCenter: PartnerCenter
  readonly graph: Graph
  readonly catalog: Catalog
  readonly clock: Clock
  /** Runs a transaction that fails when this worker has lost its work. */
  readonly record: <T>(body: (trx: Trx) => Promise<T>) => Promise<T>
}

/**
 * Reads the whole book into a snapshot: commerce of every customer, directory and holders only where a product matched.
 * A customer that cannot be read is kept with the reason and stops nobody else. Can be called again after a crash: what
 * was read is not read again.
 * @throws ProviderError when not even the list of customers can be read; the snapshot is then marked failed.
 */
export async function takeSnapshot(id: SnapshotId, deps: InventoryDeps): Promise<void> {
  const asked = await findSnapshot(deps.db, id)
  try {
    // Of one customer, whoever asked has named it.
    if (asked?.customer === null)
      for await (const page of deps.partnerCenter.listCustomers()) await deps.record((trx) => recordListed(trx, id, page))
  } catch (error) {
    if (error instanceof ProviderError) await deps.record((trx) => completeSnapshot(trx, id, deps.clock.now(), error.message))
    throw error
  }
  const interest: Interest = { catalog: deps.catalog, also: asked?.also ?? null }
  const relationships = await readRelationships(asked?.customer ?? undefined, deps)
  const read = async (customer: Customer): Promise<void> => readInto(id, customer, relationships, interest, deps)
  await pMap(await listUnread(deps.db, id), read, { concurrency: CUSTOMERS_AT_ONCE })
  for (const [market, wanted] of await marketsWanted(id, interest, deps)) await readMarketInto(id, market, wanted, deps)
  await finish(id, relationships, deps)
}

type Relationships = ReadonlyMap<CustomerId, AdminRelationship>

/** Why they cannot be read, where that is so: one can do without, and it is said with the scan. */
async function readRelationships(only: CustomerId | undefined, { graph }: InventoryDeps): Promise<Relationships | NotRead> {
  return orNotRead(() => graph.listAdminRelationships(only))
}

async function readInto(
  id: SnapshotId,
  customer: Customer,
  relationships: Relationships | NotRead,
  interest: Interest,
  deps: InventoryDeps,
): Promise<void> {
  try {
    const read = await readCustomer(customer, { ...deps, ...interest })
    const snapshot = 'notRead' in relationships ? read : { ...read, adminRelationship: relationships.get(customer.id) ?? null }
    const isAffected = snapshot.subscriptions.some((subscription) => isOfInterest(subscription, interest))
    const retired = retiredSubscriptions(snapshot, interest.catalog)
    const book = describeBook(snapshot, interest)
    await deps.record(async (trx) => {
      await recordCustomer(trx, id, snapshot, isAffected, book)
      await recordRetired(trx, id, { id: customer.id, readAt: snapshot.takenAt }, retired)
    })
  } catch (error) {
    if (error instanceof WorkerLost) throw error
    await deps.record((trx) => recordUnreadable(trx, id, customer.id, messageOf(error)))
  }
}

interface Wanted {
  readonly skus: Set<SkuId>
  readonly segments: Set<BuyingSegment>
}

async function readMarketInto(id: SnapshotId, market: string, wanted: Wanted, deps: InventoryDeps): Promise<void> {
  try {
    const items = await readMarket(market, wanted.skus, wanted.segments, deps)
    await deps.record((trx) => recordMarket(trx, id, market, items))
  } catch (error) {
    if (error instanceof WorkerLost) throw error
    await deps.record((trx) => recordMarketUnreadable(trx, id, market, messageOf(error)))
  }
}

/**
 * What is to be looked for in which market: every product that an option names, whichever is chosen later, and add-ons
 * that may have to be bought again. From what is stored, so that a scan which goes on after a crash misses none.
 */
async function marketsWanted(id: SnapshotId, interest: Interest, deps: InventoryDeps): Promise<ReadonlyMap<string, Wanted>> {
  const markets = new Map<string, Wanted>()
  for await (const snapshot of readAffectedBodies(deps.db, id)) {
    if (snapshot.market === null) continue
    const wanted = markets.get(snapshot.market) ?? { skus: new Set(), segments: new Set() }
    const addOns = new Set(snapshot.subscriptions.filter((each) => each.parentSubscription !== null).map((each) => each.id))
    const addOnSkus = snapshot.directory.filter((row) => addOns.has(row.commerceSubscriptionId)).map((row) => row.skuId)
    for (const sku of [...targetsOf(snapshot.subscriptions, interest), ...addOnSkus]) wanted.skus.add(sku)
    for (const segment of segmentsOf(snapshot, interest)) wanted.segments.add(segment)
    markets.set(snapshot.market, wanted)
  }
  return markets
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function finish(id: SnapshotId, relationships: Relationships | NotRead, deps: InventoryDeps): Promise<void> {
  const at = deps.clock.now()
  await deps.record((trx) => completeSnapshot(trx, id, at, null))
  const snapshot = await findSnapshot(deps.db, id)
  if (!snapshot) return
  const { customersTotal, customersRead, failed } = snapshot.coverage
  const unread = 'notRead' in relationships ? { adminRelationshipsNotRead: relationships.notRead } : {}
  const data = { snapshot: id, customersTotal, customersRead, failed: failed.length, affected: snapshot.affected, ...unread }
  await recordEvent(deps.db, { at, kind: 'snapshot:completed', actor: 'crossgrade', data })
}
