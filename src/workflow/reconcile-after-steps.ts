import { WorkerLost } from '../domain/durable.ts'
import { invariant } from '../domain/invariant.ts'
import type { CustomerReconciliation } from '../domain/reconciliation.ts'
import type { StepName } from '../domain/run.ts'
import { reconcileAfterStep } from '../inventory/reconciliation/reconcile-after-step.ts'
import type { Trx } from '../store/database.ts'
import { findPartAgain } from '../store/recent-parts.ts'
import { createReadingAfter, recordReading, recordUnreadableReading } from '../store/reconciled-skus.ts'
import type { Turn } from '../store/turns.ts'
import { replacementOf, type WorkflowDeps } from './step-context.ts'

/** After these the figures have moved: seats came, licenses changed hands, seats went. */
const MOMENTS: readonly StepName[] = ['wait-until-ready', 'move-licenses', 'switch-off']

/**
 * Compares seats, units and licenses after the last step of a migration that moved them, once a step and in two calls. It is
 * shown and decides nothing: what cannot be read is kept as not read, and the migration goes on. Says whether there was anything
 * to compare.
 * @throws WorkerLost when this worker has lost its work
 */
export async function reconcileIfOwed(turn: Turn, deps: WorkflowDeps): Promise<boolean> {
  const step = MOMENTS.findLast((each) => turn.done.has(each))
  if (step === undefined || turn.compared.has(step)) return false
  try {
    const found = await compare(turn, deps)
    await keep(turn, step, deps, (trx, reading) => recordReading(trx, reading, found))
  } catch (error) {
    if (error instanceof WorkerLost) throw error
    const why = error instanceof Error ? error.message : String(error)
    await keep(turn, step, deps, (trx, reading) => recordUnreadableReading(trx, reading, deps.clock.now(), why))
  }
  return true
}

async function compare({ key, migration, partHash }: Turn, deps: WorkflowDeps): Promise<CustomerReconciliation> {
  const part = await findPartAgain(deps.db, migration.plan, key.customer, { stored: partHash })
  invariant(part, `the approved part of ${key.customer} in ${key.run} exists`)
  return reconcileAfterStep(key, replacementOf(part.plan, key.decision), deps)
}

async function keep(
  { key, customer }: Turn,
  step: StepName,
  { record }: WorkflowDeps,
  write: (trx: Trx, reading: string) => Promise<void>,
): Promise<void> {
  await record(async (trx) => {
    const reading = await createReadingAfter(trx, key, step, customer)
    if (reading !== undefined) await write(trx, reading)
  })
}
