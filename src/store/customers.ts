import type { CustomerId, SnapshotId } from '../domain/id.ts'
import type { Customer } from '../domain/snapshot.ts'
import type { Db } from './database.ts'

/** Customers of a snapshot by id, read or not; those named, or all. */
export async function listCustomers(db: Db, snapshot: SnapshotId, only?: readonly CustomerId[]): Promise<readonly Customer[]> {
  if (only?.length === 0) return []
  let query = db
    .selectFrom('snapshot_customers')
    .select(['customer_id', 'name', 'domain'])
    .where('snapshot_id', '=', snapshot)
    .orderBy('customer_id')
  if (only) query = query.where('customer_id', 'in', only)
  return (await query.execute()).map((row) => ({ id: row.customer_id as CustomerId, name: row.name, domain: row.domain }))
}

/** @throws Error where the snapshot has none such */
export async function getCustomerOf(db: Db, snapshot: SnapshotId, customer: CustomerId): Promise<Customer> {
  const [found] = await listCustomers(db, snapshot, [customer])
  if (!found) throw new Error(`${customer} is not in ${snapshot}`)
  return found
}

/** Customers of a snapshot with something retired, by id, read or not. */
export async function listAffectedCustomers(db: Db, snapshot: SnapshotId): Promise<readonly Customer[]> {
  const rows = await db
    .selectFrom('snapshot_customers')
    .select(['customer_id', 'name', 'domain'])
    .where('snapshot_id', '=', snapshot)
    .where('is_affected', '=', true)
    .orderBy('customer_id')
    .execute()
  return rows.map((row) => ({ id: row.customer_id as CustomerId, name: row.name, domain: row.domain }))
}
