import { expect, test } from 'vitest'
import { withDatabase } from '../support/postgres.ts'
import { testSeeds } from './seeds.ts'
import { simulateSeed } from './simulate-seed.ts'

// The short form, in two files that run side by side; the long one is: npm run simulate -- --seeds 1..20000

testSeeds(1, 100)

const database = withDatabase()

test('the same seed plays the same piece', { timeout: 120_000 }, async () => {
  const first = await simulateSeed(7, database.pool)
  const second = await simulateSeed(7, database.pool)
  const other = await simulateSeed(8, database.pool)
  expect(second.story).toEqual(first.story)
  expect(other.story).not.toEqual(first.story)
})
