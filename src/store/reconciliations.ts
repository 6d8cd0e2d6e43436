import { sql } from 'kysely'
import type { CustomerId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Customer } from '../domain/snapshot.ts'
import type { Db, Trx } from './database.ts'
import { toInstant, toInstantOrNull, toJson } from './row.ts'

/** One request to compare, and how far it has come. */
export interface Reconciliation {
  readonly id: string
  /** Whom it is about, in words. */
  readonly chosenBy: string
  readonly requestedAt: Instant
  readonly requestedBy: string
  readonly completedAt: Instant | null
  readonly error: string | null
  readonly customers: number
  readonly read: number
  readonly failed: number
}

export type NewReconciliation = Pick<Reconciliation, 'chosenBy' | 'requestedAt' | 'requestedBy'>

/** Keeps the request with everybody whom it is about; reading is the workers' business. */
export async function createReconciliation(db: Db, wanted: NewReconciliation, customers: readonly Customer[]): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      insert into reconciliations (id, chosen_by, requested_at, requested_by)
      values ('rec-' || nextval('reconciliation_numbers'), ${wanted.chosenBy}, ${wanted.requestedAt}, ${wanted.requestedBy})
      returning id`.execute(trx)
    const [row] = rows
    if (!row) throw new Error('no reconciliation was made')
    await sql`
      insert into reconciled_customers (reconciliation_id, customer_id, name, domain, state)
      select ${row.id}, c.id, c.name, c.domain, 'asked'
      from jsonb_to_recordset(${toJson(customers)}::jsonb) as c(id text, name text, domain text)`.execute(trx)
    return row.id
  })
}

/** @param id a reconciliation, or `latest` */
export async function findReconciliation(db: Db, id: string): Promise<Reconciliation | undefined> {
  let query = db
    .selectFrom('reconciliations')
    .leftJoin('reconciled_customers as each', 'each.reconciliation_id', 'reconciliations.id')
    .selectAll('reconciliations')
    .select((eb) => [
      eb.fn.count<string>('each.id').as('customers'),
      eb.fn.count<string>('each.id').filterWhere('each.state', '=', 'read').as('read'),
      eb.fn.count<string>('each.id').filterWhere('each.state', '=', 'failed').as('failed'),
    ])
    .groupBy('reconciliations.id')
  query =
    id === 'latest'
      ? query
          .orderBy('reconciliations.requested_at', 'desc')
          .orderBy(sql`length(reconciliations.id)`, 'desc')
          .orderBy('reconciliations.id', 'desc')
          .limit(1)
      : query.where('reconciliations.id', '=', id)
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    chosenBy: row.chosen_by,
    requestedAt: toInstant(row.requested_at),
    requestedBy: row.requested_by,
    completedAt: toInstantOrNull(row.completed_at),
    error: row.error,
    customers: Number(row.customers),
    read: Number(row.read),
    failed: Number(row.failed),
  }
}

/** Whoever is not read yet, so that what goes on after a crash reads nobody twice. */
export async function listUnreconciled(db: Db, id: string): Promise<readonly (Customer & { readonly reading: string })[]> {
  const rows = await db
    .selectFrom('reconciled_customers')
    .select(['id', 'customer_id', 'name', 'domain'])
    .where('reconciliation_id', '=', id)
    .where('state', '=', 'asked')
    .orderBy('customer_id')
    .execute()
  return rows.map((row) => ({ reading: row.id, id: row.customer_id as CustomerId, name: row.name, domain: row.domain }))
}

export async function completeReconciliation(trx: Trx, id: string, at: Instant, error: string | null): Promise<void> {
  await trx.updateTable('reconciliations').set({ completed_at: at, error }).where('id', '=', id).execute()
}
