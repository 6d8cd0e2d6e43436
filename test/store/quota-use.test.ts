import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Quota } from '../../src/domain/budget.ts'
import { id, type RunId } from '../../src/domain/id.ts'
import { epochMs, instant, plusMs } from '../../src/domain/instant.ts'
import { createVirtualClock } from '../../src/durable/virtual-clock.ts'
import { createBudget } from '../../src/store/budget.ts'
import { openDatabase } from '../../src/store/database.ts'
import { listQuotaUse } from '../../src/store/quota-use.ts'
import { withDatabase } from '../support/postgres.ts'

const database = withDatabase()
const START = instant('2026-01-15T00:00:00Z')
const RUN = id<RunId>('r-1')
const APP: Quota = { key: 'graph:writes:app', limit: 100, windowMs: 10_000 }
const OURS: Quota = { key: 'graph:writes:c1', limit: 50, windowMs: 10_000 }
const STRANGER: Quota = { key: 'graph:writes:c2', limit: 50, windowMs: 10_000 }

beforeAll(async () => {
  await database.pool.query(`
    insert into snapshots values ('s-1', now(), now(), 'complete', 'test');
    insert into plans values ('p-1', 'h', '{}', 's-1', now(), 'test');
    insert into runs values ('r-1', 'p-1', 'running', now(), 'test');
    insert into run_customers values ('r-1', 'c1', 'Contoso', 'contoso.example', 'p-1', 'h', 0, null, now())`)
})

beforeEach(() => database.pool.query('delete from quotas'))

function world(share: number) {
  const clock = createVirtualClock(START)
  const db = openDatabase(database.pool)
  return { clock, budget: createBudget(db, clock, share), look: () => listQuotaUse(db, RUN, epochMs(clock.now()), 10) }
}

/** Draws one unit as often as it may for `ms`, and one more that waits; gives the moments. */
async function draw(quota: Quota, ms: number, { clock, budget }: ReturnType<typeof world>): Promise<readonly number[]> {
  const sent: number[] = []
  const end = epochMs(clock.now()) + ms
  for (;;) {
    const from = await budget.reserve([{ quota, cost: 1 }])
    sent.push(epochMs(from))
    if (epochMs(from) >= end) break
    if (from > clock.now()) clock.advanceTo(from)
  }
  clock.advanceTo(plusMs(START, end - epochMs(START)))
  return sent
}

test.each([1, 0.75])('says what was drawn over the last whole window, wherever it is asked (share %d)', async (share) => {
  const at = world(share)
  const sent: number[] = []
  for (const ms of [3_300, 5_700, 14_100, 900]) {
    sent.push(...(await draw(APP, ms, at)))
    const [quota] = await at.look()
    const [from, until] = [epochMs(quota?.from ?? START), epochMs(quota?.until ?? START)]
    expect(until - from).toBe(APP.windowMs)
    expect(epochMs(at.clock.now()) - until).toBeLessThan(APP.windowMs / 10)
    expect(quota?.used).toBe(sent.filter((each) => each >= from && each < until).length)
    expect(quota?.used).toBeLessThanOrEqual(APP.limit)
  }
})

test('says nothing of a quota that has rested for two windows, and keeps no more than two windows of it', async () => {
  const at = world(1)
  await draw(APP, 25_000, at)
  at.clock.advanceTo(plusMs(at.clock.now(), 60_000))
  expect(await at.look()).toEqual([])
  await at.budget.reserve([{ quota: APP, cost: 1 }])
  const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from quotas, jsonb_object_keys(recent)`)
  expect(rows).toEqual([{ n: 1 }])
})

test('says when a quota is closed and why, and shows that one first', async () => {
  const at = world(1)
  await at.budget.reserve([{ quota: APP, cost: 1 }])
  await at.budget.reserve([{ quota: OURS, cost: 1 }])
  await at.budget.block(OURS, plusMs(START, 30_000), 'batch was answered 429')
  expect(await at.look()).toMatchObject([
    { key: OURS.key, blockedUntil: '2026-01-15T00:00:30.000Z', blockedBecause: 'batch was answered 429' },
    { key: APP.key, blockedUntil: null, blockedBecause: null },
  ])
})

test('shows quotas of the run’s own customers and no others', async () => {
  const at = world(1)
  for (const quota of [APP, OURS, STRANGER]) await at.budget.reserve([{ quota, cost: 1 }])
  expect((await at.look()).map(({ key }) => key).toSorted()).toEqual([APP.key, OURS.key])
})

test('says of every customer, where no run is asked for', async () => {
  const { clock, budget } = world(1)
  const db = openDatabase(database.pool)
  for (const quota of [APP, OURS, STRANGER]) await budget.reserve([{ quota, cost: 1 }])
  clock.advanceTo(plusMs(START, 2000))
  const found = await listQuotaUse(db, 'all', epochMs(clock.now()), 10)
  expect(found.map(({ key }) => key).sort()).toEqual([APP.key, OURS.key, STRANGER.key])
})
