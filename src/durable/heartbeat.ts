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

/** Shows that we live, notices when we were given up, and gives up those who fell silent. In real time, whatever the product's clock. */
export function startHeartbeat(options: HeartbeatOptions): Loop {
  const { db, registration, everyMs, leaseMs } = options
  let lastBeat = performance.now()
  let judgesFrom = 0
  return startLoop(
    everyMs,
    async () => {
      // When the database was away, everybody was silent: the others get a lease to show themselves before we judge.
      if (performance.now() - lastBeat > leaseMs) judgesFrom = performance.now() + leaseMs
      if (!(await registration.beat(db))) {
        if (!(await options.onLost())) return
        await registration.register()
      }
      lastBeat = performance.now()
      if (lastBeat < judgesFrom) return
      const taken = await takeFromSilent(db, leaseMs)
      if (taken.length > 0) await options.onTaken(taken)
    },
    options.onError,
  )
}
