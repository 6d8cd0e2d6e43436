import { sql } from 'kysely'
import { sha256 } from '../domain/canonical.ts'
import type { CustomerId, PlanId, SnapshotId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { CustomerPlan, PlanHeader } from '../domain/plan.ts'
import type { ReplacementOutline } from '../domain/replacement-outline.ts'
import type { Db, Trx } from './database.ts'
import { toInstant, toJson } from './row.ts'

export interface PlanPart {
  readonly customer: CustomerId
  readonly name: string
  readonly hash: string
  readonly body: string
  readonly toReplace: number
  readonly blocked: number
  readonly skipped: number
  readonly users: number
  readonly outline: readonly ReplacementOutline[]
}

/** Gives the number that the next plan is called by; it is used once, whether the plan is kept or not. */
export async function nextPlanId(db: Db | Trx): Promise<PlanId> {
  const { rows } = await sql<{ id: PlanId }>`select 'p-' || nextval('plan_numbers') as id`.execute(db)
  const [row] = rows
  if (!row) throw new Error('no plan number')
  return row.id
}

/** Keeps a plan's header, in the transaction that stored its parts with `recordParts`; after that nothing can change. */
export async function recordPlan(
  trx: Trx,
  plan: {
    readonly id: PlanId
    readonly hash: string
    readonly header: string
    readonly snapshot: string
    readonly at: Instant
    readonly by: string
  },
): Promise<void> {
  await trx
    .insertInto('plans')
    .values({ id: plan.id, hash: plan.hash, header: plan.header, snapshot_id: plan.snapshot, created_at: plan.at, created_by: plan.by })
    .execute()
}

export async function recordParts(trx: Trx, plan: PlanId, parts: readonly PlanPart[]): Promise<void> {
  if (parts.length === 0) return
  await sql`
    insert into customer_plans (plan_id, customer_id, name, hash, body, to_replace, blocked, skipped, users, outline)
    select ${plan}, p.customer, p.name, p.hash, p.body, p."toReplace", p.blocked, p.skipped, p.users, p.outline
    from jsonb_to_recordset(${toJson(parts)}::jsonb)
      as p(customer text, name text, hash text, body text, "toReplace" int, blocked int, skipped int, users int, outline jsonb)`.execute(
    trx,
  )
}

export interface StoredPlan {
  readonly id: PlanId
  readonly hash: string
  readonly header: PlanHeader
  readonly createdAt: Instant
  readonly createdBy: string
  readonly customers: number
  readonly toReplace: number
  readonly blocked: number
  readonly skipped: number
  readonly users: number
}

/** Newest first. */
export async function listPlans(db: Db): Promise<readonly StoredPlan[]> {
  return readPlans(db, undefined)
}

export async function findPlan(db: Db, id: PlanId): Promise<StoredPlan | undefined> {
  return (await readPlans(db, id))[0]
}

/** The snapshot that a plan was made from, without its header, which may be large. */
export async function findSnapshotOfPlan(db: Db, plan: PlanId): Promise<SnapshotId | undefined> {
  const row = await db.selectFrom('plans').select('snapshot_id').where('id', '=', plan).executeTakeFirst()
  return row?.snapshot_id as SnapshotId | undefined
}

async function readPlans(db: Db, id: PlanId | undefined): Promise<readonly StoredPlan[]> {
  let query = db
    .selectFrom('plans')
    .leftJoin('customer_plans', 'customer_plans.plan_id', 'plans.id')
    .select(['plans.id', 'plans.hash', 'plans.header', 'plans.created_at', 'plans.created_by'])
    .select((eb) => [
      eb.fn.count<string>('customer_plans.customer_id').as('customers'),
      eb.fn.sum<string | null>('to_replace').as('to_replace'),
      eb.fn.sum<string | null>('blocked').as('blocked'),
      eb.fn.sum<string | null>('skipped').as('skipped'),
      eb.fn.sum<string | null>('users').as('users'),
    ])
    .groupBy('plans.id')
    .orderBy('plans.created_at', 'desc')
    .orderBy(sql`length(plans.id)`, 'desc')
    .orderBy('plans.id', 'desc')
  if (id !== undefined) query = query.where('plans.id', '=', id)
  return (await query.execute()).map((row) => ({
    id: row.id as PlanId,
    hash: row.hash,
    header: JSON.parse(row.header) as PlanHeader,
    createdAt: toInstant(row.created_at),
    createdBy: row.created_by,
    customers: Number(row.customers),
    toReplace: Number(row.to_replace ?? 0),
    blocked: Number(row.blocked ?? 0),
    skipped: Number(row.skipped ?? 0),
    users: Number(row.users ?? 0),
  }))
}

export type PartSummary = Omit<PlanPart, 'body' | 'outline'>

/** All parts of a plan, by customer name. */
export async function listParts(db: Db, plan: PlanId): Promise<readonly PartSummary[]> {
  const rows = await db
    .selectFrom('customer_plans')
    .select(['customer_id', 'name', 'hash', 'to_replace', 'blocked', 'skipped', 'users'])
    .where('plan_id', '=', plan)
    .orderBy('name')
    .orderBy('customer_id')
    .execute()
  return rows.map((row) => ({
    customer: row.customer_id as CustomerId,
    name: row.name,
    hash: row.hash,
    toReplace: row.to_replace,
    blocked: row.blocked,
    skipped: row.skipped,
    users: row.users,
  }))
}

/** Customers of a plan for whom something is bought with a partner on record; a part's text is canonical, so that it is found in it. */
export async function listWithPartnerOnRecord(db: Db, plan: PlanId): Promise<readonly CustomerId[]> {
  const rows = await db
    .selectFrom('customer_plans')
    .select('customer_id')
    .where('plan_id', '=', plan)
    .where('body', 'like', '%"partnerOnRecord":"%')
    .where(
      sql<boolean>`exists (
      select from jsonb_array_elements(body::jsonb -> 'decisions') d, jsonb_array_elements(d -> 'lines') l
      where d ->> 'purchase' is distinct from 'by-a-person' and l #>> '{seats,from}' = 'new' and l ->> 'partnerOnRecord' is not null
    )`,
    )
    .orderBy('customer_id')
    .execute()
  return rows.map((row) => row.customer_id as CustomerId)
}

/** A part that is not what it was stored, or approved, as. */
export class PartAltered extends Error {
  override readonly name = 'PartAltered'
}

/**
 * A part as it was planned.
 * @param approved the hash that it must have; where absent, the one that it was stored with
 * @throws PartAltered when its text no longer has that hash
 */
export async function findCustomerPlan(
  db: Db | Trx,
  plan: PlanId,
  customer: CustomerId,
  approved?: string,
): Promise<{ readonly hash: string; readonly plan: CustomerPlan } | undefined> {
  const row = await db
    .selectFrom('customer_plans')
    .select(['hash', 'body'])
    .where('plan_id', '=', plan)
    .where('customer_id', '=', customer)
    .executeTakeFirst()
  if (!row) return undefined
  const found = sha256(row.body)
  const wanted = approved ?? row.hash
  if (found !== wanted || found !== row.hash)
    throw new PartAltered(`the stored part of customer ${customer} in ${plan} has the hash ${found}, and ${wanted} was stored or approved`)
  return { hash: row.hash, plan: JSON.parse(row.body) as CustomerPlan }
}
