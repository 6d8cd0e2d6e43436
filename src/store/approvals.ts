import { sql } from 'kysely'
import type { CustomerId, PlanId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Approval } from '../domain/plan.ts'
import type { Db, Trx } from './database.ts'
import { toInstant, toJson } from './row.ts'

export async function recordApprovals(trx: Trx, approvals: readonly Approval[]): Promise<void> {
  if (approvals.length === 0) return
  await sql`
    insert into approvals (plan_id, customer_id, customer_plan_hash, approved_by, approved_at, expires_at, attests_partner_on_record)
    select a.plan, a.customer, a."customerPlanHash", a."approvedBy", a."approvedAt", a."expiresAt", a."attestsPartnerOnRecord"
    from jsonb_to_recordset(${toJson(approvals)}::jsonb)
      as a(plan text, customer text, "customerPlanHash" text, "approvedBy" text, "approvedAt" timestamptz, "expiresAt" timestamptz, "attestsPartnerOnRecord" boolean)`.execute(
    trx,
  )
}

/**
 * The latest approval per customer that is good for the parts of this plan: same customer, same hash, whichever plan it
 * was given for, not expired.
 */
export async function listApprovals(db: Db | Trx, plan: PlanId, now: Instant): Promise<readonly Approval[]> {
  const rows = await db
    .selectFrom('customer_plans as part')
    .innerJoin('approvals', (join) =>
      join.onRef('approvals.customer_id', '=', 'part.customer_id').onRef('approvals.customer_plan_hash', '=', 'part.hash'),
    )
    .selectAll('approvals')
    .distinctOn('approvals.customer_id')
    .where('part.plan_id', '=', plan)
    .where('approvals.expires_at', '>', new Date(now))
    .orderBy('approvals.customer_id')
    .orderBy('approvals.id', 'desc')
    .execute()
  return rows.map((row) => ({
    plan: row.plan_id as PlanId,
    customer: row.customer_id as CustomerId,
    customerPlanHash: row.customer_plan_hash,
    approvedBy: row.approved_by,
    approvedAt: toInstant(row.approved_at),
    expiresAt: toInstant(row.expires_at),
    attestsPartnerOnRecord: row.attests_partner_on_record,
  }))
}

type PartOf = Pick<Approval, 'plan' | 'customer'>

/** Of these parts those whose newest answer about the partner on record, among approvals that still hold, is that it is attested to. */
export async function listAttested(db: Db, parts: readonly PartOf[], now: Instant): Promise<readonly PartOf[]> {
  if (parts.length === 0) return []
  const { rows } = await sql<PartOf & { attests: boolean }>`
    select distinct on (part.plan_id, part.customer_id)
      part.plan_id as plan, part.customer_id as customer, a.attests_partner_on_record as attests
    from jsonb_to_recordset(${toJson(parts)}::jsonb) as asked(plan text, customer text)
    join customer_plans part on part.plan_id = asked.plan and part.customer_id = asked.customer
    join approvals a on a.customer_id = part.customer_id and a.customer_plan_hash = part.hash
    where a.expires_at > ${now} and a.attests_partner_on_record is not null
    order by part.plan_id, part.customer_id, a.id desc`.execute(db)
  return rows.filter(({ attests }) => attests)
}

/** Who said yes to a part last. */
export async function findApprover(db: Db | Trx, plan: PlanId, customer: CustomerId): Promise<string | undefined> {
  const row = await db
    .selectFrom('approvals')
    .select('approved_by')
    .where('plan_id', '=', plan)
    .where('customer_id', '=', customer)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.approved_by
}

export interface EarlierApproval {
  readonly plan: PlanId
  readonly by: string
  readonly at: Instant
}

/** Of parts of this plan to which nobody has said yes: the newest yes to another part of the same customer, expired or not. */
export async function listEarlierApprovals(
  db: Db | Trx,
  plan: PlanId,
  customers: readonly CustomerId[],
): Promise<ReadonlyMap<CustomerId, EarlierApproval>> {
  if (customers.length === 0) return new Map()
  const rows = await db
    .selectFrom('customer_plans as part')
    .innerJoin('approvals', 'approvals.customer_id', 'part.customer_id')
    .select([
      'approvals.customer_id',
      'approvals.plan_id',
      'approvals.approved_by',
      'approvals.approved_at',
      'approvals.customer_plan_hash',
    ])
    .select('part.hash')
    .distinctOn('approvals.customer_id')
    .where('part.plan_id', '=', plan)
    .where('part.customer_id', 'in', customers)
    .orderBy('approvals.customer_id')
    .orderBy('approvals.id', 'desc')
    .execute()
  const others = rows.filter(({ hash, customer_plan_hash }) => hash !== customer_plan_hash)
  return new Map(
    others.map((row) => [
      row.customer_id as CustomerId,
      { plan: row.plan_id as PlanId, by: row.approved_by, at: toInstant(row.approved_at) },
    ]),
  )
}

/** Parts to which somebody has said yes that still holds, by plan. */
export async function countApproved(db: Db | Trx, now: Instant): Promise<ReadonlyMap<PlanId, number>> {
  const rows = await db
    .selectFrom('customer_plans as part')
    .innerJoin('approvals', (join) =>
      join.onRef('approvals.customer_id', '=', 'part.customer_id').onRef('approvals.customer_plan_hash', '=', 'part.hash'),
    )
    .select('part.plan_id')
    .select((eb) => eb.fn.count<string>('part.customer_id').distinct().as('approved'))
    .where('approvals.expires_at', '>', new Date(now))
    .groupBy('part.plan_id')
    .execute()
  return new Map(rows.map((row) => [row.plan_id as PlanId, Number(row.approved)]))
}

/** Parts that replace something, by plan: those that can be said yes to. */
export async function countApprovable(db: Db | Trx): Promise<ReadonlyMap<PlanId, number>> {
  const rows = await db
    .selectFrom('customer_plans')
    .select('plan_id')
    .select((eb) => eb.fn.countAll<string>().as('parts'))
    .where('to_replace', '>', 0)
    .groupBy('plan_id')
    .execute()
  return new Map(rows.map((row) => [row.plan_id as PlanId, Number(row.parts)]))
}
