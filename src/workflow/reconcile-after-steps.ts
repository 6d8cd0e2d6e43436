import { WorkerLost } from '../domain/durable.ts'
import { invariant } from '../domain/invariant.ts'
import type { CustomerReconciliation } from '../domain/reconciliation.ts'
import type { StepName } from '../domain/run.ts'
import { reconcileAfterStep } from '../inventory/reconciliation/reconcile-after-step.ts'
import type { Trx } from '../store/database.ts'
import { findCustomerPlan } from '../store/plans.ts'
import { createReadingAfter, listLooks, recordReading, recordUnreadableReading } from '../store/reconciled-skus.ts'
import type { MigrationKey } from '../store/migrations.ts'
import { findRunCustomer } from '../store/runs.ts'
import type { WorkflowDeps } from './step-context.ts'

/** After these the figures have moved: seats came, licenses changed hands, seats went. */
const MOMENTS: readonly StepName[] = ['wait-until-ready', 'move-licenses', 'switch-off']

/**
 * Compares seats, units and licenses after the last step of a migration that moved them, once a step and in two calls. It is
 * shown and decides nothing: what cannot be read is kept as not read, and the migration goes on.
 * @throws WorkerLost when this worker has lost its work
 */
export async function reconcileIfOwed(key: MigrationKey, deps: WorkflowDeps): Promise<void> {
  const looks = await listLooks(deps.db, key, MOMENTS)
  const step = MOMENTS.findLast((each) => looks.some((look) => look.step === each))
  if (step === undefined || looks.some((look) => look.step === step && look.isLookedAt)) return
  try {
    const found = await compare(key, deps)
    await keep(key, step, deps, (trx, reading) => recordReading(trx, reading, found))
  } catch (error) {
    if (error instanceof WorkerLost) throw error
    const why = error instanceof Error ? error.message : String(error)
    await keep(key, step, deps, (trx, reading) => recordUnreadableReading(trx, reading, deps.clock.now(), why))
  }
}

async function compare(key: MigrationKey, deps: WorkflowDeps): Promise<CustomerReconciliation> {
  const customer = await findRunCustomer(deps.db, key.run, key.customer)
  const part = customer && (await findCustomerPlan(deps.db, customer.plan, key.customer))
  const replacement = part?.plan.decisions.find((each) => each.kind === 'replace' && each.id === key.decision)
  invariant(replacement?.kind === 'replace', `the approved part has the decision ${key.decision}`)
  return reconcileAfterStep(key, replacement, deps)
}

async function keep(
  key: MigrationKey,
  step: StepName,
  { db, record }: WorkflowDeps,
  write: (trx: Trx, reading: string) => Promise<void>,
): Promise<void> {
  const customer = await findRunCustomer(db, key.run, key.customer)
  invariant(customer, `${key.customer} is in ${key.run}`)
  await record(async (trx) => {
    const reading = await createReadingAfter(trx, key, step, customer)
    if (reading !== undefined) await write(trx, reading)
  })
}
