import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import pg from 'pg'
import type { Clock } from '../domain/clock.ts'
import type { Durable } from '../domain/durable.ts'
import { epochMs, MINUTE_MS, type Instant } from '../domain/instant.ts'
import { openDatabase } from '../store/database.ts'
import { surviveDisconnects } from '../store/survive-disconnects.ts'
import type { OnPhaseFailed } from './bodies.ts'
import { createBodies } from './bodies.ts'
import { createCarryOut } from './carry-out.ts'
import type { Engine } from './dbos-engine.ts'
import { launchDbos } from './dbos-engine.ts'
import { startHeartbeat } from './heartbeat.ts'
import type { Loop } from './loop.ts'
import { createRunning } from './running.ts'
import { startScanner } from './scanner.ts'
import { cancelTimer, insertTimer, signalTimer } from './timers.ts'
import type { WorkerIdentity } from './worker-identity.ts'
import { createRegistration } from './worker-identity.ts'

export interface DbosDurableOptions {
  /** The database that holds our tables; DBOS keeps its own in the schema `dbos` there. */
  readonly databaseUrl: string
  /** For our own tables; somebody else opens and closes it. */
  readonly pool: pg.Pool
  readonly clock: Clock
  /** Unique among the living; by default made of host, process and chance. */
  readonly workerId?: string
  /** Recorded steps are replayed only by the version that recorded them. */
  readonly applicationVersion: string
  /** How many phases run in this process at once; 20 unless told. */
  readonly concurrency?: number
  /** Real time, like the next three. */
  readonly scanEveryMs?: number
  readonly heartbeatEveryMs?: number
  /** A worker that is silent for longer loses its work. */
  readonly leaseMs?: number
  /** How long `shutdown` waits for running steps before it gives their phases back anyway. */
  readonly stopWithinMs?: number
  readonly onPhaseFailed?: OnPhaseFailed
  /** Told of what went wrong in the background, a database that is away for instance. It is tried again by itself. */
  readonly onError?: (error: unknown) => void
}

export interface DbosDurable extends Durable {
  readonly worker: WorkerIdentity
  /** More phases could run here than are due. */
  isShortOfWork(): boolean
}

/**
 * The durable port on DBOS Transact and Postgres. Our tables are the record of what is to be done, DBOS records the steps of a
 * phase while it runs. One process is one worker. Before `launch` and after `shutdown` it can still be asked to start, signal and
 * cancel phases.
 */
export function createDbosDurable(options: DbosDurableOptions): DbosDurable {
  const { databaseUrl, pool, clock, applicationVersion } = options
  const { concurrency = 20, scanEveryMs = 250, heartbeatEveryMs = 1000, stopWithinMs = 30_000 } = options
  const leaseMs = options.leaseMs ?? 5 * heartbeatEveryMs
  const onError = options.onError ?? warn
  const workerId = options.workerId ?? `${hostname()}-${String(process.pid)}-${randomUUID().slice(0, 8)}`

  const db = openDatabase(surviveDisconnects(pool, onError))
  const worker = createRegistration(db, workerId, applicationVersion, leaseMs - heartbeatEveryMs)
  const bodies = createBodies()
  const running = createRunning(wakeScanner)
  let live: { engine: Engine; scanner: Loop; heartbeat: Loop; heartbeatPool: pg.Pool } | undefined
  let isStopping = false
  let isLost = false

  const context = { db, clock, worker, isStopping: () => isStopping, wakeScanner, wakeScannerAt }

  function wakeScanner(): void {
    live?.scanner.wake()
  }

  /** What is asked for here begins when it is due; what others ask for, and what a clock that is moved makes due, at the next scan. */
  function wakeScannerAt(dueAt: Instant): void {
    const now = clock.now()
    if (dueAt <= now) return wakeScanner()
    const inMs = (epochMs(dueAt) - epochMs(now)) / clock.rate()
    if (inMs < MINUTE_MS) setTimeout(wakeScannerAt, Math.ceil(inMs), dueAt).unref()
  }

  async function launch(): Promise<void> {
    isStopping = false
    isLost = false
    const carryOut = createCarryOut(context, running, bodies, options.onPhaseFailed ?? warnOfFailure)
    const engine = await launchDbos({ databaseUrl, applicationVersion, worker: workerId, carryOut })
    await worker.register()
    const heartbeatPool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
    const heartbeat = startHeartbeat({
      db: openDatabase(surviveDisconnects(heartbeatPool, onError)),
      registration: worker,
      everyMs: heartbeatEveryMs,
      leaseMs,
      async onLost() {
        isLost = true
        while (running.size > 0 && !isStopping) await running.whenEmpty(heartbeatEveryMs)
        isLost = false
        return !isStopping
      },
      async onTaken(workers) {
        wakeScanner()
        for (const lost of workers) await engine.forget(lost)
      },
      onError,
    })
    const mayClaim = (): boolean => !isStopping && !isLost
    const version = applicationVersion
    const scanner = startScanner({
      db,
      clock,
      worker,
      version,
      engine,
      bodies,
      running,
      concurrency,
      everyMs: scanEveryMs,
      beginWithinMs: leaseMs,
      mayClaim,
      onError,
    })
    live = { engine, scanner, heartbeat, heartbeatPool }
  }

  async function shutdown(): Promise<void> {
    if (!live) return
    const { engine, scanner, heartbeat, heartbeatPool } = live
    isStopping = true
    live = undefined
    await scanner.stop()
    await running.whenEmpty(stopWithinMs)
    await heartbeat.stop()
    try {
      await worker.leave()
    } finally {
      await engine.shutdown()
      await heartbeatPool.end()
    }
  }

  return {
    worker,
    isShortOfWork: () => running.size < concurrency,
    define: bodies.define,
    async startPhase(request) {
      await insertTimer(db, request, clock.now())
      wakeScannerAt(request.dueAt)
    },
    async signal(phaseId) {
      await signalTimer(db, phaseId, clock.now())
      wakeScanner()
    },
    cancel: (phaseId) => cancelTimer(db, phaseId, clock.now()),
    launch,
    shutdown,
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}

const warnOfFailure: OnPhaseFailed = ({ id, kind, error }) => {
  process.emitWarning(`phase ${id} (${kind}) failed: ${error.stack ?? error.message}`)
}
