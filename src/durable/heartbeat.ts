import type { Db } from '../store/database.ts'
import type { Loop } from './loop.ts'
import { startLoop } from './loop.ts'
import type { Registration } from './worker-identity.ts'
import { takeFromSilent } from './worker-identity.ts'

export interface HeartbeatOptions {
  /** Over connections of its own: a busy pool must not look like a dead worker. */
  readonly db: Db
  readonly registration: Registration
  readonly everyMs: number
  readonly leaseMs: number
  /**
   * Called when the others have given us up. Resolves when nothing of ours runs any more, and says whether to sign in anew: what
   * still ran would otherwise record under the new generation.
   */
  readonly onLost: () => Promise<boolean>
  /** Called with the workers that we have declared lost. */
  readonly onTaken: (workers: readonly string[]) => Promise<void>
  readonly onError: (error: unknown) => void
}

/** Between two heartbeats the others are looked at so often: who fell silent is found soon, whenever it was. */
const LOOKS_PER_BEAT = 4

/**
 * Shows that we live, notices when we were given up, and gives up those who fell silent. In real time, whatever the product's clock.
 * Half a heartbeat before the lease is over, so that their work is in other hands by its end: finding out takes a quarter, and
 * taking it up the rest.
 */
export function startHeartbeat(options: HeartbeatOptions): Loop {
  const { db, registration, everyMs, leaseMs } = options
  const lookEveryMs = everyMs / LOOKS_PER_BEAT
  let lastBeat = performance.now()
  let judgesFrom = 0
  return startLoop(
    lookEveryMs,
    async () => {
      // When the database was away, everybody was silent: the others get a lease to show themselves before we judge.
      if (performance.now() - lastBeat > leaseMs) judgesFrom = performance.now() + leaseMs
      if (performance.now() - lastBeat > everyMs - lookEveryMs / 2) {
        if (!(await registration.beat(db))) {
          if (!(await options.onLost())) return
          await registration.register()
        }
        lastBeat = performance.now()
      }
      if (performance.now() < judgesFrom) return
      const taken = await takeFromSilent(db, leaseMs - everyMs / 2)
      if (taken.length > 0) await options.onTaken(taken)
    },
    options.onError,
  )
}
