import { sql } from 'kysely'
import type { CustomerId, PlanId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Approval } from '../domain/plan.ts'
import type { Db, Trx } from './database.ts'
import { toInstant } from './row.ts'
import { IS_CARRIED_OUT } from './runs.ts'

/** What somebody says about the partner on record after the run was started. */
export interface LaterAnswer {
  readonly customer: CustomerId
  readonly by: string
  readonly at: Instant
  readonly attestsPartnerOnRecord: boolean
}

/**
 * Takes over what approvals say that were given since the run was started, each for the same customer and hash and not expired: the newest
 * answer about the partner on record, and the latest day until which one of them holds. Says whose answer is another now.
 */
export async function adoptApprovals(
  trx: Trx,
  run: RunId,
  customers: readonly CustomerId[],
  now: Instant,
): Promise<readonly LaterAnswer[]> {
  const valid = sql`a.customer_id = old.customer_id and a.customer_plan_hash = old.customer_plan_hash and a.expires_at > ${now}`
  const { rows } = await sql<{ customer: CustomerId; by: string | null; at: Date; attests: boolean }>`
    update run_customers c set
      attests_partner_on_record = coalesce(said.attests, old.attests_partner_on_record),
      approval_expires_at = greatest(old.approval_expires_at, (select max(a.expires_at) from approvals a where ${valid}))
    from run_customers old
    left join lateral (
      select a.approved_by, a.approved_at, a.attests_partner_on_record as attests from approvals a
      where ${valid} and a.attests_partner_on_record is not null
      order by a.id desc limit 1
    ) said on said.attests is distinct from old.attests_partner_on_record
    where c.run_id = ${run} and c.customer_id = any(${[...customers]}::text[])
      and old.run_id = c.run_id and old.customer_id = c.customer_id
    returning c.customer_id as customer, said.approved_by as by, said.approved_at as at, said.attests`.execute(trx)
  return rows.flatMap(({ customer, by, at, attests }) =>
    by === null ? [] : [{ customer, by, at: toInstant(at), attestsPartnerOnRecord: attests }],
  )
}

export interface ApprovalOfRun extends Approval {
  readonly run: RunId
}

/**
 * Of the parts of a plan that a run carries out, or has: the approval with which it was started, whatever was said to the same part since. What
 * it says about the partner on record, and until when it holds, is as the run goes by it now.
 */
export async function listApprovalsOfRuns(db: Db, plan: PlanId): Promise<ReadonlyMap<CustomerId, ApprovalOfRun>> {
  const { rows } = await sql<{
    run: RunId
    customer: CustomerId
    hash: string
    attests: boolean | null
    expiresAt: Date
    plan: PlanId
    by: string
    at: Date
  }>`
    select distinct on (c.customer_id) c.run_id as run, c.customer_id as customer, c.customer_plan_hash as hash,
      c.attests_partner_on_record as attests, c.approval_expires_at as "expiresAt", a.plan_id as plan, a.approved_by as by, a.approved_at as at
    from customer_plans p
    join run_customers c on c.customer_id = p.customer_id and c.customer_plan_hash = p.hash
    join runs r on r.id = c.run_id
    join lateral (
      select * from approvals
      where customer_id = c.customer_id and customer_plan_hash = c.customer_plan_hash and approved_at <= r.created_at and expires_at > r.created_at
      order by id desc limit 1
    ) a on true
    where p.plan_id = ${plan} and ${IS_CARRIED_OUT}
    order by c.customer_id, r.created_at desc`.execute(db)
  return new Map(
    rows.map(({ run, customer, hash, attests, expiresAt, plan: of, by, at }) => [
      customer,
      {
        run,
        plan: of,
        customer,
        customerPlanHash: hash,
        approvedBy: by,
        approvedAt: toInstant(at),
        expiresAt: toInstant(expiresAt),
        attestsPartnerOnRecord: attests,
      },
    ]),
  )
}
