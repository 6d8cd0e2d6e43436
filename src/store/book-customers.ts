import { sql, type RawBuilder } from 'kysely'
import type { CustomerId, SnapshotId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Reason } from '../domain/run.ts'
import type { BuyingSegment, Customer } from '../domain/snapshot.ts'
import type { Order, Slice } from './book-subscriptions.ts'
import { beginningWith, containing, findId } from './containing.ts'
import { CUSTOMER_STATES, PLAN, progressTables, STATE, WITH_PROGRESS, type CustomerState } from './customer-progress.ts'
import type { Db } from './database.ts'
import { fromJson, toInstantOrNull } from './row.ts'

/** Only these; what is left out does not count. */
export interface CustomerFilter {
  /** Part of the name or the domain; the id, or its beginning. */
  readonly text?: string | undefined
  readonly tag?: string | undefined
  /** With something retired, or with nothing, as far as it was read. */
  readonly isAffected?: boolean | undefined
  readonly state?: CustomerState | undefined
  /** This one alone. */
  readonly customer?: CustomerId | undefined
}

export type CustomerSort = 'name' | 'seats' | 'termEndsAt' | 'state'

export interface ListedCustomer {
  readonly customer: Customer
  readonly market: string | null
  readonly segment: BuyingSegment | null
  readonly tags: readonly string[]
  readonly isAffected: boolean
  /** Null, as the other figures: not read. */
  readonly subscriptions: number | null
  readonly retired: number | null
  readonly toReplace: number | null
  readonly retiredSeats: number | null
  readonly retiredEndsAt: Instant | null
  readonly state: CustomerState
  /** What the state comes from, where it comes from one. */
  readonly plan: string | null
  readonly run: string | null
  readonly reason: Reason | null
  /** Why it could not be read. */
  readonly error: string | null
}

/** How many of a snapshot fit. */
export async function countCustomers(db: Db, snapshot: SnapshotId, filter: CustomerFilter, now: Instant): Promise<number> {
  const { rows } =
    filter.state === undefined
      ? await sql<{ n: number }>`select count(*)::int as n ${from(snapshot, filter)}`.execute(db)
      : await sql<{ n: number }>`
          with base as (select ${COLUMNS} ${from(snapshot, filter)}), ${progressTables(now)}
          select count(*)::int as n ${WITH_PROGRESS} where ${STATE} = ${filter.state}`.execute(db)
  return rows[0]?.n ?? 0
}

/** By the key, then by name, then by id. What becomes of a customer is looked up for those that are shown, unless the order or the filter wants it of all. */
export async function listCustomersOfBook(
  db: Db,
  snapshot: SnapshotId,
  filter: CustomerFilter,
  { by, direction }: Order<CustomerSort>,
  { offset, limit }: Slice,
  now: Instant,
): Promise<readonly ListedCustomer[]> {
  const wantsAll = by === 'state' || filter.state !== undefined
  const order = orderOf(by, direction)
  const page = sql`order by ${order} limit ${limit} offset ${offset}`
  const { rows } = await sql<CustomerRow>`
    with base as (select ${COLUMNS} ${from(snapshot, filter)} ${wantsAll ? sql`` : page}), ${progressTables(now)}
    select c.*, array(select g.tag from customer_tags g where g.customer_id = c.customer_id order by g.tag) as tags,
      ${STATE} as progress, ${PLAN} as plan_id, case when ${PLAN} is null then r.run_id end as run_id, case when ${PLAN} is null then r.reason end as reason
    ${WITH_PROGRESS} where ${filter.state === undefined ? sql`true` : sql`${STATE} = ${filter.state}`}
    ${wantsAll ? page : sql`order by ${order}`}`.execute(db)
  return rows.map(toListed)
}

/** Ids of all that fit. */
export async function listCustomerIds(db: Db, snapshot: SnapshotId, filter: CustomerFilter, now: Instant): Promise<readonly CustomerId[]> {
  const { rows } = await sql<{ customer_id: CustomerId }>`
    with base as (select ${COLUMNS} ${from(snapshot, filter)}), ${progressTables(now)}
    select c.customer_id ${WITH_PROGRESS} where ${filter.state === undefined ? sql`true` : sql`${STATE} = ${filter.state}`}
    order by c.customer_id`.execute(db)
  return rows.map((row) => row.customer_id)
}

/** Not the body, which may be large. */
const COLUMNS = sql`c.customer_id, c.name, c.domain, c.name_key, c.state, c.is_affected, c.error, c.market, c.segment, c.subscriptions, c.retired,
  c.to_replace, c.retired_seats, c.retired_ends_at`

function from(snapshot: SnapshotId, { text, tag, isAffected, customer }: CustomerFilter): RawBuilder<unknown> {
  const conditions = [
    sql`c.snapshot_id = ${snapshot}`,
    ...(text === undefined ? [] : [hasText(text)]),
    ...(tag === undefined ? [] : [sql`c.customer_id in (select g.customer_id from customer_tags g where g.tag = ${tag})`]),
    ...(isAffected === undefined ? [] : [sql`c.is_affected = ${isAffected}`]),
    ...(customer === undefined ? [] : [sql`c.customer_id = ${customer}`]),
  ]
  return sql`from snapshot_customers c where ${sql.join(conditions, sql` and `)}`
}

function hasText(text: string): RawBuilder<unknown> {
  const pattern = containing(text)
  const id = findId(text)
  const isNamed = sql`c.name_key like ${pattern} or lower(c.domain) like ${pattern}`
  return id === undefined ? sql`(${isNamed})` : sql`(${isNamed} or c.customer_id like ${beginningWith(id)})`
}

const LAST = sql`c.name_key, c.customer_id`

function orderOf(by: CustomerSort, direction: 'asc' | 'desc'): RawBuilder<unknown> {
  const way = sql.raw(direction)
  switch (by) {
    case 'name':
      return sql`c.name_key ${way}, c.customer_id ${way}`
    case 'seats':
      return sql`c.retired_seats ${way} nulls last, ${LAST}`
    case 'termEndsAt':
      return sql`c.retired_ends_at ${way} nulls last, ${LAST}`
    case 'state':
      return sql`array_position(${[...CUSTOMER_STATES]}::text[], ${STATE}) ${way}, ${LAST}`
  }
}

interface CustomerRow {
  readonly customer_id: string
  readonly name: string
  readonly domain: string
  readonly state: 'listed' | 'read' | 'failed'
  readonly is_affected: boolean
  readonly error: string | null
  readonly market: string | null
  readonly segment: string | null
  readonly subscriptions: number | null
  readonly retired: number | null
  readonly to_replace: number | null
  readonly retired_seats: number | null
  readonly retired_ends_at: Date | null
  readonly tags: readonly string[]
  readonly progress: CustomerState
  readonly plan_id: string | null
  readonly run_id: string | null
  readonly reason: unknown
}

function toListed(row: CustomerRow): ListedCustomer {
  return {
    customer: { id: row.customer_id as CustomerId, name: row.name, domain: row.domain },
    market: row.market,
    segment: row.segment as BuyingSegment | null,
    tags: row.tags,
    isAffected: row.is_affected,
    subscriptions: row.subscriptions,
    retired: row.retired,
    toReplace: row.to_replace,
    retiredSeats: row.retired_seats,
    retiredEndsAt: toInstantOrNull(row.retired_ends_at),
    state: row.progress,
    plan: row.plan_id,
    run: row.run_id,
    reason: row.reason === null ? null : fromJson<Reason>(row.reason),
    error: row.state === 'read' ? null : (row.error ?? 'it was not read'),
  }
}
