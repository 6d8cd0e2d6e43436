import { createHash } from 'node:crypto'
import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { id, type CustomerId, type SnapshotId } from '../../src/domain/id.ts'
import { instant } from '../../src/domain/instant.ts'
import { countCustomers, listCustomersOfBook } from '../../src/store/book-customers.ts'
import {
  countSubscriptions,
  listSubscriptions,
  type SubscriptionFilter,
  type SubscriptionSort,
} from '../../src/store/book-subscriptions.ts'
import { openDatabase, type Db } from '../../src/store/database.ts'
import { findUsers } from '../../src/store/find-users.ts'
import { withDatabase } from '../support/postgres.ts'

const database = withDatabase()
const BOOK = id<SnapshotId>('s-2')
const CUSTOMERS = 1000
const PAGE = { offset: 0, limit: 50 }
let db: Db
const asked: { readonly text: string; readonly values: readonly unknown[] }[] = []

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

/** Two books of five thousand subscriptions: a list is of one. */
beforeAll(async () => {
  db = openDatabase(recording(database.pool))
  for (const book of ['s-1', 's-2']) {
    await database.pool.query(`insert into snapshots (id, taken_at, state, requested_by) values ($1, now(), 'complete', 'test')`, [book])
    await database.pool.query(
      `insert into snapshot_customers (snapshot_id, customer_id, name, domain, name_key, state, is_affected, retired, to_replace, retired_seats)
       select $1, 'c' || n, 'Customer ' || n, 'c' || n || '.example', 'customer ' || lpad(n::text, 5, '0'), 'read', n % 10 = 0, 1, 1, n
       from generate_series(1, $2::int) n`,
      [book, CUSTOMERS],
    )
    await database.pool.query(
      `insert into snapshot_subscriptions (snapshot_id, customer_id, subscription_id, customer_name, domain, offer_name, offer_id, family, status,
         status_text, quantity, assigned, enabled, inactive, auto_renew, ends_at_term, is_trial, term_ends_at, retirement, to_replace, customer_key,
         product_key, search, ids)
       select $1, 'c' || n, 'sub-' || n || '-' || m, 'Customer ' || n, 'c' || n || '.example', 'Product ' || m, 'offer-' || m, 'nce',
         case when n % 50 = 0 then 'suspended' else 'active' end, 'active', n, case when n % 3 = 0 then n / 2 end, case when n % 3 = 0 then n end,
         case when n % 3 = 0 then n % 11 end, m % 2 = 0, false, false, timestamptz '2026-01-01' + make_interval(hours => n * m),
         case when m <= 3 and n % 2 = 0 then 'retired-' || n % 8 end, m = 1, 'customer ' || lpad(n::text, 5, '0'), 'product ' || m,
         md5('name' || n), '=' || md5('id' || n || '-' || m)
       from generate_series(1, $2::int) n cross join generate_series(1, 5) m`,
      [book, CUSTOMERS],
    )
    await database.pool.query(
      `insert into snapshot_holders (snapshot_id, customer_id, user_id, user_principal_name, display_key, body)
       select $1, 'c' || n, 'u' || n || '-' || m, 'user' || m || '@c' || n || '.example', 'person ' || n || ' ' || m,
         jsonb_build_object('displayName', 'Person ' || n || ' ' || m)
       from generate_series(1, $2::int) n cross join generate_series(1, 5) m`,
      [book, CUSTOMERS],
    )
  }
  await database.pool.query('vacuum analyze')
}, 60_000)

/** The same pool, with what it was asked. */
function recording(pool: pg.Pool): pg.Pool {
  const connect = async () => {
    const client = await pool.connect()
    const query = (what: { readonly text: string; readonly values: readonly unknown[] } | string, values?: readonly unknown[]) => {
      asked.push(typeof what === 'string' ? { text: what, values: values ?? [] } : what)
      return typeof what === 'string' ? client.query(what, [...(values ?? [])]) : client.query({ ...what, values: [...what.values] })
    }
    return { query, release: (error?: Error | boolean) => client.release(error) }
  }
  return { connect, end: () => pool.end() } as unknown as pg.Pool
}

/** Which indexes the last question is answered from, and how many rows of tables were looked at for it. */
async function plans(ask: () => Promise<unknown>, isLarge = false): Promise<readonly Plan[]> {
  asked.length = 0
  await ask()
  const found: Plan[] = []
  const client = await database.pool.connect()
  try {
    // Of a book ten times as large, no table is read as a whole.
    await client.query(`set enable_seqscan = ${isLarge ? 'off' : 'on'}`)
    for (const { text, values } of asked) {
      const { rows } = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(`explain (analyze, format json) ${text}`, [
        ...values,
      ])
      found.push(summed(rows[0]?.['QUERY PLAN'][0]?.Plan))
    }
    await client.query('reset enable_seqscan')
  } finally {
    client.release()
  }
  return found
}

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Node[]
}

interface Plan {
  readonly indexes: readonly string[]
  /** Of the large tables, read as a whole. */
  readonly scanned: readonly string[]
  readonly rows: number
  readonly sorted: number
}

function summed(node: Node | undefined): Plan {
  if (!node) return { indexes: [], scanned: [], rows: 0, sorted: 0 }
  const below = (node.Plans ?? []).map(summed)
  const own = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
  const isScan = node['Node Type'].includes('Scan') && node['Relation Name'] !== undefined
  const large = ['snapshot_subscriptions', 'snapshot_customers', 'snapshot_holders'].includes(node['Relation Name'] ?? '')
  return {
    indexes: [...(node['Index Name'] ? [node['Index Name']] : []), ...below.flatMap(({ indexes }) => indexes)],
    scanned: [
      ...(node['Node Type'] === 'Seq Scan' && large ? [node['Relation Name'] ?? ''] : []),
      ...below.flatMap(({ scanned }) => scanned),
    ],
    rows: (isScan ? own : 0) + below.reduce((sum, { rows }) => sum + rows, 0),
    sorted: Math.max(node['Node Type'].includes('Sort') ? own : 0, ...below.map(({ sorted }) => sorted)),
  }
}

const SORTS: readonly (readonly [SubscriptionSort, string])[] = [
  ['customer', 'snapshot_subscriptions_by_customer'],
  ['product', 'snapshot_subscriptions_by_product'],
  ['status', 'snapshot_subscriptions_by_status'],
  ['quantity', 'snapshot_subscriptions_by_quantity'],
  ['assigned', 'snapshot_subscriptions_by_assigned'],
  ['unassigned', 'snapshot_subscriptions_by_unassigned'],
  ['inactive', 'snapshot_subscriptions_by_inactive'],
  ['termEndsAt', 'snapshot_subscriptions_by_term_end'],
  ['retirement', 'snapshot_subscriptions_by_retirement'],
]

describe('a page of five thousand subscriptions', () => {
  test.each(SORTS)('by %s is read from its index, either way, and not sorted', async (by, index) => {
    for (const direction of ['asc', 'desc'] as const) {
      const [page] = (await plans(() => listSubscriptions(db, BOOK, {}, { by, direction }, PAGE))).filter(({ sorted }) => sorted > 0)
      expect(page?.indexes, direction).toContain(index)
      expect(page?.scanned).toEqual([])
      expect(page?.rows).toBeLessThan(500)
      // The page itself is put in order once its rows are there.
      expect(page?.sorted).toBeLessThanOrEqual(PAGE.limit)
    }
  })

  test.each<[string, SubscriptionFilter, number]>([
    ['a status and an order', { status: 'suspended' }, 500],
    ['one customer', { customer: id<CustomerId>('c77') }, 100],
    ['a retirement', { retirement: 'retired-2' }, 500],
  ])('cut down to %s reads few rows', async (_what, filter, most) => {
    const all = await plans(async () => {
      await countSubscriptions(db, BOOK, filter)
      await listSubscriptions(db, BOOK, filter, { by: 'customer', direction: 'asc' }, PAGE)
    })
    expect(all.length).toBeGreaterThan(1)
    for (const { scanned, rows } of all) {
      expect(scanned).toEqual([])
      expect(rows).toBeLessThan(most)
    }
  })

  test.each([
    ['a part of a name', md5('name77').slice(3, 12)],
    ['an id', md5('id500-1')],
  ])('is found by %s from the index of trigrams', async (_what, text) => {
    const all = await plans(async () => {
      expect(await listSubscriptions(db, BOOK, { text }, { by: 'quantity', direction: 'desc' }, PAGE)).not.toEqual([])
    }, true)
    for (const { indexes } of all) expect(indexes).toContain('snapshot_subscriptions_search')
  })

  test('is the same piece by piece as at once, where what is not known is in between', async () => {
    for (const direction of ['asc', 'desc'] as const) {
      const order = { by: 'assigned', direction } as const
      const whole = await listSubscriptions(db, BOOK, {}, order, { offset: 0, limit: 10_000 })
      const pieces = await Promise.all(
        Array.from({ length: 8 }, (_, at) => listSubscriptions(db, BOOK, {}, order, { offset: at * 700, limit: 700 })),
      )
      expect(pieces.flat().map((each) => each.id)).toEqual(whole.map((each) => each.id))
      expect(whole).toHaveLength(5 * CUSTOMERS)
      const known = whole.findIndex(({ assigned }) => assigned === null)
      expect(whole.slice(known).every(({ assigned }) => assigned === null)).toBe(true)
      expect(known).toBe(5 * Math.floor(CUSTOMERS / 3))
    }
  })

  test('is counted once', async () => {
    const count = async () => countSubscriptions(db, BOOK, { family: 'nce', status: 'active' })
    const first = await count()
    asked.length = 0
    expect(await count()).toBe(first)
    expect(asked).toEqual([])
  })
})

test('a page of customers is read from the index of names, and what becomes of them is looked up for those alone', async () => {
  const now = instant('2026-01-15T00:00:00Z')
  const [page] = await plans(() => listCustomersOfBook(db, BOOK, {}, { by: 'name', direction: 'desc' }, PAGE, now))
  expect(page?.indexes).toContain('snapshot_customers_by_name')
  expect(page?.rows).toBeLessThan(500)
  expect(await countCustomers(db, BOOK, { state: 'no-plan' }, now)).toBe(CUSTOMERS)
})

test.each([
  ['user principal name', 'user3@c77', 'snapshot_holders_by_name'],
  ['display name', 'person 77 ', 'snapshot_holders_by_display_name'],
  ['last name', '3 person 77', 'snapshot_holders_by_last_name'],
  ['domain', '@c77.ex', 'snapshot_holders_by_domain'],
])('users are found by the beginning of a %s from its index', async (_what, beginning, index) => {
  const [found] = await plans(async () => expect((await findUsers(db, BOOK, beginning, 20)).length).toBeGreaterThan(0), true)
  expect(found?.indexes).toContain(index)
  expect(found?.scanned).toEqual([])
  expect(found?.rows).toBeLessThan(200)
})
