import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '../domain/instant.ts'
import { ASKS, judgedParts } from './worklist.ts'

/** How far a customer has come, the most pressing first; the API's contract says what each means. */
export const CUSTOMER_STATES = [
  'needs-person',
  'not-read',
  'no-plan',
  'planned',
  'approved',
  'running',
  'undone',
  'done',
  'not-affected',
] as const
export type CustomerState = (typeof CUSTOMER_STATES)[number]

/**
 * `of_runs`, what the runs have come to with each customer of `base`, and `judged`, the customer's newest part; to stand behind `with` and `base`.
 * A run that was stopped counts where it asks, and a change of renewal while it is under way. What takes back some users leaves the customer
 * where the run is that goes on with the others.
 */
export function progressTables(now: Instant): RawBuilder<unknown> {
  return sql`moving as (
      select m.customer_id, m.run_id, r.created_at, m.reason, case
        when ${ASKS} then 'needs-person'
        when m.state not in ('watching', 'done') then 'running'
        when m.method = 'replace' then 'done'
        when m.method = 'undo' and exists (
          select from migrations b where b.customer_id = m.customer_id and b.state = 'superseded'
            and b.reason ->> 'code' = 'taken-back' and b.reason #>> '{facts,run}' = m.run_id
        ) then 'undone' end as state
      from migrations m join runs r on r.id = m.run_id
      where m.customer_id in (select customer_id from base) and m.state <> 'superseded' and (m.state <> 'stopped' or ${ASKS})
    ), of_runs as (
      select distinct on (customer_id) * from moving where state is not null
      order by customer_id, case state when 'needs-person' then 0 when 'running' then 1 else 2 end, created_at desc, length(run_id) desc, run_id desc
    ), ${judgedParts(now, sql`c.customer_id in (select customer_id from base)`)}`
}

/** Of a row `c` of `base`, `r` of `of_runs` and `p` of `judged`. A part counts while no run has taken it up and none is newer. */
export const STATE = sql<CustomerState>`case
  when r.state in ('needs-person', 'running') then r.state
  when c.state <> 'read' then 'not-read'
  when ${isOpen()} and p.to_replace > 0 then case when p.is_approved then 'approved' else 'planned' end
  when ${isOpen()} and p.blocked > 0 and c.to_replace > 0 then 'needs-person'
  when r.state is not null then r.state
  when c.to_replace > 0 then case when ${isOpen()} then 'planned' else 'no-plan' end
  else 'not-affected' end`

export const PLAN = sql<string | null>`case
  when r.state in ('needs-person', 'running') or c.state <> 'read' then null
  when ${isOpen()} and (p.to_replace > 0 or c.to_replace > 0 and (p.blocked > 0 or r.state is null)) then p.plan_id end`

/** Each row `c` of `base` with its `r` and its `p`. */
export const WITH_PROGRESS = sql`from base c
  left join of_runs r on r.customer_id = c.customer_id
  left join judged p on p.customer_id = c.customer_id and p.purpose = 'book'`

function isOpen(): RawBuilder<unknown> {
  return sql`(p.plan_id is not null and not p.is_taken_up and (r.run_id is null or p.created_at > r.created_at))`
}
