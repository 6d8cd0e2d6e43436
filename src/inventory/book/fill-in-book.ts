import type { Catalog } from '../../domain/catalog.ts'
import type { Db } from '../../store/database.ts'
import { listSnapshotsToFillIn, listToFillIn } from '../../store/fill-in.ts'
import { recordBook, recordCounts } from '../../store/record-book.ts'
import { findCustomerSnapshot, findSnapshot } from '../../store/snapshots.ts'
import { describeBook } from './describe-book.ts'

/**
 * Gives scans that an earlier version took the rows that lists are made of, retired by the catalog as it is now. Does nothing where there is
 * nothing to fill in; may be called by several at once, and again.
 */
export async function fillInBook(db: Db, catalog: Catalog): Promise<void> {
  for (const { id, isOver } of await listSnapshotsToFillIn(db)) {
    const interest = { catalog, also: (await findSnapshot(db, id))?.also ?? null }
    for (let customers = await listToFillIn(db, id); customers.length > 0; customers = await listToFillIn(db, id)) {
      for (const customer of customers) {
        const snapshot = await findCustomerSnapshot(db, id, customer)
        if (snapshot) await db.transaction().execute((trx) => recordBook(trx, id, describeBook(snapshot, interest)))
      }
    }
    if (isOver) await recordCounts(db, id)
  }
}
