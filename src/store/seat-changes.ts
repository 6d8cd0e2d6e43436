import { sql } from 'kysely'
import type { RetirementId, SnapshotId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db } from './database.ts'
import { toInstant, toInstantOrNull } from './row.ts'

/** A complete scan of the whole book, and how many seats of retired products were in use. */
export interface CountedScan {
  readonly id: SnapshotId
  readonly completedAt: Instant
  readonly seats: number
  /** Customers who could not be read: what they have is not among the seats. */
  readonly notRead: number
}

/** The oldest first; scans of versions that did not count are absent. */
export async function listCountedScans(db: Db): Promise<readonly CountedScan[]> {
  const { rows } = await sql<Omit<CountedScan, 'completedAt'> & { completedAt: Date }>`
    select s.id, s.completed_at as "completedAt", s.seats_in_use as seats,
      (select count(*)::int from snapshot_customers c where c.snapshot_id = s.id and c.state = 'failed') as "notRead"
    from snapshots s where ${COUNTED} order by ${OLDEST_FIRST}`.execute(db)
  return rows.map((row) => ({ ...row, completedAt: toInstant(row.completedAt) }))
}

/** What runs changed of a scan's figure. */
export interface SeatChange {
  readonly scan: SnapshotId
  readonly retirement: RetirementId
  /** The last change of its day; null: the scan was under way, and had read the customer before. */
  readonly at: Instant | null
  /** Below zero: so many have gone. */
  readonly seats: number
}

/**
 * By scan, retirement and day (UTC): users read back as moved, less those read back as put back. A change counts from the latest scan
 * that was complete by then, and only where that scan had read the customer before the user was moved: a later scan sees it by itself.
 * Who came after the scan was never in its figure, and does not leave it.
 */
export async function listSeatChanges(db: Db): Promise<readonly SeatChange[]> {
  const { rows } = await sql<Omit<SeatChange, 'at'> & { at: Date | null }>`
    with scans as (
      select s.id, s.taken_at, s.completed_at, lead(s.completed_at) over (order by ${OLDEST_FIRST}) as next_at
      from snapshots s where ${COUNTED}
    ), moves as materialized (
      select run_id, customer_id, decision, moved_at, verified_at, count(*)::int as users
      from user_moves where verified_at is not null and not is_latecomer
      group by verified_at, moved_at, run_id, customer_id, decision
    ), changes as (
      select customer_id, split_part(decision, '/', 2) as sku_id, moved_at, verified_at, -users as seats, null as latecomer
      from moves join migrations m using (run_id, customer_id, decision) where m.method = 'replace'
      union all
      select customer_id, split_part(decision, '/', 2), moved_at, verified_at, -1, user_id
      from user_moves u join migrations m using (run_id, customer_id, decision)
      where u.verified_at is not null and u.is_latecomer and m.method = 'replace'
      union all
      -- Who had never gone was sent nothing.
      select customer_id, split_part(decision, '/', 2), moved_at, verified_at, 1, null
      from migrations m join user_moves u using (run_id, customer_id, decision)
      where m.method = 'undo' and u.verified_at is not null and u.before is not null
    )
    select s.id as scan, r.retirement, max(c.verified_at) filter (where c.verified_at > s.completed_at) as at, sum(c.seats)::int as seats
    from changes c
    join scans s on c.verified_at > s.taken_at and (s.next_at is null or c.verified_at <= s.next_at)
    cross join lateral (
      select retirement, read_at from snapshot_retired r
      where r.snapshot_id = s.id and r.customer_id = c.customer_id and r.sku_id = c.sku_id limit 1
    ) r
    where coalesce(c.moved_at, c.verified_at) > r.read_at
      and (c.latecomer is null or exists (
        select from snapshot_holders h
        where h.snapshot_id = s.id and h.customer_id = c.customer_id and h.user_id = c.latecomer
          and h.body -> 'licenses' @> jsonb_build_array(jsonb_build_object('skuId', c.sku_id))))
    group by s.id, r.retirement, s.completed_at, c.verified_at <= s.completed_at, date_trunc('day', c.verified_at, 'UTC')
    order by at nulls first`.execute(db)
  return rows.map((row) => ({ ...row, at: toInstantOrNull(row.at) }))
}

const COUNTED = sql`s.state = 'complete' and s.customer_id is null and s.seats_in_use is not null`
const OLDEST_FIRST = sql`s.completed_at, length(s.id), s.id`
