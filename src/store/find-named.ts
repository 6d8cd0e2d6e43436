import { sql } from 'kysely'
import type { CustomerId, SnapshotId } from '../domain/id.ts'
import type { Db } from './database.ts'

/** Whose holders these users are: user principal name, lower case, to customer. Who holds nothing that the snapshot looked at is absent. */
export async function findCustomersOfUsers(
  db: Db,
  snapshot: SnapshotId,
  names: readonly string[],
): Promise<ReadonlyMap<string, CustomerId>> {
  if (names.length === 0) return new Map()
  const wanted = [...new Set(names.map((name) => name.toLowerCase()))]
  const rows = await db
    .selectFrom('snapshot_holders')
    .select(['customer_id', sql<string>`lower(user_principal_name)`.as('name')])
    .where('snapshot_id', '=', snapshot)
    .where(sql`lower(user_principal_name)`, '=', sql<string>`any(${wanted}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.name, row.customer_id as CustomerId]))
}

/** Whose these subscriptions are; those that no customer of the snapshot has are absent. */
export async function findOwners(db: Db, snapshot: SnapshotId, ids: readonly string[]): Promise<ReadonlyMap<string, CustomerId>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; customer: CustomerId }>`
    select distinct s ->> 'id' as id, c.customer_id as customer
    from snapshot_customers c cross join lateral jsonb_array_elements(c.body -> 'subscriptions') as s
    where c.snapshot_id = ${snapshot} and c.state = 'read' and s ->> 'id' = any(${[...ids]}::text[])`.execute(db)
  return new Map(rows.map(({ id, customer }) => [id, customer]))
}
