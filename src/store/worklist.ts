import { sql } from 'kysely'
import type { CustomerId, PlanId } from '../domain/id.ts'
import { toInstant } from './row.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db } from './database.ts'
import { toStoredMigration, type MigrationRow, type StoredMigration } from './migrations.ts'

/** Migrations of runs that go on, or are paused, that ask for somebody; whoever has asked for longest first. */
export async function listAsking(db: Db): Promise<readonly StoredMigration[]> {
  const { rows } = await sql<MigrationRow>`
    select m.*, c.name, c.domain, c.plan_id, c.customer_plan_hash
    from migrations m
    join runs r on r.id = m.run_id and r.state in ('running', 'paused')
    join run_customers c on c.run_id = m.run_id and c.customer_id = m.customer_id
    where m.state in ('needs-person', 'changed') or (m.state = 'waiting' and m.reason ->> 'code' = 'by-a-person')
    order by m.changed_at, c.name, m.decision`.execute(db)
  return rows.map(toStoredMigration)
}

/** The newest plan of the book, and how many of its customers nobody has said yes to or carried out. */
export interface Unapproved {
  readonly plan: PlanId
  readonly customers: number
}

/** A header may be large, and all of them are read. */
const PLANS_LOOKED_AT = 20

/** Of ways back and of customers planned anew whoever began them is told where they are. Undefined: nothing waits. */
export async function findUnapproved(db: Db, now: Instant): Promise<Unapproved | undefined> {
  const { rows } = await sql<{ plan: PlanId; customers: number }>`
    with latest as materialized (
      select * from plans order by created_at desc, length(id) desc, id desc limit ${PLANS_LOOKED_AT}
    ), newest as (
      select id from latest p
      where not (p.header::jsonb ? 'undoes') and not (p.header::jsonb ? 'replans')
      order by created_at desc, length(id) desc, id desc limit 1
    )
    select n.id as plan, count(c.customer_id)::int as customers
    from newest n join customer_plans c on c.plan_id = n.id and c.to_replace > 0
    where not exists (
      select from approvals a
      where a.customer_id = c.customer_id and a.customer_plan_hash = c.hash and a.expires_at > ${now})
      and not exists (select from run_customers r where r.customer_id = c.customer_id and r.customer_plan_hash = c.hash)
    group by n.id`.execute(db)
  const [row] = rows
  return row && row.customers > 0 ? row : undefined
}

/** A day that somebody was warned of and that has not come. */
export interface NearDay {
  readonly customer: CustomerId
  readonly name: string
  readonly domain: string
  readonly kind: string
  readonly at: Instant
  /** A run has something in hand for the customer. */
  readonly isInHand: boolean
}

/** The earliest first. Names are those of the latest scan. */
export async function listNearDays(db: Db, now: Instant): Promise<readonly NearDay[]> {
  const { rows } = await sql<Omit<NearDay, 'at'> & { at: Date }>`
    select w.customer_id as customer, coalesce(s.name, w.customer_id) as name, coalesce(s.domain, '') as domain, w.kind, w.at,
      exists (
        select from migrations m where m.customer_id = w.customer_id and m.state not in ('done', 'superseded', 'stopped')
      ) as "isInHand"
    from (select distinct customer_id, kind, at from deadline_warnings where at >= ${now}) w
    left join lateral (
      select c.name, c.domain from snapshot_customers c join snapshots p on p.id = c.snapshot_id
      where c.customer_id = w.customer_id order by p.taken_at desc limit 1
    ) s on true
    order by w.at, name, w.kind`.execute(db)
  return rows.map((row) => ({ ...row, at: toInstant(row.at) }))
}

/** Customers with a retired product in the latest whole scan whom no plan has and no run has taken up. */
export async function countUnplanned(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with latest as (
      select id from snapshots where state = 'complete' and customer_id is null order by taken_at desc, length(id) desc, id desc limit 1
    )
    select count(*)::int as n
    from snapshot_customers c join latest l on l.id = c.snapshot_id
    where c.is_affected
      and not exists (select from customer_plans p where p.customer_id = c.customer_id)
      and not exists (select from run_customers r where r.customer_id = c.customer_id)`.execute(db)
  return rows[0]?.n ?? 0
}
