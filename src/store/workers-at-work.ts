import { sql } from 'kysely'
import type { Db } from './database.ts'

export interface WorkerAtWork {
  readonly id: string
  readonly version: string
  /** Real milliseconds since it last said that it is alive. */
  readonly heartbeatAgeMs: number
  /** Ids of the phases that it has in hand, the longest first. */
  readonly phases: readonly string[]
}

/** Workers that are alive, with what each is doing: by the indexes of living workers and of running phases. */
export async function listWorkersAtWork(db: Db): Promise<readonly WorkerAtWork[]> {
  const { rows } = await sql<WorkerAtWork>`
    select w.id, w.version, round(extract(epoch from now() - w.heartbeat_at) * 1000)::float8 as "heartbeatAgeMs",
      coalesce((select json_agg(t.id order by t.started_at, t.id) from timers t where t.state = 'running' and t.claimed_by = w.id), '[]') as phases
    from workers w where w.state = 'alive' order by w.id limit 100`.execute(db)
  return rows
}
