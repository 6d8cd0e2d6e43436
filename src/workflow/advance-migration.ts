import { WorkerLost } from '../domain/durable.ts'
import { PLAN_FORMAT } from '../domain/plan.ts'
import { ProviderError } from '../domain/provider-error.ts'
import { ENDED, type MigrationState, type Reason, type StepName } from '../domain/run.ts'
import { recordEvent } from '../store/events.ts'
import { recordMigration, type StoredMigration } from '../store/migrations.ts'
import { PartAltered } from '../store/plans.ts'
import { findRun } from '../store/runs.ts'
import { recordStepDone, type Evidence } from '../store/steps.ts'
import type { Turn } from '../store/turns.ts'
import { reportBreach } from './broken-promise.ts'
import { waitAtGate } from './gates.ts'
import { onOurError } from './on-our-error.ts'
import { onProviderError } from './on-provider-error.ts'
import { BY_A_PERSON, changed, reason, timesWaited } from './outcome.ts'
import { pauseOnFailures } from './pause-on-failures.ts'
import { recordChange, REST, rest, type Advanced } from './record-change.ts'
import { contextOf, type WorkflowDeps } from './step-context.ts'
import type { Step, StepContext, StepOutcome } from './step.ts'
import { stopMigration } from './stop/stop-migration.ts'
import { stepsOf } from './steps-of.ts'
import { whyBack } from './why-back.ts'

/** Nothing goes on by itself from here, but for a run that is being stopped. */
const AT_REST: ReadonlySet<MigrationState> = new Set(['needs-person', 'changed'])

/** Calls the migration's first unfinished step once and records what it came to. */
export async function advanceMigration(turn: Turn, deps: WorkflowDeps): Promise<Advanced> {
  const { migration, run } = turn
  if (ENDED.has(migration.state)) return REST
  if (run.state === 'stopping') return stopMigration(turn, deps)
  if (AT_REST.has(migration.state)) return REST
  const step = stepsOf(migration).find(({ name }) => !turn.done.has(name))
  if (run.state === 'paused' && step !== undefined && !goesOnPaused(step))
    return rest(migration, { state: 'paused', step: migration.step, reason: null, dueAt: null }, deps)
  if (run.state !== 'running' && run.state !== 'paused') return REST

  if (!step) return finish(migration, deps)
  if (migration.state !== 'working' && !isLooking(migration, step))
    await recordChange(migration, { state: 'working', step: step.name, reason: migration.reason, dueAt: null }, deps)
  const context = await approvedContext(turn, step, deps)
  if ('breach' in context) return rest(migration, { state: 'needs-person', step: step.name, reason: context.breach, dueAt: null }, deps)
  return settle(await callStep(step, context), step, context, migration)
}

/** What is only watched is carried out: a pause holds nothing of it back, and the days go on. */
function goesOnPaused({ name }: Step): boolean {
  return name === 'watch'
}

/** The context of the approved part; where it is another now, nothing is carried out by it, and the run pauses. */
async function approvedContext(turn: Turn, step: Step, deps: WorkflowDeps): Promise<StepContext | { readonly breach: Reason }> {
  try {
    return await contextOf(turn, step.name, deps)
  } catch (error) {
    if (!(error instanceof PartAltered)) throw error
    const { migration } = turn
    const evidence = { plan: migration.plan, approved: migration.customerPlanHash, message: error.message }
    const breach = { promise: 'the-plan-is-the-plan', found: error.message, evidence } as const
    return { breach: await reportBreach(breach, { key: migration, customerName: migration.customerName }, deps) }
  }
}

/** What it waits for is looked at again, and nothing else is done. */
function isLooking({ state, step: waitsIn, reason: why }: StoredMigration, { name, onlyLooks }: Step): boolean {
  if (state === 'waiting' && waitsIn === name && why?.code === BY_A_PERSON) return true
  return onlyLooks === true && waitsIn === name && (state === 'waiting' || state === 'watching')
}

async function callStep(step: Step, context: StepContext): Promise<StepOutcome> {
  try {
    if (isOfThisFormat(context.plan)) return (await waitAtGate(step, context)) ?? (await step.act(context))
    return ANY_FORMAT.has(step.name) ? await step.act(context) : OLD_FORMAT
  } catch (error) {
    if (error instanceof ProviderError) return onProviderError(error, context)
    if (error instanceof WorkerLost) throw error
    return onOurError(error, context)
  }
}

function isOfThisFormat({ format }: { readonly format: number }): boolean {
  return format === PLAN_FORMAT
}

/** What they look at is the same in every format: a wait that an earlier version began is finished. */
const ANY_FORMAT: ReadonlySet<StepName> = new Set(['hold', 'watch'])

const OLD_FORMAT = changed(
  'plan-format',
  'an earlier version of Crossgrade planned this in a shape that this one cannot carry out; plan and approve again',
)

async function settle(outcome: StepOutcome, step: Step, context: StepContext, before: StoredMigration): Promise<Advanced> {
  switch (outcome.state) {
    case 'again':
      // Progress: whatever it waits for next, it waits for the first time.
      if (before.reason) await recordChange(before, { state: 'working', step: step.name, reason: null, dueAt: null }, context)
      return { go: 'on' }
    case 'done':
      return done(step, outcome.evidence, before, context)
    case 'wait': {
      // The next call finds the run paused or stopping, by whoever it was, and rests the migration.
      const state = (await findRun(context.db, before.run))?.state
      if (state !== 'running' && !(state === 'paused' && goesOnPaused(step))) return { go: 'on' }
      const tries = timesWaited(context, outcome.reason.code) + 1
      const resting = step.name === 'watch' ? 'watching' : 'waiting'
      return rest(
        before,
        { state: resting, step: step.name, reason: { ...outcome.reason, facts: { ...outcome.reason.facts, tries } }, dueAt: outcome.until },
        context,
      )
    }
    case 'changed':
      return rest(before, { state: 'changed', step: step.name, reason: outcome.reason, dueAt: null }, context)
    case 'needs-person': {
      const rested = await rest(before, { state: 'needs-person', step: step.name, reason: outcome.reason, dueAt: null }, context)
      await pauseOnFailures(before.run, context)
      return rested
    }
  }
}

async function done(step: Step, evidence: Evidence, before: StoredMigration, context: StepContext): Promise<Advanced> {
  const { key, clock } = context
  await context.record(async (trx) => {
    const at = clock.now()
    await recordStepDone(trx, key, step.name, evidence, at)
    const steps = stepsOf(before)
    const next = steps[steps.indexOf(step) + 1]
    await recordMigration(trx, key, { state: 'working', step: next?.name ?? step.name, reason: null, dueAt: null }, at)
    await recordEvent(trx, { at, kind: 'step:done', actor: context.actor, ...key, data: { step: step.name, evidence } })
  })
  context.failpoints.hit(step.name, 'after-record')
  return { go: 'on' }
}

async function whyDone(migration: StoredMigration, db: WorkflowDeps['db']): Promise<Reason> {
  switch (migration.method) {
    case 'undo':
      return whyBack(migration, db)
    case 'renewal':
      return reason('renewal-changed', 'the renewal is as approved, read back; it takes effect when the term ends')
    case 'replace':
      return reason('deleted-by-microsoft', 'the old subscription was deleted by Microsoft, read back')
  }
}

async function finish(migration: StoredMigration, deps: WorkflowDeps): Promise<Advanced> {
  const why = await whyDone(migration, deps.db)
  const to = { state: 'done', step: migration.step, reason: why, dueAt: null } as const
  await recordChange(migration, to, deps, true)
  return REST
}
