import { expect, test } from 'vitest'
import { HOUR_MS, plusMs } from '../../src/domain/instant.ts'
import { createDbosDurable } from '../../src/durable/create-dbos-durable.ts'
import { createSystemClock } from '../../src/durable/system-clock.ts'
import { withDatabase } from '../support/postgres.ts'
import { definePhases } from './phases.ts'
import { clearTables, postgresJournal } from './postgres-journal.ts'
import { until } from './start-worker.ts'

const database = withDatabase()

test('what a phase asks for begins when it is due, long before the next scan', async () => {
  const { pool, url } = database
  await clearTables(pool)
  const clock = createSystemClock()
  const journal = postgresJournal(pool)
  const durable = createDbosDurable({ databaseUrl: url, pool, clock, applicationVersion: '0.0.1', scanEveryMs: HOUR_MS })
  definePhases(durable, { journal, worker: 'here', afterEffect: () => undefined })
  await durable.launch()
  const dueAt = plusMs(clock.now(), 300)
  const child = { id: 'child', kind: 'returns', lane: 'child', dueAt, input: {} }
  await durable.startPhase({ id: 'parent', kind: 'parent', lane: 'parent', dueAt: clock.now(), input: { children: [child] } })
  await until('the child to have run', async () => (await journal.lines()).length === 3)
  await durable.shutdown()
  const [first, , last] = await journal.lines()
  expect(first).toBe('parent parent')
  expect(last?.replace(/^.* at /, '') ?? '').toSatisfy((at: string) => at >= dueAt)
})
