import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The newest phase of every customer with a migration that waits for one of these reasons, in running runs. */
export async function listOpenLanes(db: Db, reasons: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ phase: string }>`
    select distinct c.run_id || '/' || c.customer_id || '/' || c.phase as phase
    from migrations m join run_customers c using (run_id, customer_id) join runs r on r.id = m.run_id
    where r.state = 'running' and m.state in ('waiting', 'watching') and m.reason ->> 'code' = any(${[...reasons]}::text[])`.execute(db)
  return rows.map((row) => row.phase)
}
