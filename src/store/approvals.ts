import type { CustomerId, PlanId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Approval } from '../domain/plan.ts'
import type { Db, Trx } from './database.ts'
import { toInstant } from './row.ts'

export async function recordApprovals(trx: Trx, approvals: readonly Approval[]): Promise<void> {
  if (approvals.length === 0) return
  await trx
    .insertInto('approvals')
    .values(
      approvals.map((approval) => ({
        plan_id: approval.plan,
        customer_id: approval.customer,
        customer_plan_hash: approval.customerPlanHash,
        approved_by: approval.approvedBy,
        approved_at: approval.approvedAt,
        expires_at: approval.expiresAt,
        attests_partner_on_record: approval.attestsPartnerOnRecord,
      })),
    )
    .execute()
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
