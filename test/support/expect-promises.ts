import pg from 'pg'
import { expect } from 'vitest'
import { PromiseReport } from '../../src/cli/emulator-client.ts'
import type { RunningProduct } from './a-running-product.ts'

const BY_EMULATOR = ['P1', 'P2', 'P3', 'P4', 'P6', 'P9']

/**
 * The promise check of the emulator finds nothing, having looked at something for each promise (nothing checked is nothing
 * held), and our own record of attempts has no gap: each says what became of it (promise P7).
 */
export async function expectPromisesHeld({ practice, databaseUrl }: Pick<RunningProduct, 'practice' | 'databaseUrl'>): Promise<void> {
  const report = await practice.call('GET', '/emulator/promise-check', PromiseReport)
  const broken = BY_EMULATOR.filter((promise) => report[promise]?.held !== true || report[promise].checked === 0)
  expect(broken.map((promise) => ({ promise, ...report[promise] }))).toEqual([])
  expect(await listOpenAttempts(databaseUrl)).toEqual([])
}

/** Attempts of finished migrations of which nobody has said what became of them. */
async function listOpenAttempts(databaseUrl: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<object>(`
      select a.step, a.what, a.subject, a.outcome from attempts a join migrations m using (run_id, customer_id, decision)
      where m.state = 'done' and (a.outcome is null or a.outcome = 'unknown') order by a.id`)
    return rows
  } finally {
    await client.end()
  }
}
