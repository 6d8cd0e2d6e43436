import { sql, type RawBuilder } from 'kysely'
import type { CustomerId, SnapshotId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'

/**
 * Where an affected customer stands.
 *
 *   no-plan        in no plan for the book, or only in what was stopped for good
 *   planned        the newest part waits for a yes, or leaves everything as it is
 *   approved       somebody has said yes, and it is not started
 *   running        a run has it in hand; also one that is paused
 *   needs-person   a run asks for somebody, or nothing can be carried out as it is planned
 *   done           everybody is moved and the old subscription has ended; Microsoft may not have deleted it yet
 *   undone         it was moved, and is back where it was
 *
 * Of a customer with several products, the one that asks for most counts: needs-person, running, what waits to be started, undone, done.
 */
export type CustomerState = 'no-plan' | 'planned' | 'approved' | 'running' | 'needs-person' | 'done' | 'undone'

/**
 * A table of `customer_id` and `state`, one row for each affected customer of a snapshot: to be put into brackets behind `from` or `join`.
 * A few hash joins over customers, parts and migrations; no user and no JSON body is read.
 */
export function customerStates(snapshot: SnapshotId, now: Instant): RawBuilder<{ customer_id: CustomerId; state: CustomerState }> {
  return sql`
    with decided as (
      select m.customer_id, max(r.created_at) as begun_at,
        bool_or(m.state <> 'superseded' and (${ASKS})) as asks,
        bool_or(m.state in ('queued', 'working', 'waiting', 'paused', 'needs-person', 'changed')) as is_open,
        bool_or(m.method = 'replace' and m.state in ('watching', 'done')) as is_done,
        bool_or(m.method = 'undo' and m.state = 'done') as is_back
      from migrations m join runs r on r.id = m.run_id
      where m.method <> 'renewal'
      group by m.customer_id, m.decision
    ), carried_out as (
      select customer_id, max(begun_at) as begun_at, bool_or(asks) as asks, bool_or(is_open) as is_open, bool_or(is_done) as is_done,
        bool_or(is_back and not is_done) as is_undone
      from decided group by customer_id
    ), newest as (
      select distinct on (c.customer_id) c.customer_id, c.hash, c.to_replace, c.blocked, p.created_at
      from customer_plans c join plans p on p.id = c.plan_id
      where p.purpose = 'book'
      order by c.customer_id, p.created_at desc, length(p.id) desc, p.id desc
    )
    select s.customer_id,
      case
        when o.asks then 'needs-person'
        when o.is_open then 'running'
        when n.to_replace > 0 and exists (
          select from approvals a where a.customer_id = n.customer_id and a.customer_plan_hash = n.hash and a.expires_at > ${now}
        ) then 'approved'
        when n.to_replace > 0 then 'planned'
        when o.is_undone then 'undone'
        when o.is_done then 'done'
        when n.blocked > 0 then 'needs-person'
        when n.customer_id is not null then 'planned'
        else 'no-plan'
      end as state
    from snapshot_customers s
    left join carried_out o on o.customer_id = s.customer_id
    -- What was planned before a run took the customer up is of no interest any more.
    left join newest n on n.customer_id = s.customer_id and (o.begun_at is null or n.created_at > o.begun_at)
    where s.snapshot_id = ${snapshot} and s.is_affected`
}

/** As the worklist has it: what a run that is not over wants of somebody, and what nobody could find out. */
const ASKS = sql`
  (r.state in ('running', 'paused')
    and (m.state in ('needs-person', 'changed') or (m.state = 'waiting' and m.reason ->> 'code' = 'by-a-person')))
  or (m.state = 'stopped' and m.reason ->> 'code' = 'stopped-unknown')`
