import { sql } from 'kysely'
import type { CustomerId, PlanId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db, Trx } from './database.ts'
import { toInstant, toInstantOrNull } from './row.ts'

/** One request to look, and how far it has come. */
export interface CheckRun {
  readonly id: string
  readonly kind: 'access' | 'pre-flight'
  readonly plan: PlanId | null
  /** One check alone; null: all of them. */
  readonly onlyCheck: string | null
  readonly requestedAt: Instant
  readonly requestedBy: string
  readonly completedAt: Instant | null
  readonly error: string | null
  readonly customers: number
  readonly checked: number
  readonly failed: number
}

export type NewCheckRun = Pick<CheckRun, 'kind' | 'plan' | 'onlyCheck' | 'requestedAt' | 'requestedBy'>

/** Keeps the request with everybody whom it is about; looking is the workers' business. */
export async function createCheckRun(db: Db, run: NewCheckRun, customers: readonly CustomerId[]): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      insert into check_runs (id, kind, plan_id, only_check, requested_at, requested_by)
      values ('c-' || nextval('check_run_numbers'), ${run.kind}, ${run.plan}, ${run.onlyCheck}, ${run.requestedAt}, ${run.requestedBy})
      returning id`.execute(trx)
    const [row] = rows
    if (!row) throw new Error('no check run was made')
    await sql`
      insert into check_run_customers (check_run_id, customer_id, state)
      select ${row.id}, customer, 'asked' from unnest(${[...customers]}::text[]) as customer`.execute(trx)
    return row.id
  })
}

export async function findCheckRun(db: Db, id: string): Promise<CheckRun | undefined> {
  const row = await db
    .selectFrom('check_runs')
    .leftJoin('check_run_customers as each', 'each.check_run_id', 'check_runs.id')
    .selectAll('check_runs')
    .select((eb) => [
      eb.fn.count<string>('each.customer_id').as('customers'),
      eb.fn.count<string>('each.customer_id').filterWhere('each.state', '=', 'checked').as('checked'),
      eb.fn.count<string>('each.customer_id').filterWhere('each.state', '=', 'failed').as('failed'),
    ])
    .groupBy('check_runs.id')
    .where('check_runs.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    kind: row.kind,
    plan: row.plan_id as PlanId | null,
    onlyCheck: row.only_check,
    requestedAt: toInstant(row.requested_at),
    requestedBy: row.requested_by,
    completedAt: toInstantOrNull(row.completed_at),
    error: row.error,
    customers: Number(row.customers),
    checked: Number(row.checked),
    failed: Number(row.failed),
  }
}

/** Whoever is not looked at yet, so that a run which goes on after a crash looks at nobody twice. */
export async function listUnchecked(db: Db, run: string): Promise<readonly CustomerId[]> {
  const rows = await db
    .selectFrom('check_run_customers')
    .select('customer_id')
    .where('check_run_id', '=', run)
    .where('state', '=', 'asked')
    .orderBy('customer_id')
    .execute()
  return rows.map((row) => row.customer_id as CustomerId)
}

/** `error`: why this customer could not be looked at. */
export async function recordChecked(trx: Trx, run: string, customer: CustomerId, error: string | null): Promise<void> {
  await trx
    .updateTable('check_run_customers')
    .set({ state: error === null ? 'checked' : 'failed', error })
    .where('check_run_id', '=', run)
    .where('customer_id', '=', customer)
    .execute()
}

export async function completeCheckRun(trx: Trx, run: string, at: Instant, error: string | null): Promise<void> {
  await trx.updateTable('check_runs').set({ completed_at: at, error }).where('id', '=', run).execute()
}
