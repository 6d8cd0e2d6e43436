import { sql } from 'kysely'
import type { RunId } from '../domain/id.ts'
import { fromEpochMs, type Instant } from '../domain/instant.ts'
import type { Db } from './database.ts'
import { toInstantOrNull } from './row.ts'

/** How much of one documented quota was drawn over the last whole window that ends with a whole tenth of one. */
export interface QuotaUse {
  readonly key: string
  /** Units per window, as Microsoft documents them. */
  readonly limit: number
  readonly windowMs: number
  /** The share of the limit that all workers together keep to, 0 to 1. */
  readonly paceShare: number
  /** Units drawn from `from` on and before `until`, which lie a window apart. */
  readonly used: number
  readonly from: Instant
  readonly until: Instant
  /** The end of a Retry-After window that is open, and what was answered with it. */
  readonly blockedUntil: Instant | null
  readonly blockedBecause: string | null
}

/** Tenths of a window that the rows keep apart. */
export const SLOTS = 10

/**
 * Quotas on which something was drawn lately, or which are closed: those that all customers share, and of the run's customers (`all`: of
 * every customer) the most used. Quotas that rest are left out by the moment from which they are free again, so that of ten thousand customers
 * only those at work are summed.
 */
export async function listQuotaUse(db: Db, run: RunId | 'all', nowMs: number, limit: number): Promise<readonly QuotaUse[]> {
  const { rows } = await sql<{
    key: string
    limit_units: number
    window_ms: number
    pace_share: number
    used: number
    until_slot: number
    blocked_until: Date | null
    blocked_because: string | null
  }>`
    with lately as (
      select q.*, floor(${nowMs}::float8 * ${SLOTS} / q.window_ms) as slot
      from quotas q
      where q.window_ms is not null and (q.next_free_ms > ${nowMs}::float8 - 2 * q.window_ms or q.blocked_until > to_timestamp(${nowMs}::float8 / 1000))
        and (q.key !~ '^graph:(writes|units):' or q.key like '%:app'
          or ${run === 'all'}
          or exists (select from run_customers c where c.run_id = ${run} and c.customer_id = split_part(q.key, ':', 3)))
    ), summed as (
      select l.*, (
          select coalesce(sum(value::float8), 0) from jsonb_each_text(l.recent)
          where key::float8 >= l.slot - ${SLOTS} and key::float8 < l.slot
        ) as drawn
      from lately l
    )
    select key, limit_units, window_ms, pace_share, drawn as used, slot as until_slot, blocked_until, blocked_because
    from summed
    order by (blocked_until > to_timestamp(${nowMs}::float8 / 1000)) is true desc, drawn / limit_units desc, key
    limit ${limit}`.execute(db)
  return rows.map((row) => {
    const untilMs = (row.until_slot * row.window_ms) / SLOTS
    const blockedUntil = toInstantOrNull(row.blocked_until)
    const isBlocked = blockedUntil !== null && blockedUntil > fromEpochMs(nowMs)
    return {
      key: row.key,
      limit: row.limit_units,
      windowMs: row.window_ms,
      paceShare: row.pace_share,
      used: row.used,
      from: fromEpochMs(untilMs - row.window_ms),
      until: fromEpochMs(untilMs),
      blockedUntil: isBlocked ? blockedUntil : null,
      blockedBecause: isBlocked ? row.blocked_because : null,
    }
  })
}
