import { DBOS, DBOSWorkflowConflictError } from '@dbos-inc/dbos-sdk'
import type { Clock } from '../domain/clock.ts'
import type { Json, Phase, PhaseRequest } from '../domain/durable.ts'
import { WorkerLost } from '../domain/durable.ts'
import { instant, type Instant } from '../domain/instant.ts'
import type { Db } from '../store/database.ts'
import { persist } from './persist.ts'
import type { RunningPhase } from './running.ts'
import { insertTimer, isCancelRequested } from './timers.ts'
import type { WorkerIdentity } from './worker-identity.ts'

export interface PhaseContext {
  readonly db: Db
  readonly clock: Clock
  readonly worker: WorkerIdentity
  /** True once the worker stops: no step begins any more. */
  isStopping(): boolean
  /** Has the scanner look when a phase is due. */
  wakeScannerAt(dueAt: Instant): void
}

/** What a body gets when DBOS drives it. Call it inside a DBOS workflow only. */
export function dbosPhase(running: RunningPhase, context: PhaseContext): Phase {
  const { db, clock, worker } = context
  const { id } = running.claim

  async function assertOurs(): Promise<void> {
    await persist(() => worker.assertAlive(db))
  }

  async function step<T extends Json>(name: string, act: () => Promise<T>): Promise<T> {
    if (context.isStopping()) throw release(new WorkerLost(`worker ${worker.id} is stopping; ${id} is given back`))
    try {
      return await DBOS.runStep(() => fenced(act), { name })
    } catch (error) {
      if (error instanceof DBOSWorkflowConflictError) throw release(new WorkerLost(`worker ${worker.id} lost ${id}`, { cause: error }))
      throw error
    }
  }

  /** DBOS records whatever a step throws, except this one error: with it, nothing is written. */
  async function fenced<T>(act: () => Promise<T>): Promise<T> {
    try {
      await assertOurs()
      const result = await act()
      await assertOurs()
      return result
    } catch (error) {
      if (error instanceof WorkerLost) throw new DBOSWorkflowConflictError(id)
      // A failure is recorded too, and only by whom the phase still belongs to.
      await assertOurs().catch(() => {
        throw new DBOSWorkflowConflictError(id)
      })
      throw error
    }
  }

  function release(error: WorkerLost): WorkerLost {
    running.isReleased = true
    return error
  }

  return {
    id,
    step,
    async now() {
      return instant(await step('now', () => Promise.resolve<string>(clock.now())))
    },
    // Recorded, so that a body which branches on it takes the same branch on every replay.
    cancelled: () => step('cancelled', () => isCancelRequested(db, id)),
    async startPhase(request: PhaseRequest) {
      await persist(() =>
        db.transaction().execute(async (trx) => {
          await worker.assertAlive(trx)
          await insertTimer(trx, request, clock.now())
        }),
      ).catch((error: unknown) => {
        throw error instanceof WorkerLost ? release(error) : error
      })
      context.wakeScannerAt(request.dueAt)
    },
  }
}
