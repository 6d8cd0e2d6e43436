import { sql } from 'kysely'
import type { CustomerBook } from '../domain/book.ts'
import type { CustomerId, SnapshotId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { AlsoProduct, Coverage, Customer, CustomerSnapshot, LicenseHolder, Snapshot } from '../domain/snapshot.ts'
import { sortKey } from '../domain/sort-key.ts'
import { recordBook, recordCounts } from './record-book.ts'
import type { Db, Trx } from './database.ts'
import { fromJson, toInstant, toJson } from './row.ts'

/** `customer`: of that one alone; left out, of the whole book. */
export async function createSnapshot(
  db: Db | Trx,
  takenAt: Instant,
  requestedBy: string,
  also: AlsoProduct | null,
  customer: CustomerId | null = null,
): Promise<SnapshotId> {
  const { rows } = await sql<{ id: SnapshotId }>`
    insert into snapshots (id, taken_at, state, requested_by, also, customer_id)
    values ('s-' || nextval('snapshot_numbers'), ${takenAt}, 'taking', ${requestedBy}, ${also ? toJson(also) : null}::jsonb, ${customer}) returning id`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error('no snapshot was made')
  return row.id
}

/** Keeps the customers of one page; those that are there already stay as they are. */
export async function recordListed(db: Db | Trx, snapshot: SnapshotId, customers: readonly Customer[]): Promise<void> {
  if (customers.length === 0) return
  await sql`
    insert into snapshot_customers (snapshot_id, customer_id, name, domain, name_key, state)
    select ${snapshot}, c.id, c.name, c.domain, c.key, 'listed'
    from jsonb_to_recordset(${toJson(customers.map((each) => ({ ...each, key: sortKey(each.name) })))}::jsonb)
      as c(id text, name text, domain text, key text)
    on conflict do nothing`.execute(db)
  await sql`
    update snapshots set customers_listed = (select count(*) from snapshot_customers where snapshot_id = ${snapshot}) where id = ${snapshot}`.execute(
    db,
  )
}

export async function listUnread(db: Db, snapshot: SnapshotId): Promise<readonly Customer[]> {
  const rows = await db
    .selectFrom('snapshot_customers')
    .select(['customer_id', 'name', 'domain'])
    .where('snapshot_id', '=', snapshot)
    .where('state', '=', 'listed')
    .orderBy('customer_id')
    .execute()
  return rows.map((row) => ({ id: row.customer_id as CustomerId, name: row.name, domain: row.domain }))
}

/** Keeps what was read of one customer; holders and subscriptions become rows of their own. Reading twice keeps the later. */
export async function recordCustomer(
  trx: Trx,
  id: SnapshotId,
  snapshot: CustomerSnapshot,
  isAffected: boolean,
  book: CustomerBook,
): Promise<void> {
  const { holders, ...body } = snapshot
  await trx
    .updateTable('snapshot_customers')
    .set({ state: 'read', is_affected: isAffected, error: null, body: toJson(body) })
    .where('snapshot_id', '=', id)
    .where('customer_id', '=', snapshot.customer.id)
    .execute()
  await recordBook(trx, id, book)
  await trx.deleteFrom('snapshot_holders').where('snapshot_id', '=', id).where('customer_id', '=', snapshot.customer.id).execute()
  if (holders.length === 0) return
  await sql`
    insert into snapshot_holders (snapshot_id, customer_id, user_id, user_principal_name, display_key, body)
    select ${id}, ${snapshot.customer.id}, h.body ->> 'id', h.body ->> 'userPrincipalName', h.key, h.body
    from jsonb_to_recordset(${toJson(holders.map((body) => ({ body, key: sortKey(body.displayName) })))}::jsonb) as h(key text, body jsonb)`.execute(
    trx,
  )
}

export async function recordUnreadable(db: Db | Trx, id: SnapshotId, customer: CustomerId, why: string): Promise<void> {
  await db
    .updateTable('snapshot_customers')
    .set({ state: 'failed', error: why })
    .where('snapshot_id', '=', id)
    .where('customer_id', '=', customer)
    .execute()
}

export async function completeSnapshot(db: Db | Trx, id: SnapshotId, at: Instant, error: string | null): Promise<void> {
  await db
    .updateTable('snapshots')
    .set((eb) => ({
      state: error === null ? 'complete' : 'failed',
      completed_at: at,
      error,
      seats_in_use: eb
        .selectFrom('snapshot_retired')
        .select(sql<number>`coalesce(sum(in_use), 0)::int`.as('seats'))
        .where('snapshot_id', '=', id),
    }))
    .where('id', '=', id)
    .execute()
  await recordCounts(db, id)
}

export interface SnapshotStatus extends Snapshot {
  readonly error: string | null
  readonly affected: number
  /** It is of this one alone; null: of the whole book. */
  readonly customer: CustomerId | null
}

export async function findSnapshot(db: Db, id: SnapshotId | 'latest'): Promise<SnapshotStatus | undefined> {
  let query = db.selectFrom('snapshots').selectAll()
  query =
    id === 'latest'
      ? query
          .where('state', '=', 'complete')
          .where('customer_id', 'is', null)
          .orderBy('taken_at', 'desc')
          .orderBy(sql`length(id)`, 'desc')
          .orderBy('id', 'desc')
          .limit(1)
      : query.where('id', '=', id)
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const coverage = await readCoverage(db, row.id as SnapshotId)
  const affected = await countAffected(db, row.id)
  const also = row.also === null ? null : fromJson<AlsoProduct>(row.also)
  const { state, error } = row
  const customer = row.customer_id as CustomerId | null
  return { id: row.id as SnapshotId, takenAt: toInstant(row.taken_at), state, error, coverage, affected, also, customer }
}

async function readCoverage(db: Db, id: SnapshotId): Promise<Coverage> {
  const counts = await db
    .selectFrom('snapshot_customers')
    .select((eb) => [eb.fn.countAll<string>().as('total'), eb.fn.countAll<string>().filterWhere('state', '=', 'read').as('read')])
    .where('snapshot_id', '=', id)
    .executeTakeFirstOrThrow()
  const failed = await db
    .selectFrom('snapshot_customers')
    .select(['customer_id', 'name', 'domain', 'error'])
    .where('snapshot_id', '=', id)
    .where('state', '=', 'failed')
    .orderBy('customer_id')
    .execute()
  return {
    customersTotal: Number(counts.total),
    customersRead: Number(counts.read),
    failed: failed.map((row) => ({
      customer: { id: row.customer_id as CustomerId, name: row.name, domain: row.domain },
      why: row.error ?? 'unknown',
    })),
  }
}

async function countAffected(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('snapshot_customers')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('snapshot_id', '=', id)
    .where('is_affected', '=', true)
    .where('state', '=', 'read')
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Affected customers one after the other, whole; never all in memory. `only` leaves out all others, unless it is empty. */
export async function* readAffected(db: Db | Trx, id: SnapshotId, only: readonly CustomerId[]): AsyncGenerator<CustomerSnapshot> {
  let query = db
    .selectFrom('snapshot_customers')
    .select('customer_id')
    .where('snapshot_id', '=', id)
    .where('is_affected', '=', true)
    .where('state', '=', 'read')
    .orderBy('customer_id')
  if (only.length > 0) query = query.where('customer_id', '=', sql<string>`any(${[...only]}::text[])`)
  const ids = await query.execute()
  for (const { customer_id } of ids) {
    const snapshot = await findCustomerSnapshot(db, id, customer_id as CustomerId)
    if (snapshot) yield snapshot
  }
}

/** These customers, affected or not, as far as they could be read. */
export async function* readCustomersOf(db: Db | Trx, id: SnapshotId, customers: readonly CustomerId[]): AsyncGenerator<CustomerSnapshot> {
  for (const customer of customers) {
    const snapshot = await findCustomerSnapshot(db, id, customer)
    if (snapshot) yield snapshot
  }
}

export async function findCustomerSnapshot(db: Db | Trx, id: SnapshotId, customer: CustomerId): Promise<CustomerSnapshot | undefined> {
  const row = await db
    .selectFrom('snapshot_customers')
    .select('body')
    .where('snapshot_id', '=', id)
    .where('customer_id', '=', customer)
    .where('state', '=', 'read')
    .executeTakeFirst()
  if (!row) return undefined
  const holders = await db
    .selectFrom('snapshot_holders')
    .select('body')
    .where('snapshot_id', '=', id)
    .where('customer_id', '=', customer)
    .orderBy('user_id')
    .execute()
  return {
    groups: [],
    ...fromJson<StoredBody>(row.body),
    holders: holders.map((holder) => fromJson<LicenseHolder>(holder.body)),
  }
}

/** A customer's subscriptions as a snapshot saw them, without anybody who holds a license. */
export async function listSubscriptionsSeen(db: Db, id: SnapshotId, customer: CustomerId): Promise<CustomerSnapshot['subscriptions']> {
  const row = await db
    .selectFrom('snapshot_customers')
    .select(sql`body -> 'subscriptions'`.as('subscriptions'))
    .where('snapshot_id', '=', id)
    .where('customer_id', '=', customer)
    .where('state', '=', 'read')
    .executeTakeFirst()
  return row ? fromJson<CustomerSnapshot['subscriptions']>(row.subscriptions) : []
}

/** A snapshot of an earlier version has no groups. */
type StoredBody = Omit<CustomerSnapshot, 'holders' | 'groups'> & Partial<Pick<CustomerSnapshot, 'groups'>>

/** A holder by user principal name, whatever its case, with the customer it belongs to. */
export async function findHolder(
  db: Db,
  id: SnapshotId,
  userPrincipalName: string,
): Promise<{ readonly customer: CustomerId; readonly holder: LicenseHolder } | undefined> {
  const row = await db
    .selectFrom('snapshot_holders')
    .select(['customer_id', 'body'])
    .where('snapshot_id', '=', id)
    .where(sql`lower(user_principal_name)`, '=', userPrincipalName.toLowerCase())
    .executeTakeFirst()
  return row && { customer: row.customer_id as CustomerId, holder: fromJson<LicenseHolder>(row.body) }
}

/** Customers of a snapshot by id or domain, whatever their case; references that fit nobody are absent. */
export async function findCustomers(db: Db, snapshot: SnapshotId, refs: readonly string[]): Promise<ReadonlyMap<string, CustomerId>> {
  if (refs.length === 0) return new Map()
  const rows = await db
    .selectFrom('snapshot_customers')
    .select(['customer_id', 'domain'])
    .where('snapshot_id', '=', snapshot)
    .where((eb) => {
      const wanted = refs.map((ref) => ref.toLowerCase())
      return eb.or([eb('customer_id', 'in', wanted), eb(sql<string>`lower(domain)`, 'in', wanted)])
    })
    .execute()
  const found = new Map<string, CustomerId>()
  for (const ref of refs) {
    const row = rows.find((each) => each.customer_id === ref.toLowerCase() || each.domain.toLowerCase() === ref.toLowerCase())
    if (row) found.set(ref, row.customer_id as CustomerId)
  }
  return found
}

/** Affected customers after the given id, at most `limit`, whole. */
export async function listAffected(db: Db, id: SnapshotId, after: string, limit: number): Promise<readonly CustomerSnapshot[]> {
  const rows = await db
    .selectFrom('snapshot_customers')
    .select('customer_id')
    .where('snapshot_id', '=', id)
    .where('is_affected', '=', true)
    .where('state', '=', 'read')
    .where('customer_id', '>', after)
    .orderBy('customer_id')
    .limit(limit)
    .execute()
  const found = await Promise.all(rows.map((row) => findCustomerSnapshot(db, id, row.customer_id as CustomerId)))
  return found.filter((each) => each !== undefined)
}
