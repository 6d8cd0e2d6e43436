import { setTimeout as realPause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Budget, Quota } from '../domain/budget.ts'
import type { Clock } from '../domain/clock.ts'
import { epochMs, fromEpochMs, SECOND_MS, type Instant } from '../domain/instant.ts'
import { untilAnswered } from './database-away.ts'
import type { Db } from './database.ts'
import { SLOTS } from './quota-use.ts'
import { toInstant } from './row.ts'

/**
 * Quotas paced by the generic cell rate algorithm, one row each, shared by every worker through Postgres.
 *
 * With share s of a limit L per window W, a unit takes W / (s L), and up to (1 - s) L units may go ahead of their time:
 * so any window holds at most s L + (1 - s) L = L units, whatever its position. With s = 1 the pace is even and there is
 * no burst at all.
 *
 * The same upsert keeps what was drawn: units by tenth of a window, each in the tenth from which this quota lets the call go.
 * The last whole window is then the sum of ten of them, wherever it begins; tenths that are older are dropped on the way.
 *
 * @param pause between two attempts to tell of a window while the database is away, in ms of real time: the provider's clock may
 * stand still
 */
export function createBudget(db: Db, clock: Clock, share: number, pause: (ms: number) => Promise<void> = realPause): Budget {
  const untold = new Map<string, Window>()

  /** Windows that this process was told of while the database was away are kept here until the others can be told too. */
  async function tell(): Promise<void> {
    for (const [key, { until, reason }] of untold) {
      await sql`
        insert into quotas (key, blocked_until, blocked_because) values (${key}, ${until}, ${reason})
        on conflict (key) do update
        set blocked_until = greatest(quotas.blocked_until, excluded.blocked_until), blocked_because = excluded.blocked_because`.execute(db)
      if (untold.get(key)?.until === until) untold.delete(key)
    }
  }

  return {
    // Not waited for until it is on disk: every call of every worker goes through the application's row, and the next one waits for
    // this commit. A Postgres that crashes loses the turns of its last half second at most; a Retry-After window it never loses.
    async reserve(draws) {
      await tell()
      const now = epochMs(clock.now())
      const rows = [...draws]
        .sort((a, b) => (a.quota.key < b.quota.key ? -1 : 1))
        .map(({ quota, cost }) => ({
          key: quota.key,
          cost,
          took: cost * msPerUnit(quota, share),
          burst: burstMs(quota, share, cost),
          units: quota.limit,
          span: quota.windowMs,
        }))
      const { rows: reserved } = await sql<{ from_ms: number; blocked_until: Date | null }>`
        with draw as (
          select d.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            as d(key text, cost int, took float8, burst float8, units int, span float8), set_config('synchronous_commit', 'off', true)
        ), moved as (
          insert into quotas (key, next_free_ms, used, limit_units, window_ms, pace_share, recent)
          select key, ${now}::float8 + took, cost, units, span, ${share}::float8,
            jsonb_build_object(floor(${now}::float8 * ${SLOTS} / span)::bigint, cost)
          from draw order by key
          on conflict (key) do update
          set next_free_ms = greatest(quotas.next_free_ms, ${now}::float8) + (excluded.next_free_ms - ${now}::float8),
              used = quotas.used + excluded.used,
              limit_units = excluded.limit_units, window_ms = excluded.window_ms, pace_share = excluded.pace_share,
              recent = (
                select jsonb_object_agg(slot, units) from (
                  select slot, sum(units) as units from (
                    select key::bigint as slot, value::int as units from jsonb_each_text(quotas.recent)
                    where key::bigint > floor(${now}::float8 * ${SLOTS} / excluded.window_ms) - 2 * ${SLOTS}
                    union all
                    select floor(greatest(greatest(quotas.next_free_ms, ${now}::float8) - d.burst, ${now}::float8) * ${SLOTS} / excluded.window_ms)::bigint,
                      excluded.used
                    from draw d where d.key = excluded.key
                  ) as every_slot group by slot
                ) as kept
              )
          returning key, next_free_ms, blocked_until
        )
        select moved.next_free_ms - draw.took - draw.burst as from_ms, moved.blocked_until from moved join draw using (key)`.execute(db)
      return latest(now, reserved)
    },
    async blockedUntil(quotas) {
      await tell()
      const row = await db
        .selectFrom('quotas')
        .select((eb) => eb.fn.max('blocked_until').as('until'))
        .where(
          'key',
          'in',
          quotas.map((quota) => quota.key),
        )
        .executeTakeFirst()
      const until = row?.until ? toInstant(row.until) : undefined
      return until !== undefined && until > clock.now() ? until : undefined
    },
    async block({ key }, until, reason) {
      const known = untold.get(key)
      if (known === undefined || known.until < until) untold.set(key, { until, reason })
      // Not given up: another worker may take up what this call belongs to, and would not know.
      await untilAnswered(tell, (attempts) => (attempts <= AT_ONCE ? Promise.resolve() : pause(SECOND_MS)))
    },
  }
}

/** A connection that broke is replaced at once; so often, before it counts as an outage. */
const AT_ONCE = 5

interface Window {
  readonly until: Instant
  readonly reason: string
}

function msPerUnit(quota: Quota, share: number): number {
  return quota.windowMs / (quota.limit * share)
}

/** A call counts whole at its start, so its own cost comes off what may go ahead. */
function burstMs(quota: Quota, share: number, cost: number): number {
  return Math.max(0, (1 - share) * quota.limit - cost) * msPerUnit(quota, share)
}

function latest(now: number, reserved: readonly { readonly from_ms: number; readonly blocked_until: Date | null }[]): Instant {
  return fromEpochMs(Math.ceil(Math.max(now, ...reserved.flatMap((row) => [row.from_ms, row.blocked_until?.getTime() ?? now]))))
}
