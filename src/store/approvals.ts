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
