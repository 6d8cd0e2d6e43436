import { sql } from 'kysely'
import type { CustomerId, PlanId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { RunState } from '../domain/run.ts'
import type { Db } from './database.ts'
import { toInstant } from './row.ts'
import { IS_CARRIED_OUT } from './runs.ts'

/**
 * A part as the plans of one customer show it, with the last approval of it that was given, for whichever plan; of one that a run carries out, or
 * has, the one with which the run was started.
 */
export interface PartOfCustomer {
  readonly plan: PlanId
  readonly purpose: 'book' | 'renewal' | 'change' | 'undo'
  readonly hash: string
  readonly createdAt: Instant
  readonly createdBy: string
  readonly toReplace: number
  readonly blocked: number
  readonly skipped: number
  readonly users: number
  readonly approval: { readonly by: string; readonly at: Instant; readonly expiresAt: Instant } | null
}

/** The newest first. */
export async function listPartsOfCustomer(db: Db, customer: CustomerId, limit: number): Promise<readonly PartOfCustomer[]> {
  const { rows } = await sql<
    Omit<PartOfCustomer, 'createdAt' | 'approval'> & {
      createdAt: Date
      approvedBy: string | null
      approvedAt: Date | null
      expiresAt: Date | null
    }
  >`
    select p.id as plan, p.purpose, part.hash, p.created_at as "createdAt", p.created_by as "createdBy", part.to_replace as "toReplace", part.blocked,
      part.skipped, part.users, a.approved_by as "approvedBy", a.approved_at as "approvedAt", a.expires_at as "expiresAt"
    from customer_plans part
    join plans p on p.id = part.plan_id
    left join lateral (
      select r.created_at from run_customers c join runs r on r.id = c.run_id
      where c.customer_id = part.customer_id and c.customer_plan_hash = part.hash and ${IS_CARRIED_OUT}
      order by r.created_at desc limit 1
    ) started on true
    left join lateral (
      select * from approvals a where a.customer_id = part.customer_id and a.customer_plan_hash = part.hash
        and (started.created_at is null or a.approved_at <= started.created_at and a.expires_at > started.created_at)
      order by a.id desc limit 1
    ) a on true
    where part.customer_id = ${customer}
    order by p.created_at desc, length(p.id) desc, p.id desc limit ${limit}`.execute(db)
  return rows.map(({ createdAt, approvedBy, approvedAt, expiresAt, ...row }) => ({
    ...row,
    createdAt: toInstant(createdAt),
    approval:
      approvedBy === null || approvedAt === null || expiresAt === null
        ? null
        : { by: approvedBy, at: toInstant(approvedAt), expiresAt: toInstant(expiresAt) },
  }))
}

export interface RunOfCustomer {
  readonly run: RunId
  readonly state: RunState
  readonly plan: PlanId
  readonly createdAt: Instant
}

/** Runs that the customer was in, the newest first; what they have carried out is in the migrations. */
export async function listRunsOfCustomer(db: Db, customer: CustomerId, limit: number): Promise<readonly RunOfCustomer[]> {
  const { rows } = await sql<Omit<RunOfCustomer, 'createdAt'> & { createdAt: Date }>`
    select r.id as run, r.state, c.plan_id as plan, r.created_at as "createdAt"
    from run_customers c join runs r on r.id = c.run_id
    where c.customer_id = ${customer}
    order by r.created_at desc, length(r.id) desc, r.id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, createdAt: toInstant(row.createdAt) }))
}
