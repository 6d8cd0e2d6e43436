import { sql } from 'kysely'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Db } from './database.ts'

/** Customers of running runs with a migration that wants to go on and without a phase that waits or runs. */
export async function listStranded(db: Db): Promise<readonly { readonly run: RunId; readonly customer: CustomerId }[]> {
  const { rows } = await sql<{ run: RunId; customer: CustomerId }>`
    select distinct m.run_id as run, m.customer_id as customer
    from migrations m
    join runs r on r.id = m.run_id
    join run_customers c on c.run_id = m.run_id and c.customer_id = m.customer_id
    where r.state = 'running' and m.state in ('queued', 'working', 'waiting', 'watching', 'stopped')
      and not exists (
        select from timers t where t.id = c.run_id || '/' || c.customer_id || '/' || c.phase and t.state in ('waiting', 'running')
      )`.execute(db)
  return rows
}
