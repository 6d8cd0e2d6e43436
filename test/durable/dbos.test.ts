import { once } from 'node:events'
import type { DbosDurable } from '../../src/durable/create-dbos-durable.ts'
import { createDbosDurable } from '../../src/durable/create-dbos-durable.ts'
import { createVirtualClock } from '../../src/durable/virtual-clock.ts'
import { withDatabase } from '../support/postgres.ts'
import type { Harness } from './conformance.ts'
import { describeDurable, START } from './conformance.ts'
import { definePhases } from './phases.ts'
import { clearTables, postgresJournal } from './postgres-journal.ts'
import { HEARTBEAT_MS, startWorker, until } from './start-worker.ts'

const database = withDatabase()

describeDurable('the durable engine on DBOS', async () => {
  const { pool, url } = database
  await clearTables(pool)
  const clock = createVirtualClock(START)
  const journal = postgresJournal(pool)
  const failures: string[] = []
  let durable = create()

  function create(): DbosDurable {
    const engine = createDbosDurable({
      databaseUrl: url,
      pool,
      clock,
      applicationVersion: '0.0.1',
      scanEveryMs: 50,
      heartbeatEveryMs: HEARTBEAT_MS,
      onPhaseFailed: ({ id, error }) => failures.push(`${id}: ${error.message}`),
    })
    definePhases(engine, { journal, worker: 'here', afterEffect: () => undefined })
    return engine
  }

  // Tests ask first; the engine begins with the first thing that needs it, so that a worker which is to die finds the work.
  let isLaunched = false
  async function launch(): Promise<void> {
    if (isLaunched) return
    isLaunched = true
    await durable.launch()
  }

  async function countPending(): Promise<number> {
    const { rows } = await pool.query<{ pending: number }>(
      `select count(*)::int as pending from timers
       where (state = 'running' or (state = 'waiting' and due_at <= $1)) and kind <> 'no-such-kind'`,
      [clock.now()],
    )
    return rows[0]?.pending ?? 0
  }

  const harness: Harness = {
    clock,
    journal,
    failures,
    durable: () => durable,
    async settle() {
      await launch()
      await until('everything that is due has run', async () => (await countPending()) === 0)
    },
    async restart() {
      await launch()
      await durable.shutdown()
      durable = create()
      await durable.launch()
    },
    async dieAfterEffectOf(step) {
      const worker = await startWorker({ databaseUrl: url, workerId: `dies-at-${step}`, dieAfterEffectOf: step })
      if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit')
    },
    stop: () => durable.shutdown(),
  }
  return harness
})
