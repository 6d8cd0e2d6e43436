import { sql } from 'kysely'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Trx } from './database.ts'
import { toInstant } from './row.ts'

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
