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

/** Which of these subscriptions no customer of the snapshot has. */
export async function listUnknownSubscriptions(db: Db, snapshot: SnapshotId, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct s ->> 'id' as id
    from snapshot_customers c cross join lateral jsonb_array_elements(c.body -> 'subscriptions') as s
    where c.snapshot_id = ${snapshot} and c.state = 'read' and s ->> 'id' = any(${[...ids]}::text[])`.execute(db)
  const known = new Set(rows.map((row) => row.id))
  return ids.filter((id) => !known.has(id))
}
