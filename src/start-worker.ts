import { RUN_CHECKS } from './api/check-runs.ts'
import { RECONCILE } from './api/reconciliations.ts'
import { createUndoOfFailed, UNDO_FAILED, undoFailed } from './api/undo-failed.ts'
import type { Config } from './config.ts'
import { createContext, type Context } from './context.ts'
import { WorkerLost } from './domain/durable.ts'
import { id, type CustomerId, type RunId, type SnapshotId } from './domain/id.ts'
import { HOUR_MS, MINUTE_MS, plusMs, type Instant } from './domain/instant.ts'
import { warnOfDeadlines } from './inventory/deadlines/warn-of-deadlines.ts'
import { runReconciliation } from './inventory/reconciliation/run-reconciliation.ts'
import { runChecks } from './inventory/run-checks.ts'
import { TAKE_SNAPSHOT, takeSnapshot } from './inventory/take-snapshot.ts'
import { planChecks } from './planning/plan-checks.ts'
import { completeSnapshot, findSnapshot } from './store/snapshots.ts'
import { defineAdvanceCustomer } from './workflow/advance-customer.ts'
import { defineReapplyUser } from './workflow/reapply-user.ts'
import { reviveRuns } from './workflow/revive-runs.ts'

/** Real time between two looks for customers whose chain of phases broke; a rare thing, so no haste. */
const REVIVE_EVERY_MS = 10_000

export interface RunningWorker {
  readonly id: string
  close(): Promise<void>
}

/** A worker alone, on the same data or database as the product's API. */
export async function startWorker(config: Config, version: string): Promise<RunningWorker> {
  const context = await createContext(config, version)
  const stopWork = await work(context).catch(async (error: unknown) => {
    await context.close()
    throw error
  })
  return {
    id: context.durable.worker.id,
    async close() {
      stopWork()
      await context.close()
    },
  }
}

/** Whatever a worker does, on what is alive already; gives what stops it. */
export async function work(context: Context): Promise<() => void> {
  const { db, durable, provider } = context
  defineAdvanceCustomer(durable, context.workflow)
  defineReapplyUser(durable, context.workflow)
  durable.define<{ readonly snapshot: SnapshotId }>(TAKE_SNAPSHOT, async (phase, { snapshot }) => {
    await phase.step('take', async () => {
      try {
        await takeSnapshot(snapshot, context.inventory)
      } catch (error) {
        if (error instanceof WorkerLost) throw error
        const why = error instanceof Error ? error.message : String(error)
        await context.inventory.record((trx) => completeSnapshot(trx, snapshot, provider.clock.now(), why))
        return null
      }
      // It is read whatever comes of this; the next look says what this one could not.
      await warnOfRead(snapshot, context).catch((error: unknown) => process.emitWarning(String(error)))
      return null
    })
  })
  durable.define<{ readonly run: string }>(RUN_CHECKS, async (phase, { run }) => {
    const partner = id<CustomerId>(provider.endpoints.tenantId)
    await phase.step('look', async () => {
      await runChecks(run, { ...context.inventory, partner, checkPlan: planChecks })
      return null
    })
  })
  durable.define<{ readonly reconciliation: string }>(RECONCILE, async (phase, { reconciliation }) => {
    await phase.step('read', async () => {
      await runReconciliation(reconciliation, context.inventory)
      return null
    })
  })
  durable.define<{ readonly run: RunId; readonly customer: CustomerId; readonly decision: string }>(UNDO_FAILED, async (phase, key) => {
    await phase.step('undo', () => undoFailed(key, { db, clock: provider.clock, durable }))
  })
  await durable.launch()
  const watch = createWatchman(context)
  const undoWhatFailed = createUndoOfFailed({ db, clock: provider.clock, durable })
  const tend = async (): Promise<void> => {
    await reviveRuns({ db, clock: provider.clock, durable })
    await undoWhatFailed()
    await watch()
  }
  const revive = (): void => void tend().catch((error: unknown) => process.emitWarning(String(error)))
  revive()
  const reviving = setInterval(revive, REVIVE_EVERY_MS)
  reviving.unref()
  return () => clearInterval(reviving)
}

const WARN_EVERY_MS = 6 * HOUR_MS

/** However fast a practice clock runs: a look reads every part that is in hand. */
const WARN_AT_MOST_EVERY_MS = 10 * MINUTE_MS

/** Looks for deadlines that are near, four times a day by the product's clock, and at once when it starts. */
function createWatchman({ provider, inventory }: Context): () => Promise<void> {
  let last: { readonly at: Instant; readonly realMs: number } | undefined
  return async () => {
    const [at, realMs] = [provider.clock.now(), performance.now()]
    if (last && (realMs < last.realMs + WARN_AT_MOST_EVERY_MS || (at >= last.at && at < plusMs(last.at, WARN_EVERY_MS)))) return
    last = { at, realMs }
    await warnOfDeadlines(inventory)
  }
}

/** Whoever has had the book read sees with it what is near, and not hours later. */
async function warnOfRead(snapshot: SnapshotId, { inventory }: Context): Promise<void> {
  if ((await findSnapshot(inventory.db, snapshot))?.customer === null) await warnOfDeadlines(inventory)
}
