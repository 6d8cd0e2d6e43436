import type { Clock } from '../domain/clock.ts'
import { WorkerLost } from '../domain/durable.ts'
import type { Db } from '../store/database.ts'
import type { Bodies } from './bodies.ts'
import type { Engine } from './dbos-engine.ts'
import type { Loop } from './loop.ts'
import { startLoop } from './loop.ts'
import { persist } from './persist.ts'
import type { Running, RunningPhase } from './running.ts'
import type { Claim } from './timers.ts'
import { claimDue, renewAttempt, returnClaim } from './timers.ts'
import type { WorkerIdentity } from './worker-identity.ts'

export interface ScannerOptions {
  readonly db: Db
  readonly clock: Clock
  readonly worker: WorkerIdentity
  readonly version: string
  readonly engine: Engine
  readonly bodies: Bodies
  readonly running: Running
  /** How many phases run here at once. */
  readonly concurrency: number
  readonly everyMs: number
  /** A phase that has not begun here after so much real time is given back. */
  readonly beginWithinMs: number
  /** False while we are lost or stopping. */
  readonly mayClaim: () => boolean
  readonly onError: (error: unknown) => void
}

/** Finds the phases that are due and gives them to the engine. */
export function startScanner(options: ScannerOptions): Loop {
  const { db, worker, engine, running, onError } = options
  return startLoop(options.everyMs, scan, onError)

  async function scan(): Promise<void> {
    const limit = options.concurrency - running.size
    if (limit <= 0 || !options.mayClaim()) return
    const look = { now: options.clock.now(), limit, kinds: options.bodies.kinds(), version: options.version }
    const claims = await claimDue(db, worker, look).catch(unlessContended)
    await Promise.all(claims.map(begin))
  }

  async function begin(claim: Claim): Promise<void> {
    let current = claim
    let phase = running.add(current)
    try {
      if (claim.replaces !== undefined) await engine.abandon(claim.id, claim.replaces)
      while (!(await engine.start(current))) {
        current = await renewAttempt(db, worker, current)
        phase = running.add(current)
      }
      giveBackUnlessBegun(phase)
    } catch (error) {
      // It has not begun: somebody, perhaps we, takes it up at the next scan.
      await persist(() => returnClaim(db, worker, claim))
      phase.end()
      onError(error)
    }
  }

  /**
   * A worker that hangs between its claim and the start has the same workflow started by its successor, or starts it when it wakes
   * up, before its successor does. DBOS lets one of them run it; the other would wait for ever for what it has not got.
   */
  function giveBackUnlessBegun(phase: RunningPhase): void {
    const timer = setTimeout(() => {
      if (phase.hasBegun) return
      void persist(() => returnClaim(db, worker, phase.claim))
        .catch(onError)
        .finally(() => phase.end())
    }, options.beginWithinMs)
    timer.unref()
  }
}

/** Two scanners may reach for one lane at once; the database lets one through. A worker that is lost learns so from its heartbeat. */
function unlessContended(error: unknown): Claim[] {
  const isContended = error instanceof Error && 'code' in error && error.code === '23505'
  if (isContended || error instanceof WorkerLost) return []
  throw error
}
