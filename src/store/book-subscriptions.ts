import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { BookSubscription } from '../domain/book.ts'
import type { CustomerId, RetirementId, SkuId, SnapshotId, SubscriptionId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { NextTerm, Subscription } from '../domain/snapshot.ts'
import { sortKey } from '../domain/sort-key.ts'
import { beginningWith, containing, findId } from './containing.ts'
import { countOnce } from './count-once.ts'
import type { Database, Db } from './database.ts'
import { fromJson, toInstantOrNull } from './row.ts'

/** Only these; what is left out does not count. */
export interface SubscriptionFilter {
  /** Part of a customer's name or domain, or of the offer's name; an id, or its beginning. */
  readonly text?: string | undefined
  /** `any`: whatever is retired; `none`: what is not. */
  readonly retirement?: string | undefined
  readonly status?: string | undefined
  readonly family?: string | undefined
  readonly tag?: string | undefined
  readonly customer?: CustomerId | undefined
  /** Its term ends then, and it is not renewed. */
  readonly expires?: Span | undefined
  /** Its term ends then, and it is renewed. */
  readonly renews?: Span | undefined
  readonly hasUnassigned?: boolean | undefined
}

/** From the one moment, up to and without the other. */
export interface Span {
  readonly from: Instant
  readonly until: Instant
}

/** What a list is sorted by, to its column. Of the nullable ones, what is not known comes last both ways. */
const COLUMNS = {
  customer: 'customer_key',
  product: 'product_key',
  status: 'status',
  quantity: 'quantity',
  assigned: 'assigned',
  unassigned: 'unassigned',
  inactive: 'inactive',
  termEndsAt: 'term_ends_at',
  retirement: 'retirement',
} as const
const NULLABLE: ReadonlySet<SubscriptionSort> = new Set(['assigned', 'unassigned', 'inactive', 'termEndsAt', 'retirement'])

export type SubscriptionSort = keyof typeof COLUMNS

export interface Order<Key extends string> {
  readonly by: Key
  readonly direction: 'asc' | 'desc'
}

export interface Slice {
  readonly offset: number
  readonly limit: number
}

/** With the open run that has it in hand, and the words for its customer. */
export interface ListedSubscription extends BookSubscription {
  readonly unassigned: number | null
  readonly run: string | null
  readonly tags: readonly string[]
}

/** How many of a complete snapshot fit. */
export async function countSubscriptions(db: Db, snapshot: SnapshotId, filter: SubscriptionFilter): Promise<number> {
  return count(db, conditions(snapshot, filter, true), filter)
}

/** Some of a complete snapshot's subscriptions, in an order that is always the same: by the key, then by customer, then by id. */
export async function listSubscriptions(
  db: Db,
  snapshot: SnapshotId,
  filter: SubscriptionFilter,
  { by, direction }: Order<SubscriptionSort>,
  { offset, limit }: Slice,
): Promise<readonly ListedSubscription[]> {
  const column = sql.ref(`t.${COLUMNS[by]}`)
  const read = async (extra: readonly RawBuilder<unknown>[], columns: readonly RawBuilder<unknown>[], way: Way, slice: Slice) => {
    const where = (areFew: boolean) => [...conditions(snapshot, filter, areFew), ...extra]
    return readSlice(db, where, { columns, way }, slice, await count(db, where(true), filter))
  }
  if (!NULLABLE.has(by)) return (await read([], by === 'customer' ? [] : [column], direction, { offset, limit })).rows
  const known = await read([sql`${column} is not null`], [column], direction, { offset, limit })
  if (known.rows.length === limit) return known.rows
  const rest = { offset: Math.max(0, offset - known.total), limit: limit - known.rows.length }
  return [...known.rows, ...(await read([sql`${column} is null`], [], 'asc', rest)).rows]
}

type Way = 'asc' | 'desc'
type Where = (areFew: boolean) => readonly RawBuilder<unknown>[]

/** Nothing is added to a complete snapshot; words for customers come and go. */
async function count(db: Db, where: readonly RawBuilder<unknown>[], filter: SubscriptionFilter): Promise<number> {
  const query = sql<{ n: number }>`select count(*)::int as n from snapshot_subscriptions t where ${sql.join(where, sql` and `)}`
  return countOnce(db, query, filter.tag === undefined)
}

/** @param areFew they may be found by their text first; of many, each is looked at in the order's turn */
function conditions(snapshot: SnapshotId, filter: SubscriptionFilter, areFew: boolean): readonly RawBuilder<unknown>[] {
  const { text, retirement, status, family, tag, customer, expires, renews, hasUnassigned } = filter
  return [
    sql`t.snapshot_id = ${snapshot}`,
    ...(text === undefined ? [] : [hasText(text, areFew)]),
    ...(retirement === undefined ? [] : [retiredBy(retirement)]),
    ...(status === undefined ? [] : [sql`t.status = ${status}`]),
    ...(family === undefined ? [] : [sql`t.family = ${family}`]),
    ...(tag === undefined ? [] : [sql`t.customer_id in (select g.customer_id from customer_tags g where g.tag = ${tag})`]),
    ...(customer === undefined ? [] : [sql`t.customer_id = ${customer}`]),
    ...(expires === undefined ? [] : [sql`(not t.auto_renew or t.ends_at_term)`, endsIn(expires)]),
    ...(renews === undefined ? [] : [sql`t.auto_renew and not t.ends_at_term`, endsIn(renews)]),
    ...(hasUnassigned === true ? [sql`t.unassigned > 0`] : []),
  ]
}

/**
 * A statement is planned once for whatever text comes. From `like` PostgreSQL concludes that few have it, and reads the index of texts; from
 * a comparison that many have, and reads the order's.
 */
function hasText(text: string, areFew: boolean): RawBuilder<unknown> {
  const id = findId(text)
  if (areFew) {
    const isNamed = sql`t.search like ${containing(text)}`
    return id === undefined ? isNamed : sql`(${isNamed} or t.ids like ${`%=${beginningWith(id)}`})`
  }
  const isNamed = sql`strpos(t.search, ${sortKey(text)}) > 0`
  return id === undefined ? isNamed : sql`(${isNamed} or strpos(t.ids, ${`=${id}`}) > 0)`
}

function retiredBy(retirement: string): RawBuilder<unknown> {
  if (retirement === 'any') return sql`t.retirement is not null`
  return retirement === 'none' ? sql`t.retirement is null` : sql`t.retirement = ${retirement}`
}

function endsIn({ from, until }: Span): RawBuilder<unknown> {
  return sql`t.status <> 'deleted' and t.term_ends_at >= ${from} and t.term_ends_at < ${until}`
}

interface Sorting {
  readonly columns: readonly RawBuilder<unknown>[]
  readonly way: Way
}

function inOrder({ columns, way }: Sorting): RawBuilder<unknown> {
  const all = [...columns, sql.ref('t.customer_key'), sql.ref('t.customer_id'), sql.ref('t.subscription_id')]
  return sql.join(all.map((column) => sql`${column} ${sql.raw(way)}`))
}

/** So few are found first and sorted then; of more, the order's index is read until the slice is full. */
const FEW = 300

/** What is nearer to the end is read from there. */
async function readSlice(
  db: Db,
  where: Where,
  sorting: Sorting,
  { offset, limit }: Slice,
  total: number,
): Promise<{ readonly rows: readonly ListedSubscription[]; readonly total: number }> {
  const size = Math.min(limit, total - offset)
  if (size <= 0) return { rows: [], total }
  const after = total - offset - size
  if (after >= offset) return { rows: await readRows(db, where, sorting, { offset, limit: size }, total), total }
  const backwards = { ...sorting, way: sorting.way === 'asc' ? 'desc' : 'asc' } as const
  return { rows: (await readRows(db, where, backwards, { offset: after, limit: size }, total)).toReversed(), total }
}

async function readRows(
  db: Db,
  where: Where,
  sorting: Sorting,
  { offset, limit }: Slice,
  total: number,
): Promise<readonly ListedSubscription[]> {
  const order = inOrder(sorting)
  const areFew = total <= FEW
  const keys = sql.join([sql`t.snapshot_id, t.customer_id, t.subscription_id, t.customer_key`, ...sorting.columns])
  const all = sql`select ${keys} from snapshot_subscriptions t where ${sql.join(where(areFew), sql` and `)}`
  const slice = sql`order by ${order} limit ${limit} offset ${offset}`
  const page = areFew ? sql`found as materialized (${all}), page as (select * from found t ${slice})` : sql`page as (${all} ${slice})`
  const { rows } = await sql<SubscriptionRow>`
    with ${page}
    select t.*, s.run_id,
      array(select g.tag from customer_tags g where g.customer_id = t.customer_id order by g.tag) as tags
    from page
    join snapshot_subscriptions t using (snapshot_id, customer_id, subscription_id)
    left join claimed_subscriptions s on s.customer_id = t.customer_id and s.subscription_id = t.subscription_id
    order by ${order}`.execute(db)
  return rows.map(toListed)
}

type SubscriptionRow = Selectable<Database['snapshot_subscriptions']> & {
  readonly run_id: string | null
  readonly tags: readonly string[]
}

function toListed(row: SubscriptionRow): ListedSubscription {
  return {
    customer: { id: row.customer_id as CustomerId, name: row.customer_name, domain: row.domain },
    id: row.subscription_id as SubscriptionId,
    offerName: row.offer_name,
    offerId: row.offer_id,
    family: row.family as Subscription['family'],
    status: row.status as Subscription['status'],
    statusText: row.status_text,
    quantity: row.quantity,
    skuId: row.sku_id as SkuId | null,
    assigned: row.assigned,
    enabled: row.enabled,
    unassigned: row.unassigned,
    inactive: row.inactive,
    autoRenew: row.auto_renew,
    endsAtTerm: row.ends_at_term,
    ...(row.next_term === null ? {} : { nextTerm: fromJson<NextTerm>(row.next_term) }),
    termDuration: row.term_duration,
    billingCycle: row.billing_cycle,
    parentSubscription: row.parent_id as SubscriptionId | null,
    isTrial: row.is_trial,
    termEndsAt: toInstantOrNull(row.term_ends_at),
    cancellableUntil: toInstantOrNull(row.cancellable_until),
    retirement: row.retirement as RetirementId | null,
    toReplace: row.to_replace,
    run: row.run_id,
    tags: row.tags,
  }
}
