import { sql, type RawBuilder } from 'kysely'
import type { CustomerId, PlanId } from '../domain/id.ts'
import { toInstant } from './row.ts'
import { DAY_MS, plusMs, type Instant } from '../domain/instant.ts'
import type { Db } from './database.ts'
import { toStoredMigration, type MigrationRow, type StoredMigration } from './migrations.ts'

/** Whether a migration `m` of a run `r` asks for somebody. */
export const ASKS = sql<boolean>`(
  (r.state in ('running', 'paused')
    and (m.state in ('needs-person', 'changed') or (m.state = 'waiting' and m.reason ->> 'code' = 'by-a-person')))
  or (m.state = 'stopped' and m.reason ->> 'code' = 'stopped-unknown'))`

/** Migrations that ask for somebody; whoever has asked for longest first. */
export async function listAsking(db: Db): Promise<readonly StoredMigration[]> {
  const { rows } = await sql<MigrationRow>`
    select m.*, c.name, c.domain, c.plan_id, c.customer_plan_hash
    from migrations m
    join runs r on r.id = m.run_id
    join run_customers c on c.run_id = m.run_id and c.customer_id = m.customer_id
    where ${ASKS}
    order by m.changed_at, c.name, m.decision`.execute(db)
  return rows.map(toStoredMigration)
}

/** What waits for somebody in one plan. */
export interface PlanWaiting {
  readonly plan: PlanId
  readonly isWayBack: boolean
  /** Customers nobody has said yes to. */
  readonly unapproved: number
  /** Customers somebody has said yes to, and nobody has started. */
  readonly unstarted: number
  /** Customers of whom nothing can be carried out. */
  readonly blocked: number
}

const WAY_BACK_WAITS_MS = 7 * DAY_MS

/**
 * By each customer's newest part for the book, for renewals, and back: an earlier one is of no interest any more. A way back is often planned to see
 * what could be taken back; it waits for a week. Of customers planned anew, whoever began it is told where they are. The
 * newest plan first.
 */
export async function listPlansWaiting(db: Db, now: Instant): Promise<readonly PlanWaiting[]> {
  const { rows } = await sql<PlanWaiting>`
    with ${judgedParts(now)}, counted as (
      select plan_id as plan, max(created_at) as created_at, bool_or(purpose = 'undo') as "isWayBack",
        (count(*) filter (where to_replace > 0 and not is_taken_up and not is_approved))::int as unapproved,
        (count(*) filter (where to_replace > 0 and not is_taken_up and is_approved))::int as unstarted,
        (count(*) filter (where to_replace = 0 and blocked > 0))::int as blocked
      from judged where purpose <> 'undo' or created_at > ${plusMs(now, -WAY_BACK_WAITS_MS)} group by plan_id
    )
    select plan, "isWayBack", unapproved, unstarted, blocked from counted
    where unapproved + unstarted + blocked > 0
    order by created_at desc, length(plan) desc, plan desc`.execute(db)
  return rows
}

/**
 * `judged`: each customer's newest part for the book, for renewals, and back, and what has come of it; of all customers, or of those that a condition
 * on `c.customer_id` names. It is taken up where a run carries it out, and where a run has in hand what it would replace. To stand behind `with`.
 */
export function judgedParts(now: Instant, only: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> {
  return sql`newest as (
      select distinct on (c.customer_id, p.purpose) c.plan_id, c.customer_id, c.hash, c.to_replace, c.blocked, p.purpose, p.created_at
      from customer_plans c join plans p on p.id = c.plan_id
      where p.purpose in ('book', 'renewal', 'undo') and ${only}
      order by c.customer_id, p.purpose, p.created_at desc, length(p.id) desc, p.id desc
    ), judged as (
      select n.*,
        exists (select from run_customers r where r.customer_id = n.customer_id and r.customer_plan_hash = n.hash)
        or n.purpose <> 'undo' and exists (
          select from claimed_subscriptions s
          join customer_plans q on q.plan_id = n.plan_id and q.customer_id = n.customer_id and ${replaces(sql`s.subscription_id`)}
          where s.customer_id = n.customer_id
        ) as is_taken_up,
        exists (
          select from approvals a where a.customer_id = n.customer_id and a.customer_plan_hash = n.hash and a.expires_at > ${now}
        ) as is_approved
      from newest n
    )`
}

/** Whether the outline of a part `q` has a subscription among those that it replaces. */
function replaces(subscription: RawBuilder<unknown>): RawBuilder<unknown> {
  const from = sql`jsonb_build_object('subscriptions', jsonb_build_array(jsonb_build_object('id', ${subscription})))`
  return sql`q.outline @> jsonb_build_array(jsonb_build_object('from', ${from}))`
}

/** A day that somebody was warned of and that is still so by the latest scan; of terms also those that have ended since. */
export interface NearDay {
  readonly customer: CustomerId
  readonly name: string
  readonly domain: string
  readonly kind: 'term-end' | 'term-ended' | 'price-change' | 'cancellation-window' | 'relationship-end'
  readonly at: Instant
  /** The newest plan for the book that has the customer, and what that waits for; null where no plan has them, or a run took it up. */
  readonly plan: PlanId | null
  readonly waits: 'blocked' | 'approved' | 'not-approved' | null
}

/** How long a term that has ended with nobody doing anything about it is said: as long as it was warned of before. */
const SAID_FOR_MS = 30 * DAY_MS

/**
 * The earliest first: of active subscriptions that no run has in hand, the ends of terms and new prices of what may replace them; the ends
 * of admin relationships that are not extended; and terms that have ended, of what no run has ever replaced.
 */
export async function listNearDays(db: Db, now: Instant): Promise<readonly NearDay[]> {
  const { rows } = await sql<Omit<NearDay, 'at'> & { at: Date }>`
    with latest as (${LATEST}), near as (
      select distinct customer_id, subscription_id, at, case when at < ${now} then 'term-ended' else kind end as kind
      from deadline_warnings
      where at >= ${now} and kind in ('term-end', 'price-change', 'cancellation-window', 'relationship-end')
        or kind = 'term-end' and at >= ${plusMs(now, -SAID_FOR_MS)}
    ), ${judgedParts(now, sql`c.customer_id in (select customer_id from near)`)}, parts as (
      select customer_id, plan_id, case
        when to_replace > 0 then case when is_approved then 'approved' else 'not-approved' end
        when blocked > 0 then 'blocked' end as waits
      from judged where purpose = 'book' and not is_taken_up
    )
    select n.customer_id as customer, c.name, c.domain, n.kind, n.at, p.plan_id as plan, p.waits
    from near n join latest l on true join snapshot_customers c on c.snapshot_id = l.id and c.customer_id = n.customer_id
      left join parts p on p.customer_id = n.customer_id and p.waits is not null
    where case n.kind
      when 'relationship-end' then
        (c.body #>> '{adminRelationship,endsAt}')::timestamptz = n.at and c.body #>> '{adminRelationship,extendsItself}' = 'false'
      when 'term-ended' then
        not exists (
          select from run_customers r join customer_plans q on q.plan_id = r.plan_id and q.customer_id = r.customer_id
          where r.customer_id = n.customer_id and ${replaces(sql`n.subscription_id`)}
        )
        and exists (
          select from jsonb_array_elements(c.body -> 'subscriptions') s
          where s ->> 'id' = n.subscription_id and (s ->> 'status' <> 'active' or (s ->> 'termEndsAt')::timestamptz = n.at)
        )
      else
        not exists (select from claimed_subscriptions s where s.customer_id = n.customer_id and s.subscription_id = n.subscription_id)
        and exists (
          select from jsonb_array_elements(c.body -> 'subscriptions') s
          where s ->> 'id' = n.subscription_id and s ->> 'status' = 'active'
            and (n.kind = 'price-change'
              or (s ->> case n.kind when 'term-end' then 'termEndsAt' else 'cancellableUntil' end)::timestamptz = n.at)
        )
      end
    order by n.at, c.name, n.kind`.execute(db)
  return rows.map((row) => ({ ...row, at: toInstant(row.at) }))
}

/** The latest scan of the whole book. */
const LATEST = sql`select id from snapshots where state = 'complete' and customer_id is null order by taken_at desc, length(id) desc, id desc limit 1`

/** Customers with a retired product in the latest whole scan whom no plan for it has and no run has taken up. */
export async function countUnplanned(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with latest as (${LATEST})
    select count(*)::int as n
    from snapshot_customers c join latest l on l.id = c.snapshot_id
    where c.is_affected
      and not exists (
        select from customer_plans p join plans a on a.id = p.plan_id where p.customer_id = c.customer_id and a.purpose = 'book'
      )
      and not exists (select from run_customers r where r.customer_id = c.customer_id)`.execute(db)
  return rows[0]?.n ?? 0
}
