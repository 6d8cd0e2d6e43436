import { sql } from 'kysely'
import type { RunId } from '../domain/id.ts'
import type { Db } from './database.ts'
import { GATE } from './passed-gates.ts'

/** What has failed in a run since its failures count, and the share above which it pauses. */
export interface Failures {
  /** 0 to 1. */
  readonly pauseAbove: number
  readonly begun: number
  /** Of these, at rest because a person is needed; one whose plan asks for a person has not failed. */
  readonly needPerson: number
  /** At least this many: counting ends where more of them would change nothing. */
  readonly tried: number
  readonly refused: number
}

/** Fewer than these say nothing about a run. */
export const FEWEST_BEGUN = 5
export const FEWEST_TRIED = 20

/**
 * Undefined for a run that does not go on, or never pauses by itself. Costs what the failures cost and not what the run costs:
 * refused users are found by an index of their own, and of those who were moved no more are counted than would show that the
 * share is not reached. Migrations are counted whole, ten thousand at most.
 */
export async function countFailures(db: Db, run: RunId): Promise<Failures | undefined> {
  const { rows } = await sql<Failures>`
    with r as (
      select pause_above as share, coalesce(counted_from, '-infinity') as since
      from runs where id = ${run} and state = 'running' and pause_above is not null
    ), refused as (
      select count(*)::float8 as n from user_moves u
      where u.run_id = ${run} and u.state = 'refused' and u.changed_at > (select since from r)
    ), moved as (
      select count(*)::float8 as n from (
        select from user_moves u
        where u.run_id = ${run} and u.moved_at is not null and u.moved_at > (select since from r) and u.state in ('moved', 'verified')
        limit (select greatest(${FEWEST_TRIED}, case when r.share = 0 then 0 else ceil(refused.n / r.share) end)::bigint + 1 from r, refused)
      ) as counted
    ), begun as (
      select count(*) filter (where m.state not in ('queued', 'paused', 'superseded'))::float8 as n,
        count(*) filter (where m.state = 'needs-person' and m.reason ->> 'code' is distinct from ${GATE})::float8 as failed
      from migrations m where m.run_id = ${run} and m.changed_at > (select since from r)
    )
    select r.share as "pauseAbove", begun.n as begun, begun.failed as "needPerson", refused.n + moved.n as tried, refused.n as refused
    from r, refused, moved, begun`.execute(db)
  return rows[0]
}
