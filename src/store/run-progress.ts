import { sql } from 'kysely'
import type { RunId } from '../domain/id.ts'
import type { Db } from './database.ts'

/** What a run's plan is for, and which run it is about where it is about one. */
export interface RunPurpose {
  readonly purpose: 'book' | 'change' | 'renewal' | 'undo'
  readonly of: RunId | null
}

export async function readRunPurposes(db: Db, run?: RunId): Promise<ReadonlyMap<RunId, RunPurpose>> {
  const { rows } = await sql<RunPurpose & { run: RunId }>`
    select r.id as run, p.purpose,
      case p.purpose when 'undo' then p.header::jsonb ->> 'undoes' when 'change' then p.header::jsonb ->> 'replans' end as of
    from runs r join plans p on p.id = r.plan_id where ${run ?? null}::text is null or r.id = ${run ?? null}`.execute(db)
  return new Map(rows.map(({ run: id, purpose, of }) => [id, { purpose, of }]))
}

/** How far a run has come. */
export interface RunProgress {
  readonly migrations: number
  /** Watched or done. */
  readonly settled: number
  readonly needPerson: number
  /** Whom the approved parts move. */
  readonly users: number
  readonly verified: number
}

/** Of every run: three aggregates, each over an index; a run that has no customer is absent. */
export async function readRunProgress(db: Db): Promise<ReadonlyMap<RunId, RunProgress>> {
  const { rows } = await sql<RunProgress & { run: RunId }>`
    with work as (
      select run_id, count(*)::int as migrations, count(*) filter (where state in ('watching', 'done'))::int as settled,
        count(*) filter (where state in ('needs-person', 'changed'))::int as "needPerson"
      from migrations group by run_id
    ), people as (
      select c.run_id, sum(p.users)::int as users
      from run_customers c join customer_plans p on p.plan_id = c.plan_id and p.customer_id = c.customer_id
      group by c.run_id
    ), moves as (
      select run_id, count(*)::int as users, count(*) filter (where state = 'verified')::int as verified from user_moves group by run_id
    )
    select work.run_id as run, migrations, settled, "needPerson",
      greatest(coalesce(people.users, 0), coalesce(moves.users, 0)) as users, coalesce(moves.verified, 0) as verified
    from work left join people using (run_id) left join moves using (run_id)`.execute(db)
  return new Map(rows.map(({ run, ...progress }) => [run, progress]))
}
