import { sql } from 'kysely'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db } from './database.ts'

/**
 * Customers with a migration that wants to go on and without a phase that waits or runs; of a paused or stopping run those with
 * a migration that has not come to rest, unless a phase runs or is due, or it was looked at and waits for its next look (reason `stopping`;
 * what is watched is watched on while its run is paused).
 */
export async function listStranded(db: Db, now: Instant): Promise<readonly { readonly run: RunId; readonly customer: CustomerId }[]> {
  const { rows } = await sql<{ run: RunId; customer: CustomerId }>`
    select distinct m.run_id as run, m.customer_id as customer
    from migrations m
    join runs r on r.id = m.run_id
    join run_customers c on c.run_id = m.run_id and c.customer_id = m.customer_id
    where (
        r.state = 'running' and m.state in ('queued', 'working', 'waiting', 'watching', 'paused')
        or r.state = 'paused' and m.state in ('queued', 'working', 'waiting', 'watching')
        or r.state = 'stopping' and m.state not in ('done', 'superseded', 'stopped')
      )
      and not exists (
        select from timers t
        where t.id = c.run_id || '/' || c.customer_id || '/' || c.phase
          and (t.state = 'running' or t.state = 'waiting' and (r.state = 'running' or r.state = 'paused' and m.state = 'watching' or t.due_at <= ${now} or m.reason ->> 'code' = 'stopping'))
      )`.execute(db)
  return rows
}
