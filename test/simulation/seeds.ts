import { expect, test } from 'vitest'
import { withDatabase } from '../support/postgres.ts'
import { simulateSeed } from './simulate-seed.ts'

const AT_ONCE = 20
const PROMISES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P9']

/** A test for every twenty seeds from `first` to `last`. */
export function testSeeds(first: number, last: number): void {
  const database = withDatabase()
  const ranges = Array.from({ length: Math.ceil((last - first + 1) / AT_ONCE) }, (_, n) => first + n * AT_ONCE)

  test.for(ranges)('every promise holds in twenty seeds from %i on, whatever goes wrong', { timeout: 600_000 }, async (from) => {
    const checked = new Map<string, number>()
    for (let seed = from; seed < from + AT_ONCE; seed += 1) {
      const played = await simulateSeed(seed, database.pool)
      expect(played.violations, `npm run simulate -- --seed ${seed}`).toEqual([])
      for (const [promise, count] of played.checked) checked.set(promise, (checked.get(promise) ?? 0) + count)
    }
    expect(PROMISES.filter((promise) => !checked.has(promise))).toEqual([])
  })
}
