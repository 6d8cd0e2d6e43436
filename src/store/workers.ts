import { sql } from 'kysely'
import type { Db } from './database.ts'

export interface WorkerRow {
  readonly id: string
  readonly version: string
  readonly state: string
  /** Real milliseconds since it last said that it is alive. */
  readonly heartbeatAgeMs: number
}

/** Workers seen within the last real day, the liveliest first. */
export async function listWorkers(db: Db): Promise<readonly WorkerRow[]> {
  const { rows } = await sql<WorkerRow>`
    select id, version, state, round(extract(epoch from now() - heartbeat_at) * 1000)::float8 as "heartbeatAgeMs"
    from workers where heartbeat_at > now() - interval '1 day' order by state, heartbeat_at desc limit 100`.execute(db)
  return rows
}
