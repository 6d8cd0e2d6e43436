import type { Clock } from '../domain/clock.ts'
import type { Durable } from '../domain/durable.ts'
import type { CustomerId, PlanId, RunId } from '../domain/id.ts'
import type { Approval, Replacement } from '../domain/plan.ts'
import type { MigrationState } from '../domain/run.ts'
import type { Db, Trx } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { createMigrations, listClaims, recordMigration, releaseClaims, requeueMigrations, type Claim } from '../store/migrations.ts'
import { findCustomerPlan } from '../store/plans.ts'
import { hasSpent } from '../store/purchases.ts'
import {
  createRun,
  findRun,
  listRunCustomers,
  lockRunState,
  nextPhase,
  recordCountedFrom,
  recordRunCustomers,
  recordRunState,
} from '../store/runs.ts'
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

/** Why a run cannot be started: a subscription of this customer is in another open run. */
export interface ClaimedElsewhere {
  readonly customer: CustomerId
  readonly subscription: string
  readonly run: string
}

/** Who starts a run, and the share of failures (0 to 1) above which it pauses by itself; null: never. */
export interface RunStart {
  readonly by: string
  readonly pauseAbove: number | null
}

/**
 * Starts a run over the approved parts that have something to replace, all in one transaction, and asks for the first
 * phase of each customer. A subscription that another open run holds refuses the whole run: nothing is half-started.
 */
export async function startRun(
  plan: PlanId,
  approvals: readonly Approval[],
  start: RunStart,
  deps: ControlDeps,
): Promise<{ readonly run: RunId } | { readonly claimed: ClaimedElsewhere }> {
  const started = await storeRun(plan, approvals, start, deps)
  if ('claimed' in started) return started
  await requestPhases(started.run, await listRunCustomers(deps.db, started.run), deps)
  for (const from of started.takenFrom) await finishRun(from, { ...deps, record: (body) => deps.db.transaction().execute(body) })
  return { run: started.run }
}

async function storeRun(
  plan: PlanId,
  approvals: readonly Approval[],
  { by, pauseAbove }: RunStart,
  { db, clock, ...rest }: ControlDeps,
): Promise<{ readonly run: RunId; readonly takenFrom: ReadonlySet<RunId> } | { readonly claimed: ClaimedElsewhere }> {
  try {
    return await db.transaction().execute(async (trx) => {
      const takenFrom = new Set<RunId>()
      const run = await createRun(trx, plan, { by, pauseAbove }, clock.now())
      for (const approval of approvals) {
        for (const from of await addCustomer(trx, run, plan, approval, { db, clock, ...rest })) takenFrom.add(from)
      }
      await recordEvent(trx, {
        at: clock.now(),
        kind: 'run:started',
        actor: by,
        run,
        data: { plan, customers: approvals.length, pauseAbove },
      })
      return { run, takenFrom }
    })
  } catch (error) {
    if (error instanceof Claimed) return { claimed: error.claim }
    if (isDuplicate(error)) return { claimed: RACE }
    throw error
  }
}

/** Two runs over one plan were started at the same moment: the other was faster by so little that its rows did not show yet. */
const RACE: ClaimedElsewhere = {
  customer: 'one customer' as CustomerId,
  subscription: 'of its own',
  run: 'a run that was started at the same moment',
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}

/** Rolls the transaction back; never leaves this file. */
class Claimed extends Error {
  readonly claim: ClaimedElsewhere

  constructor(claim: ClaimedElsewhere) {
    super('claimed by another run')
    this.claim = claim
  }
}

async function addCustomer(trx: Trx, run: RunId, plan: PlanId, approval: Approval, deps: ControlDeps): Promise<readonly RunId[]> {
  const { customer, customerPlanHash, attestsPartnerOnRecord, expiresAt } = approval
  const part = await findCustomerPlan(trx, plan, customer)
  const replacements = (part?.plan.decisions ?? []).filter((decision): decision is Replacement => decision.kind === 'replace')
  if (!part || replacements.length === 0) return []
  const { name, domain } = part.plan.customer
  const subscriptions = replacements.flatMap((replacement) => replacement.from.subscriptions.map((each) => each.id))
  const claims = await listClaims(trx, customer, subscriptions)
  for (const claim of claims) await takeOver(trx, claim, run, deps)
  await recordRunCustomers(trx, run, [
    { customer, name, domain, plan, customerPlanHash, attestsPartnerOnRecord, approvalExpiresAt: expiresAt },
  ])
  await createMigrations(
    trx,
    replacements.map((replacement) => ({
      run,
      customer,
      decision: replacement.id,
      retirement: replacement.retirement.id,
      subscriptions: replacement.from.subscriptions.map((each) => each.id),
    })),
    deps.clock.now(),
  )
  return claims.map((claim) => claim.run)
}

/**
 * A migration that found its customer changed before it did anything gives way to one with a newly approved part; any other
 * holds its subscriptions.
 */
async function takeOver(trx: Trx, claim: Claim, by: RunId, { clock }: ControlDeps): Promise<void> {
  const isBeforeSpending = claim.step === 'confirm' || claim.step === 'buy'
  const hasDoneNothing = claim.state === 'changed' && isBeforeSpending && !(await hasSpent(trx, claim))
  if (!hasDoneNothing) throw new Claimed({ customer: claim.customer, subscription: claim.subscription, run: claim.run })
  const reason = { code: 'superseded', text: `changed since approval; ${by} goes on with the newly approved part`, facts: { run: by } }
  await recordMigration(trx, claim, { state: 'superseded', step: claim.step, reason, dueAt: null }, clock.now())
  await releaseClaims(trx, claim)
}

/** No new write is sent for this run; what is in flight has its answer recorded, and resume goes on. False when it is not running. */
export async function pauseRun(run: RunId, by: string, deps: ControlDeps): Promise<boolean> {
  const why = reason('by-person', `paused by ${by}`, { by })
  const paused = await deps.db.transaction().execute((trx) => recordPaused(trx, run, why, by, deps.clock.now()))
  if (paused) await requestPhases(run, await listRunCustomers(deps.db, run), deps)
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
 * users, and refused users of paused ones. Says how many migrations and users; undefined when the run has been stopped.
 */
export async function retryRun(run: RunId, customer: CustomerId | undefined, by: string, deps: ControlDeps): Promise<Requeued | undefined> {
  const result = await requeue(run, ['needs-person', 'changed'], customer, deps, true)
  if (!result) return undefined
  await recordEvent(deps.db, {
    at: deps.clock.now(),
    kind: 'run:retried',
    actor: by,
    run,
    ...(customer ? { customer } : {}),
    data: { ...result },
  })
  return result
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
): Promise<Requeued | undefined> {
  const requeued = await deps.db.transaction().execute(async (trx) => {
    const at = deps.clock.now()
    const state = await lockRunState(trx, run)
    if (state === 'stopping' || state === 'stopped') return undefined
    const keys = await requeueMigrations(trx, run, states, customer, at)
    const withUsers = alsoRefused ? [...keys, ...(await listPausedWithRefused(trx, run, customer))] : []
    let users = 0
    for (const key of withUsers) {
      await retryGroupMoves(trx, key, at)
      users += await retryUserMoves(trx, key, at)
    }
    return { keys, users }
  })
  if (!requeued) return undefined
  const { keys, users } = requeued
  await requestPhases(run, [...new Set(keys.map((key) => key.customer))], deps)
  return { migrations: keys.length, users }
}
