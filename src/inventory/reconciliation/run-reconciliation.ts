import pMap from 'p-map'
import { WorkerLost } from '../../domain/durable.ts'
import type { Customer } from '../../domain/snapshot.ts'
import { recordReading, recordUnreadableReading } from '../../store/reconciled-skus.ts'
import { completeReconciliation, findReconciliation, listUnreconciled } from '../../store/reconciliations.ts'
import type { InventoryDeps } from '../take-snapshot.ts'
import { reconcileCustomer } from './reconcile-customer.ts'

/** The quota decides the pace; this only keeps a large book from taking all of it. */
const CUSTOMERS_AT_ONCE = 4

/**
 * Reads and compares everybody of a reconciliation and keeps what was found. Can be called again after a crash: whoever was
 * read is not read again. A customer that cannot be read is kept with the reason and stops nobody else.
 */
export async function runReconciliation(id: string, deps: InventoryDeps): Promise<void> {
  const wanted = await findReconciliation(deps.db, id)
  if (!wanted || wanted.completedAt !== null) return
  await pMap(await listUnreconciled(deps.db, id), (customer) => reconcileInto(customer, deps), { concurrency: CUSTOMERS_AT_ONCE })
  await deps.record((trx) => completeReconciliation(trx, id, deps.clock.now(), null))
}

async function reconcileInto({ reading, id }: Customer & { readonly reading: string }, deps: InventoryDeps): Promise<void> {
  try {
    const found = await reconcileCustomer(id, deps)
    await deps.record((trx) => recordReading(trx, reading, found))
  } catch (error) {
    if (error instanceof WorkerLost) throw error
    const why = error instanceof Error ? error.message : String(error)
    await deps.record((trx) => recordUnreadableReading(trx, reading, deps.clock.now(), why))
  }
}
