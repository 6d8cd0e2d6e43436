import pMap from 'p-map'
import type { Catalog } from '../domain/catalog.ts'
import type { Clock } from '../domain/clock.ts'
import type { SkuId, SnapshotId } from '../domain/id.ts'
import { WorkerLost } from '../domain/durable.ts'
import { ProviderError } from '../domain/provider-error.ts'
import type { Customer, CustomerSnapshot } from '../domain/snapshot.ts'
import type { Graph } from '../provider/graph/graph.ts'
import type { PartnerCenter } from '../provider/partner-center/partner-center.ts'
import type { Db, Trx } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import {
  completeSnapshot,
  findSnapshot,
  listAffectedBodies,
  listUnread,
  recordCustomer,
  recordListed,
  recordMarket,
  recordMarketUnreadable,
  recordUnreadable,
} from '../store/snapshots.ts'
import { readCustomer } from './read-customer.ts'
import { readMarket } from './read-market.ts'

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
  try {
    for await (const page of deps.partnerCenter.listCustomers()) await deps.record((trx) => recordListed(trx, id, page))
  } catch (error) {
    if (error instanceof ProviderError) await deps.record((trx) => completeSnapshot(trx, id, deps.clock.now(), error.message))
    throw error
  }
  await pMap(await listUnread(deps.db, id), (customer) => readInto(id, customer, deps), { concurrency: CUSTOMERS_AT_ONCE })
  for (const [market, skus] of await marketsWanted(id, deps)) await readMarketInto(id, market, skus, deps)
  await finish(id, deps)
}

async function readInto(id: SnapshotId, customer: Customer, deps: InventoryDeps): Promise<void> {
  try {
    const snapshot = await readCustomer(customer, deps)
    await deps.record((trx) => recordCustomer(trx, id, snapshot, isAffected(snapshot, deps.catalog)))
  } catch (error) {
    if (error instanceof WorkerLost) throw error
    await deps.record((trx) => recordUnreadable(trx, id, customer.id, messageOf(error)))
  }
}

async function readMarketInto(id: SnapshotId, market: string, skus: ReadonlySet<SkuId>, deps: InventoryDeps): Promise<void> {
  try {
    const items = await readMarket(market, skus, deps)
    await deps.record((trx) => recordMarket(trx, id, market, items))
  } catch (error) {
    if (error instanceof WorkerLost) throw error
    await deps.record((trx) => recordMarketUnreadable(trx, id, market, messageOf(error)))
  }
}

/** From what is stored, so that a scan which goes on after a crash misses no market of the customers read before. */
async function marketsWanted(id: SnapshotId, deps: InventoryDeps): Promise<ReadonlyMap<string, ReadonlySet<SkuId>>> {
  const wanted = new Map<string, Set<SkuId>>()
  for (const snapshot of await listAffectedBodies(deps.db, id)) {
    if (snapshot.market !== null) addAll(wanted, snapshot.market, targetsOf(snapshot, deps.catalog))
  }
  return wanted
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isAffected(snapshot: CustomerSnapshot, catalog: Catalog): boolean {
  return snapshot.subscriptions.some((subscription) => catalog.findMatch(subscription) !== undefined)
}

/** Every product that an option of a matched retirement names: whichever is chosen later, its market is known. */
function targetsOf(snapshot: Pick<CustomerSnapshot, 'subscriptions'>, catalog: Catalog): readonly SkuId[] {
  return snapshot.subscriptions.flatMap(
    (subscription) =>
      catalog.findMatch(subscription)?.retirement.options.flatMap((option) => option.products.map((product) => product.skuId)) ?? [],
  )
}

function addAll(wanted: Map<string, Set<SkuId>>, market: string, skus: readonly SkuId[]): void {
  const known = wanted.get(market) ?? new Set<SkuId>()
  for (const sku of skus) known.add(sku)
  wanted.set(market, known)
}

async function finish(id: SnapshotId, deps: InventoryDeps): Promise<void> {
  const at = deps.clock.now()
  await deps.record((trx) => completeSnapshot(trx, id, at, null))
  const snapshot = await findSnapshot(deps.db, id)
  if (!snapshot) return
  const { customersTotal, customersRead, failed } = snapshot.coverage
  const data = { snapshot: id, customersTotal, customersRead, failed: failed.length, affected: snapshot.affected }
  await recordEvent(deps.db, { at, kind: 'snapshot:completed', actor: 'crossgrade', data })
}
