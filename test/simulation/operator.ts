import type { CustomerId, PlanId, RunId } from '../../src/domain/id.ts'
import { ENDED } from '../../src/domain/run.ts'
import type { VirtualRecords } from '../../src/durable/virtual-records.ts'
import { listApprovals } from '../../src/store/approvals.ts'
import { GATE } from '../../src/store/passed-gates.ts'
import { listMigrations } from '../../src/store/migrations.ts'
import { findRun, findRunCustomer, listRunCustomers } from '../../src/store/runs.ts'
import { phaseId } from '../../src/workflow/advance-customer.ts'
import { pauseRun, requestPhases, resumeRun, retryRun, stopRun, type ControlDeps } from '../../src/workflow/control-run.ts'
import { startRun } from '../../src/workflow/start-run.ts'

export const WHO = 'Adele Vance'
/** What Partner Center does not keep of a renewal, however often it is asked. */
export const BY_HAND = 'not-changing-renewal'
const WANTS_ON: ReadonlySet<string> = new Set(['queued', 'working', 'waiting', 'watching', 'paused'])

/** A gate wants another word; and what Partner Center does not keep is set by hand, which nobody here does. */
const NOT_RETRIED: ReadonlySet<string> = new Set([GATE, BY_HAND])

export async function startApproved(plan: PlanId, control: ControlDeps): Promise<RunId> {
  const started = await startRun(plan, await listApprovals(control.db, plan, control.clock.now()), { by: WHO, pauseAbove: 0.2 }, control)
  if ('claimed' in started) throw new Error(`the only run finds ${started.claimed.subscription} claimed`)
  return started.run
}

/** What the product does for customers whose chain of phases broke; the virtual engine's timers are in memory. */
export async function reviveStranded(run: RunId, records: VirtualRecords, control: ControlDeps): Promise<void> {
  for (const customer of await listRunCustomers(control.db, run)) {
    if (!(await isStranded(run, customer, records, control))) continue
    await requestPhases(run, [customer], control)
  }
}

async function isStranded(run: RunId, customer: CustomerId, records: VirtualRecords, { db }: ControlDeps): Promise<boolean> {
  const known = await findRunCustomer(db, run, customer)
  const timer = known && records.timers.get(phaseId({ run, customer, phase: known.phase }))
  if (timer?.state === 'waiting' || timer?.state === 'running') return false
  const isStopping = (await findRun(db, run))?.state === 'stopping'
  return (await listMigrations(db, run, customer)).some(({ state }) => (isStopping ? !ENDED.has(state) : WANTS_ON.has(state)))
}

export async function pauseIt(run: RunId, control: ControlDeps): Promise<boolean> {
  return pauseRun(run, WHO, control)
}

export async function stopIt(run: RunId, control: ControlDeps): Promise<boolean> {
  return stopRun(run, WHO, control)
}

/** Goes on with a run that has paused; says why it had, undefined where it had not. */
export async function resumePaused(run: RunId, control: ControlDeps): Promise<string | undefined> {
  const found = await findRun(control.db, run)
  if (found?.state !== 'paused') return undefined
  await resumeRun(run, WHO, control)
  return found.pauseReason?.text ?? 'no reason'
}

/** Tries again what a person is needed for; says how much, undefined where nothing is. */
export async function retryFailed(run: RunId, control: ControlDeps): Promise<string | undefined> {
  const open = (await listMigrations(control.db, run)).some(
    ({ state, reason }) => state === 'changed' || (state === 'needs-person' && !NOT_RETRIED.has(reason?.code ?? '')),
  )
  if (!open) return undefined
  const retried = await retryRun(run, undefined, WHO, control)
  return retried && `${retried.migrations} migrations, ${retried.users} users`
}
