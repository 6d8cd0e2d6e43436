import { sql, type Selectable } from 'kysely'
import type { CustomerId, PlanId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Reason, Run, RunState } from '../domain/run.ts'
import type { Database, Db, Trx } from './database.ts'
import { fromJson, toInstant, toInstantOrNull, toJson } from './row.ts'

export async function createRun(
  trx: Trx,
  plan: PlanId,
  run: { readonly by: string; readonly pauseAbove: number | null },
  at: Instant,
): Promise<RunId> {
  const { rows } = await sql<{ id: RunId }>`
    insert into runs (id, plan_id, state, created_at, created_by, pause_above)
    values ('r-' || nextval('run_numbers'), ${plan}, 'running', ${at}, ${run.by}, ${run.pauseAbove}) returning id`.execute(trx)
  const [row] = rows
  if (!row) throw new Error('no run was made')
  return row.id
}

export interface RunCustomer {
  readonly customer: CustomerId
  readonly name: string
  readonly domain: string
  readonly plan: PlanId
  readonly customerPlanHash: string
  readonly attestsPartnerOnRecord: boolean | null
  /** Nothing is bought on this approval after that. */
  readonly approvalExpiresAt: Instant
}

export async function recordRunCustomers(trx: Trx, run: RunId, customers: readonly RunCustomer[]): Promise<void> {
  if (customers.length === 0) return
  await trx
    .insertInto('run_customers')
    .values(
      customers.map((each) => ({
        run_id: run,
        customer_id: each.customer,
        name: each.name,
        domain: each.domain,
        plan_id: each.plan,
        customer_plan_hash: each.customerPlanHash,
        attests_partner_on_record: each.attestsPartnerOnRecord,
        approval_expires_at: each.approvalExpiresAt,
      })),
    )
    .execute()
}

/**
 * Of a row `c` of `run_customers`: that the run carries the part out, or has. One that changed, or was stopped, before anything was
 * bought or moved counts as not carried out, and so does a way back that was stopped: it looks at what is left of it. A renewal that is over
 * may be wanted once more.
 */
export const IS_CARRIED_OUT = sql<boolean>`exists (
    select from migrations m
    where m.run_id = c.run_id and m.customer_id = c.customer_id and m.state <> 'superseded'
      and not (m.state = 'stopped' and m.method = 'undo')
      and not (m.state in ('done', 'stopped', 'changed') and m.method = 'renewal')
      and not (m.state in ('changed', 'stopped') and m.step in ('confirm', 'buy') and not exists (
        select from purchases b
        where b.run_id = m.run_id and b.customer_id = m.customer_id and b.decision = m.decision
          and (b.checkout_sent_at is not null or b.state not in ('planned', 'cart-stored'))
      ))
  )`

/** Which run carries out, or has carried out, a part: customer id to run. */
export async function listCarriedOut(
  db: Db | Trx,
  parts: readonly { readonly customer: CustomerId; readonly customerPlanHash: string }[],
): Promise<ReadonlyMap<CustomerId, RunId>> {
  if (parts.length === 0) return new Map()
  const { rows } = await sql<{ customer: CustomerId; run: RunId }>`
    select c.customer_id as customer, min(c.run_id) as run
    from run_customers c
    join jsonb_to_recordset(${toJson(parts)}::jsonb) as p(customer text, "customerPlanHash" text)
      on p.customer = c.customer_id and p."customerPlanHash" = c.customer_plan_hash
    where ${IS_CARRIED_OUT}
    group by c.customer_id`.execute(db)
  return new Map(rows.map((row) => [row.customer, row.run]))
}

export async function findRun(db: Db | Trx, id: RunId): Promise<Run | undefined> {
  const row = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toRun(row)
}

/** The run's state; nobody changes it before the transaction ends. */
export async function lockRunState(trx: Trx, id: RunId): Promise<RunState | undefined> {
  const row = await trx.selectFrom('runs').select('state').where('id', '=', id).forShare().executeTakeFirst()
  return row?.state as RunState | undefined
}

/** Newest first. */
export async function listRuns(db: Db): Promise<readonly Run[]> {
  const rows = await db
    .selectFrom('runs')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy(sql`length(id)`, 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toRun)
}

/** Changes the state where it is one of `from`, and forgets why it was paused; says whether it was. */
export async function recordRunState(db: Db | Trx, id: RunId, from: readonly RunState[], to: RunState, at: Instant): Promise<boolean> {
  const result = await db
    .updateTable('runs')
    .set({ state: to, pause_reason: null, finished_at: to === 'finished' || to === 'stopped' ? at : null })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/**
 * Pauses a run that goes on; says whether it did. Where `overrides` is given, a run that is paused already gets the new reason
 * too, unless its own has that code.
 */
export async function recordPause(trx: Trx, id: RunId, why: Reason, overrides?: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update runs set state = 'paused', pause_reason = ${toJson(why)}::jsonb
    where id = ${id} and (state = 'running' or (state = 'paused' and pause_reason ->> 'code' is distinct from ${overrides ?? null}
      and ${overrides ?? null}::text is not null))
    returning id`.execute(trx)
  return rows.length > 0
}

/** Failures count anew from here: later than all that is recorded, also by a worker whose clock is ahead of ours. */
export async function recordCountedFrom(trx: Trx, id: RunId, at: Instant): Promise<void> {
  await sql`
    update runs set counted_from = greatest(${at}::timestamptz,
      (select max(changed_at) from user_moves where run_id = ${id} and state = 'refused'),
      (select max(changed_at) from migrations where run_id = ${id} and state = 'needs-person'))
    where id = ${id}`.execute(trx)
}

export async function findRunCustomer(
  db: Db | Trx,
  run: RunId,
  customer: CustomerId,
): Promise<(RunCustomer & { readonly phase: number }) | undefined> {
  const row = await db
    .selectFrom('run_customers')
    .selectAll()
    .where('run_id', '=', run)
    .where('customer_id', '=', customer)
    .executeTakeFirst()
  return (
    row && {
      customer: row.customer_id as CustomerId,
      name: row.name,
      domain: row.domain,
      plan: row.plan_id as PlanId,
      customerPlanHash: row.customer_plan_hash,
      attestsPartnerOnRecord: row.attests_partner_on_record,
      approvalExpiresAt: toInstant(row.approval_expires_at),
      phase: row.phase,
    }
  )
}

/** The number of the customer's next phase in this run: every phase has an id of its own. */
export async function nextPhase(db: Db | Trx, run: RunId, customer: CustomerId): Promise<number> {
  const row = await db
    .updateTable('run_customers')
    .set((eb) => ({ phase: eb('phase', '+', 1) }))
    .where('run_id', '=', run)
    .where('customer_id', '=', customer)
    .returning('phase')
    .executeTakeFirstOrThrow()
  return row.phase
}

/**
 * The number after `phase`, or null when a later one was asked for meanwhile. Asking twice gives the same answer, so that
 * a phase which is run again after a crash asks for the same successor.
 */
export async function nextPhaseAfter(db: Db | Trx, run: RunId, customer: CustomerId, phase: number): Promise<number | null> {
  const row = await db
    .updateTable('run_customers')
    .set({ phase: phase + 1 })
    .where('run_id', '=', run)
    .where('customer_id', '=', customer)
    .where('phase', '<=', phase + 1)
    .returning('phase')
    .executeTakeFirst()
  return row?.phase ?? null
}

/** A customer of a run by id or domain, whatever its case. */
export async function findCustomerOfRun(db: Db | Trx, run: RunId, ref: string): Promise<CustomerId | undefined> {
  const wanted = ref.toLowerCase()
  const row = await db
    .selectFrom('run_customers')
    .select('customer_id')
    .where('run_id', '=', run)
    .where((eb) => eb.or([eb('customer_id', '=', wanted), eb(sql<string>`lower(domain)`, '=', wanted)]))
    .executeTakeFirst()
  return row && (row.customer_id as CustomerId)
}

export async function listRunCustomers(db: Db | Trx, run: RunId): Promise<readonly CustomerId[]> {
  const rows = await db.selectFrom('run_customers').select('customer_id').where('run_id', '=', run).orderBy('customer_id').execute()
  return rows.map((row) => row.customer_id as CustomerId)
}

/** Customers of whom something is to be carried out yet, or is being carried out. */
export async function listCustomersInHand(db: Db | Trx, run: RunId): Promise<readonly CustomerId[]> {
  const rows = await db
    .selectFrom('migrations')
    .select('customer_id')
    .distinct()
    .where('run_id', '=', run)
    .where('state', 'in', ['queued', 'working', 'waiting'])
    .orderBy('customer_id')
    .execute()
  return rows.map((row) => row.customer_id as CustomerId)
}

function toRun(row: Selectable<Database['runs']>): Run {
  return {
    id: row.id as RunId,
    plan: row.plan_id as PlanId,
    state: row.state as RunState,
    createdAt: toInstant(row.created_at),
    createdBy: row.created_by,
    finishedAt: toInstantOrNull(row.finished_at),
    pauseAbove: row.pause_above,
    pauseReason: row.pause_reason === null ? null : fromJson<Reason>(row.pause_reason),
  }
}

/** Whether some run carries out, or has carried out, a customer's part of a plan. */
export async function wasTakenUp(db: Db | Trx, plan: PlanId, customer: CustomerId): Promise<boolean> {
  const row = await db
    .selectFrom('run_customers')
    .select('run_id')
    .where('plan_id', '=', plan)
    .where('customer_id', '=', customer)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
