import type { Gates } from '../domain/choices.ts'
import type { Clock } from '../domain/clock.ts'
import type { Durable } from '../domain/durable.ts'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { MigrationState } from '../domain/run.ts'
import type { Db } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { requeueMigrations } from '../store/migrations.ts'
import { passGate, type WaitingAtGate } from '../store/passed-gates.ts'
import { adoptApprovals, type LaterAnswer } from '../store/run-approvals.ts'
import { findRun, listCustomersInHand, listRunCustomers, lockRunState, nextPhase, recordCountedFrom, recordRunState } from '../store/runs.ts'
import { listPausedWithRefused, retryGroupMoves, retryUserMoves } from '../store/retry-user-moves.ts'
import { ADVANCE_CUSTOMER, laneOf, phaseId } from './advance-customer.ts'
import { finishRun } from './finish-run.ts'
import { reason } from './outcome.ts'
import { recordPaused } from './record-paused.ts'

export interface ControlDeps {
  readonly db: Db
  readonly clock: Clock
  readonly durable: Durable
}

/**
 * No new write is sent for this run; what is in flight has its answer recorded, what is watched is watched on, and resume goes on. False when
 * it is not running.
 */
export async function pauseRun(run: RunId, by: string, deps: ControlDeps): Promise<boolean> {
  const why = reason('by-person', `paused by ${by}`, { by })
  const paused = await deps.db.transaction().execute((trx) => recordPaused(trx, run, why, by, deps.clock.now()))
  if (paused) await requestPhases(run, await listCustomersInHand(deps.db, run), deps)
  return paused
}

/** Goes on where it was paused; failures count anew from here. False when it is not paused. */
export async function resumeRun(run: RunId, by: string, deps: ControlDeps): Promise<boolean> {
  const resumed = await deps.db.transaction().execute(async (trx) => {
    const at = deps.clock.now()
    if (!(await recordRunState(trx, run, ['paused'], 'running', at))) return false
    await recordCountedFrom(trx, run, at)
    await recordEvent(trx, { at, kind: 'run:resumed', actor: by, run })
    return true
  })
  if (!resumed) return false
  await requeue(run, ['paused'], undefined, deps, false)
  // What was left of it may have been taken over by a later run meanwhile.
  await finishRun(run, { ...deps, record: (body) => deps.db.transaction().execute(body) })
  return true
}

/**
 * Stops a run for good: no new write is sent, what is under way is read back, and every migration that has not come to its end
 * rests as stopped. Stopping twice is stopping once. False when it is finished.
 */
export async function stopRun(run: RunId, by: string, deps: ControlDeps): Promise<boolean> {
  const began = await deps.db.transaction().execute(async (trx) => {
    const at = deps.clock.now()
    if (!(await recordRunState(trx, run, ['running', 'paused'], 'stopping', at))) return false
    await recordEvent(trx, { at, kind: 'run:stopping', actor: by, run })
    return true
  })
  if (began) await requestPhases(run, await listRunCustomers(deps.db, run), deps)
  const state = (await findRun(deps.db, run))?.state
  return state === 'stopping' || state === 'stopped'
}

/**
 * Tries again what failed and only that: migrations that a person is needed for or that had changed, with their refused
 * users, and refused users of paused ones. What was said since to the very parts that it carries out counts from here on. Says how many
 * migrations and users; undefined when the run has been stopped.
 */
export async function retryRun(run: RunId, customer: CustomerId | undefined, by: string, deps: ControlDeps): Promise<Requeued | undefined> {
  const requeued = await requeue(run, ['needs-person', 'changed'], customer, deps, true)
  if (!requeued) return undefined
  const { answers, ...result } = requeued
  await recordEvent(deps.db, {
    at: deps.clock.now(),
    kind: 'run:retried',
    actor: by,
    run,
    ...(customer ? { customer } : {}),
    data: { ...result, ...(answers.length > 0 ? { answers: answers.map((each) => ({ ...each })) } : {}) },
  })
  return result
}

/**
 * A person's word for what waits for it at a gate of the plan. Says for how many migrations; undefined when the run is being stopped,
 * or has been.
 */
export async function goOn(run: RunId, gate: keyof Gates, of: WaitingAtGate, by: string, deps: ControlDeps): Promise<number | undefined> {
  const passed = await deps.db.transaction().execute(async (trx) => {
    const at = deps.clock.now()
    const state = await lockRunState(trx, run)
    if (state === 'stopping' || state === 'stopped') return undefined
    const keys = await passGate(trx, run, gate, of, by, at)
    for (const key of keys) await recordEvent(trx, { at, kind: 'gate:passed', actor: by, ...key, data: { gate } })
    return keys
  })
  if (!passed) return undefined
  await requestPhases(run, [...new Set(passed.map((key) => key.customer))], deps)
  return passed.length
}

/** Asks for a phase of each customer, now; a phase that waits for later is superseded. */
export async function requestPhases(run: RunId, customers: readonly CustomerId[], { db, clock, durable }: ControlDeps): Promise<void> {
  for (const customer of customers) {
    const input = { run, customer, phase: await nextPhase(db, run, customer) }
    await durable.startPhase({ id: phaseId(input), kind: ADVANCE_CUSTOMER, lane: laneOf(customer), dueAt: clock.now(), input })
  }
}

export interface Requeued {
  readonly migrations: number
  readonly users: number
}

/** Queues migrations that are at rest in one of these states. Undefined when the run is being stopped, or has been: then nothing is. */
async function requeue(
  run: RunId,
  states: readonly MigrationState[],
  customer: CustomerId | undefined,
  deps: ControlDeps,
  alsoRefused: boolean,
): Promise<(Requeued & { readonly answers: readonly LaterAnswer[] }) | undefined> {
  const requeued = await deps.db.transaction().execute(async (trx) => {
    const at = deps.clock.now()
    const state = await lockRunState(trx, run)
    if (state === 'stopping' || state === 'stopped') return undefined
    const keys = await requeueMigrations(trx, run, states, customer, at)
    const customers = [...new Set(keys.map((key) => key.customer))]
    const answers = alsoRefused ? await adoptApprovals(trx, run, customers, at) : []
    const withUsers = alsoRefused ? [...keys, ...(await listPausedWithRefused(trx, run, customer))] : []
    let users = 0
    for (const key of withUsers) {
      await retryGroupMoves(trx, key, at)
      users += await retryUserMoves(trx, key, at)
    }
    return { keys, users, customers, answers }
  })
  if (!requeued) return undefined
  const { keys, users, customers, answers } = requeued
  await requestPhases(run, customers, deps)
  return { migrations: keys.length, users, answers }
}
