import pg from 'pg'
import { fromEpochMs } from '../../src/domain/instant.ts'
import { createDbosDurable } from '../../src/durable/create-dbos-durable.ts'
import { createVirtualClock } from '../../src/durable/virtual-clock.ts'
import { definePhases } from './phases.ts'
import { postgresJournal } from './postgres-journal.ts'

// A worker in a process of its own, so that a test can kill it, stop it in its tracks, and run another version beside it.
const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions

export interface WorkerOptions {
  readonly databaseUrl: string
  readonly workerId: string
  readonly version: string
  readonly nowMs: number
  readonly concurrency: number
  readonly heartbeatEveryMs: number
  /** Dies between the effect of this step and its record. */
  readonly dieAfterEffectOf?: string
}

const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 5 })
const durable = createDbosDurable({
  databaseUrl: options.databaseUrl,
  pool,
  clock: createVirtualClock(fromEpochMs(options.nowMs)),
  workerId: options.workerId,
  applicationVersion: options.version,
  concurrency: options.concurrency,
  scanEveryMs: 50,
  heartbeatEveryMs: options.heartbeatEveryMs,
})
definePhases(durable, {
  journal: postgresJournal(pool),
  worker: options.workerId,
  afterEffect(step) {
    if (step === options.dieAfterEffectOf) process.kill(process.pid, 'SIGKILL')
  },
})
process.on('SIGTERM', () => {
  void durable
    .shutdown()
    .then(() => pool.end())
    .then(() => process.exit(0))
})
await durable.launch()
process.stdout.write('up\n')
