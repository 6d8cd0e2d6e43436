import type { Phase, Durable } from '../domain/durable.ts'
import { earliest, plusMs, SECOND_MS, type Instant } from '../domain/instant.ts'
import type { CustomerId, RunId } from '../domain/id.ts'
import { invariant } from '../domain/invariant.ts'
import { listMigrations, type MigrationKey } from '../store/migrations.ts'
import { findRun, findRunCustomer, nextPhaseAfter } from '../store/runs.ts'
import { findTurn } from '../store/turns.ts'
import { advanceMigration } from './advance-migration.ts'
import { finishRun } from './finish-run.ts'
import { reconcileIfOwed } from './reconcile-after-steps.ts'
import type { Advanced } from './record-change.ts'
import type { WorkflowDeps } from './step-context.ts'

export const ADVANCE_CUSTOMER = 'advance-customer'

export type AdvanceInput = { readonly run: RunId; readonly customer: CustomerId; readonly phase: number }

/** One lane per customer: whatever runs there are, a customer's migrations are never worked on side by side. */
export function laneOf(customer: CustomerId): string {
  return `customer/${customer}`
}

/**
 * A phase: takes each of a customer's migrations as far as it goes now, then asks for the next phase at the earliest
 * moment that one of them waits for. Nothing long is waited for in here.
 */
export function defineAdvanceCustomer(durable: Durable, deps: WorkflowDeps): void {
  durable.define<AdvanceInput>(ADVANCE_CUSTOMER, async (phase, input) => {
    const [first, ...rest] = await advanceAll(phase, input, deps).finally(() => deps.places.leave(input.customer))
    if (first === undefined) await phase.step('finish-run', () => finishRun(input.run, deps))
    else await askForNext(phase, input, earliest(first, ...rest), deps)
  })
}

/** When each of those that wait for a time is due. */
async function advanceAll(phase: Phase, input: AdvanceInput, deps: WorkflowDeps): Promise<readonly Instant[]> {
  const dueAts: Instant[] = []
  for (const decision of await phase.step('decisions', () => listDecisions(input, deps))) {
    const dueAt = await advanceToItsWait(phase, { ...input, decision }, deps)
    if (dueAt !== null) dueAts.push(dueAt)
  }
  return dueAts
}

/** None where a later phase of this customer was asked for: it does what this one would have done. */
async function listDecisions({ run, customer, phase }: AdvanceInput, { db }: WorkflowDeps): Promise<readonly string[]> {
  if (((await findRunCustomer(db, run, customer))?.phase ?? phase) > phase) return []
  return (await listMigrations(db, run, customer)).map((migration) => migration.decision)
}

/** Calls the migration's steps until one waits; each call is one recorded step of the phase. */
async function advanceToItsWait(phase: Phase, key: MigrationKey, deps: WorkflowDeps): Promise<Instant | null> {
  const { run, customer, decision } = key
  for (let turn = 1; ; turn += 1) {
    if (await phase.cancelled()) return null
    const result = await phase.step(`${decision}#${turn}`, () => takeTurn({ run, customer, decision }, deps))
    if (result.go === 'rest') return result.dueAt as Instant | null
  }
}

/** Figures that the last turn has moved are compared before anything else is done, also where a crash came in between. */
async function takeTurn(key: MigrationKey, deps: WorkflowDeps): Promise<Advanced> {
  const turn = await findTurn(deps.db, key)
  invariant(turn, `migration ${key.run}/${key.customer}/${key.decision} exists`)
  return (await reconcileIfOwed(turn, deps)) ? { go: 'on' } : advanceMigration(turn, deps)
}

async function askForNext(
  phase: Phase,
  { run, customer, phase: number }: AdvanceInput,
  dueAt: Instant,
  { db, clock }: WorkflowDeps,
): Promise<void> {
  const next = await phase.step('next', async () => {
    const state = (await findRun(db, run))?.state
    return state === 'running' || state === 'stopping' ? nextPhaseAfter(db, run, customer, number) : null
  })
  if (next === null) return
  const input: AdvanceInput = { run, customer, phase: next }
  const soonest = plusMs(clock.now(), SECOND_MS / 10)
  await phase.startPhase({
    id: phaseId(input),
    kind: ADVANCE_CUSTOMER,
    lane: laneOf(customer),
    dueAt: dueAt > soonest ? dueAt : soonest,
    input,
  })
}

export function phaseId({ run, customer, phase }: AdvanceInput): string {
  return `${run}/${customer}/${phase}`
}
