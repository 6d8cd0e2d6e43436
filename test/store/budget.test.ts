import type pg from 'pg'
import { describe, expect, test } from 'vitest'
import type { Quota } from '../../src/domain/budget.ts'
import { epochMs, instant, plusMs } from '../../src/domain/instant.ts'
import { createVirtualClock } from '../../src/durable/virtual-clock.ts'
import { createBudget } from '../../src/store/budget.ts'
import { openDatabase } from '../../src/store/database.ts'
import { withDatabase } from '../support/postgres.ts'

const database = withDatabase()
const START = instant('2026-01-15T00:00:00Z')

function quota(own: Partial<Quota> = {}): Quota {
  return { key: `q${Math.random()}`, limit: 100, windowMs: 10_000, ...own }
}

/** Reserves until `ms` have passed, moving the clock to when each reservation may be sent; says when each was. */
async function sendFor(ms: number, share: number, cost: number, own: Quota): Promise<readonly number[]> {
  const clock = createVirtualClock(START)
  const budget = createBudget(openDatabase(database.pool), clock, share)
  const sent: number[] = []
  while (epochMs(clock.now()) < epochMs(START) + ms) {
    const from = await budget.reserve([{ quota: own, cost }])
    if (from > clock.now()) clock.advanceTo(from)
    sent.push(epochMs(clock.now()) - epochMs(START))
  }
  return sent
}

describe('pacing', () => {
  test.each([
    [1, 1],
    [1, 20],
    [0.98, 1],
    [0.75, 1],
    [0.75, 20],
    [0.5, 7],
  ])('with share %d and calls of %d units, no window of any position holds more than the limit', async (share, cost) => {
    const own = quota()
    const sent = await sendFor(35_000, share, cost, own)
    for (const start of sent) {
      const units = sent.filter((at) => at >= start && at < start + own.windowMs).length * cost
      expect(units).toBeLessThanOrEqual(own.limit)
    }
  })

  test('uses the share of the quota that it was given, over time', async () => {
    const sent = await sendFor(60_000, 0.75, 5, quota())
    const later = sent.filter((at) => at >= 20_000 && at < 60_000).length * 5
    expect(later).toBeGreaterThan(0.9 * 0.75 * 400)
    expect(later).toBeLessThanOrEqual(0.75 * 400 + 5)
  })

  test.each([
    [0.98, 'made up for', 970, 1000],
    [1, 'lost', 850, 930],
  ])('with share %d what short pauses leave unused is %s', async (share, _what, least, most) => {
    const clock = createVirtualClock(START)
    const budget = createBudget(openDatabase(database.pool), clock, share)
    const own = quota({ limit: 1000 })
    const elapsed = (): number => epochMs(clock.now()) - epochMs(START)
    let sent = 0
    for (let pauseAt = 1000; elapsed() < own.windowMs;) {
      const from = await budget.reserve([{ quota: own, cost: 1 }])
      if (from > clock.now()) clock.advanceTo(from)
      if (elapsed() < own.windowMs) sent += 1
      if (elapsed() < pauseAt) continue
      clock.advanceTo(plusMs(clock.now(), 100))
      pauseAt += 1000
    }
    expect(sent).toBeGreaterThanOrEqual(least)
    expect(sent).toBeLessThanOrEqual(most)
  })

  test('two workers draw on one quota', async () => {
    const own = quota()
    const clock = createVirtualClock(START)
    const one = createBudget(openDatabase(database.pool), clock, 1)
    const other = createBudget(openDatabase(database.pool), clock, 1)
    const times = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? one : other).reserve([{ quota: own, cost: 1 }])))
    expect(new Set(times).size).toBe(10)
    expect(
      times
        .map(epochMs)
        .sort((a, b) => a - b)
        .at(-1),
    ).toBe(epochMs(START) + 900)
  })

  test('a Retry-After window holds for every worker, survives, and is never shortened', async () => {
    const own = quota()
    const clock = createVirtualClock(START)
    const budget = () => createBudget(openDatabase(database.pool), clock, 1)
    await budget().block(own, plusMs(START, 40_000), 'told so')
    await budget().block(own, plusMs(START, 5_000), 'told so again')
    expect(await budget().blockedUntil([quota(), own])).toBe(plusMs(START, 40_000))
    expect(await budget().reserve([{ quota: own, cost: 1 }])).toBe(plusMs(START, 40_000))
    clock.advanceTo(plusMs(START, 40_000))
    expect(await budget().blockedUntil([own])).toBeUndefined()
  })
})

test('a Retry-After window that was told of while the database was away holds, and is told to the others when it is back', async () => {
  const clock = createVirtualClock(START)
  let isAway = true
  const connect = () => (isAway ? Promise.reject(new Error('away')) : database.pool.connect())
  const budget = createBudget(openDatabase({ connect, end: () => Promise.resolve() } as unknown as pg.Pool), clock, 1)
  const own = quota()
  const until = plusMs(START, 60_000)
  await expect(budget.block(own, until, 'answered 429')).rejects.toThrow('away')
  await expect(budget.reserve([{ quota: own, cost: 1 }])).rejects.toThrow('away')
  isAway = false
  expect(await budget.reserve([{ quota: own, cost: 1 }])).toBe(until)
  expect(await createBudget(openDatabase(database.pool), clock, 1).blockedUntil([own])).toBe(until)
})
