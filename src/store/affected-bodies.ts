import type { CustomerId, SnapshotId } from '../domain/id.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'
import type { Db } from './database.ts'
import { fromJson } from './row.ts'

/** A customer as it was read, without those who hold its licenses. */
export type CustomerBody = Omit<CustomerSnapshot, 'holders'>

/** One customer's, affected or not; undefined where it was not read. A snapshot of an earlier version has no groups. */
export async function findCustomerBody(db: Db, snapshot: SnapshotId, customer: CustomerId): Promise<CustomerBody | undefined> {
  const row = await db
    .selectFrom('snapshot_customers')
    .select('body')
    .where('snapshot_id', '=', snapshot)
    .where('customer_id', '=', customer)
    .where('body', 'is not', null)
    .executeTakeFirst()
  return row && { ...fromJson<CustomerBody>(row.body), groups: fromJson<Partial<CustomerBody>>(row.body).groups ?? [] }
}

const PAGE = 100

/** Affected customers by id, a page at a time, without their holders. */
export async function* readAffectedBodies(db: Db, snapshot: SnapshotId): AsyncGenerator<CustomerBody> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('snapshot_customers')
      .select(['customer_id', 'body'])
      .where('snapshot_id', '=', snapshot)
      .where('is_affected', '=', true)
      .where('state', '=', 'read')
      .where('customer_id', '>', after)
      .orderBy('customer_id')
      .limit(PAGE)
      .execute()
    for (const { body } of rows) yield fromJson<CustomerBody>(body)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.customer_id
  }
}
