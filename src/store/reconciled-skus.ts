import { sql } from 'kysely'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { CustomerReconciliation, ReconciledSku, Severity } from '../domain/reconciliation.ts'
import type { StepName } from '../domain/run.ts'
import type { Customer } from '../domain/snapshot.ts'
import type { Db, Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'
import { fromJson, toInstantOrNull, toJson } from './row.ts'

/** One look at one customer, of a request or of a run after one of its steps. */
export interface Reading {
  readonly id: string
  readonly customer: Customer
  readonly state: 'asked' | 'read' | 'failed'
  /** Why nothing was read. */
  readonly error: string | null
  readonly readAt: Instant | null
  readonly notRead: readonly string[]
  /** Null: of a request. */
  readonly after: { readonly run: RunId; readonly decision: string; readonly step: StepName } | null
}

const RANKS: { readonly [S in Severity]: number } = { expected: 1, check: 2, act: 3 }

/** Keeps what was read of a customer, SKU by SKU. */
export async function recordReading(trx: Trx, reading: string, found: CustomerReconciliation): Promise<void> {
  await trx
    .updateTable('reconciled_customers')
    .set({ state: 'read', error: null, read_at: found.readAt, not_read: toJson(found.notRead) })
    .where('id', '=', reading)
    .execute()
  if (found.skus.length === 0) return
  const rows = found.skus.map((sku) => ({
    reading_id: reading,
    sku_id: sku.skuId,
    severity: sku.severity === null ? 0 : RANKS[sku.severity],
    seats: Object.values(sku.gaps).reduce((sum, seats) => sum + Math.abs(seats), 0),
    body: toJson(sku),
  }))
  await trx.insertInto('reconciled_skus').values(rows).execute()
}

export async function recordUnreadableReading(trx: Trx, reading: string, at: Instant, why: string): Promise<void> {
  await trx.updateTable('reconciled_customers').set({ state: 'failed', error: why, read_at: at }).where('id', '=', reading).execute()
}

/** The look of a run after one of its steps; undefined where there is one already. */
export async function createReadingAfter(
  trx: Trx,
  key: MigrationKey,
  step: StepName,
  { name, domain }: Pick<Customer, 'name' | 'domain'>,
): Promise<string | undefined> {
  const row = await trx
    .insertInto('reconciled_customers')
    .values({ run_id: key.run, customer_id: key.customer, decision: key.decision, step, name, domain, state: 'asked', not_read: '[]' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Customers of a request, by name. */
export async function listReadings(db: Db, reconciliation: string): Promise<readonly Reading[]> {
  const rows = await selectReadings(db).where('reconciliation_id', '=', reconciliation).orderBy('name').orderBy('customer_id').execute()
  return rows.map(toReading)
}

/** The newest look at a customer, whoever asked for it; undefined where there is none. */
export async function findLatestReading(db: Db, customer: CustomerId): Promise<Reading | undefined> {
  const row = await selectReadings(db)
    .where('customer_id', '=', customer)
    .where('state', '!=', 'asked')
    .orderBy('read_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toReading(row)
}

export interface WantedSkus {
  /** Only this customer. */
  readonly customer?: CustomerId | undefined
  /** Those too that agree. */
  readonly all: boolean
}

/** SKUs of a request, worst first: by severity, then by seats, then by customer. */
export async function listReconciledSkus(
  db: Db,
  reconciliation: string,
  { customer, all }: WantedSkus,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly { readonly customer: Customer; readonly readAt: Instant | null; readonly sku: ReconciledSku }[]> {
  let query = db
    .selectFrom('reconciled_skus as s')
    .innerJoin('reconciled_customers as c', 'c.id', 's.reading_id')
    .select(['c.customer_id', 'c.name', 'c.domain', 'c.read_at', 's.body'])
    .where('c.reconciliation_id', '=', reconciliation)
    .orderBy('s.severity', 'desc')
    .orderBy('s.seats', 'desc')
    .orderBy('c.name')
    .orderBy('c.customer_id')
    .orderBy('s.sku_id')
    .offset(page.after)
    .limit(page.limit)
  if (customer !== undefined) query = query.where('c.customer_id', '=', customer)
  if (!all) query = query.where('s.severity', '>', 0)
  return (await query.execute()).map((row) => ({
    customer: { id: row.customer_id as CustomerId, name: row.name, domain: row.domain },
    readAt: toInstantOrNull(row.read_at),
    sku: fromJson<ReconciledSku>(row.body),
  }))
}

/** SKUs of one look, worst first. */
export async function listSkusOfReading(db: Db, reading: string): Promise<readonly ReconciledSku[]> {
  const rows = await db
    .selectFrom('reconciled_skus')
    .select('body')
    .where('reading_id', '=', reading)
    .orderBy('severity', 'desc')
    .orderBy('seats', 'desc')
    .orderBy('sku_id')
    .execute()
  return rows.map((row) => fromJson<ReconciledSku>(row.body))
}

/** How many SKUs of a request are of each severity: agreeing ones first. */
export async function countSeverities(db: Db, reconciliation: string): Promise<readonly [number, number, number, number]> {
  const { rows } = await sql<{ severity: number; n: number }>`
    select s.severity, count(*)::int as n from reconciled_skus s join reconciled_customers c on c.id = s.reading_id
    where c.reconciliation_id = ${reconciliation} group by s.severity`.execute(db)
  const count = (severity: number): number => rows.find((row) => row.severity === severity)?.n ?? 0
  return [count(0), count(1), count(2), count(3)]
}

function selectReadings(db: Db) {
  return db
    .selectFrom('reconciled_customers')
    .select(['id', 'customer_id', 'name', 'domain', 'state', 'error', 'read_at', 'not_read', 'run_id', 'decision', 'step'])
}

function toReading(row: {
  id: string
  customer_id: string
  name: string
  domain: string
  state: Reading['state']
  error: string | null
  read_at: Date | null
  not_read: unknown
  run_id: string | null
  decision: string | null
  step: string | null
}): Reading {
  const { run_id: run, decision, step } = row
  return {
    id: row.id,
    customer: { id: row.customer_id as CustomerId, name: row.name, domain: row.domain },
    state: row.state,
    error: row.error,
    readAt: toInstantOrNull(row.read_at),
    notRead: fromJson<readonly string[]>(row.not_read),
    after: run !== null && decision !== null && step !== null ? { run: run as RunId, decision, step: step as StepName } : null,
  }
}
