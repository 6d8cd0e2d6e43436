import { WorkerLost } from '../domain/durable.ts'
import { invariant } from '../domain/invariant.ts'
import { MINUTE_MS, SECOND_MS, type Instant } from '../domain/instant.ts'
import { PLAN_FORMAT, type CustomerPlan, type Replacement } from '../domain/plan.ts'
import { ProviderError } from '../domain/provider-error.ts'
import type { MigrationState, StepName } from '../domain/run.ts'
import { recordEvent } from '../store/events.ts'
import {
  listMigrations,
  recordMigration,
  releaseClaims,
  type MigrationChange,
  type MigrationKey,
  type StoredMigration,
} from '../store/migrations.ts'
import { findCustomerPlan } from '../store/plans.ts'
import { findRun, findRunCustomer } from '../store/runs.ts'
import { listDoneSteps, recordStepDone, type Evidence } from '../store/steps.ts'
import { changed, lookAgain, needsPerson, timesWaited } from './outcome.ts'
import { onProviderError } from './on-provider-error.ts'
import { replaceSubscription } from './replace-subscription.ts'
import type { Step, StepContext, StepOutcome } from './step.ts'

export type WorkflowDeps = Omit<
  StepContext,
  'key' | 'plan' | 'replacement' | 'actor' | 'attestsPartnerOnRecord' | 'approvalExpiresAt' | 'waited'
>

/** `on`: call again now. `rest`: nothing to do before `dueAt`, or before a person acts (null). */
export type Advanced = { readonly go: 'on' } | { readonly go: 'rest'; readonly dueAt: string | null }

/** Nothing goes on by itself from here. */
const AT_REST: ReadonlySet<MigrationState> = new Set(['done', 'superseded', 'needs-person', 'changed'])
const REST: Advanced = { go: 'rest', dueAt: null }

/** Calls the migration's first unfinished step once and records what it came to. */
export async function advanceMigration(key: MigrationKey, deps: WorkflowDeps): Promise<Advanced> {
  const migration = (await listMigrations(deps.db, key.run, key.customer)).find((each) => each.decision === key.decision)
  const run = await findRun(deps.db, key.run)
  invariant(migration && run, `migration ${key.run}/${key.customer}/${key.decision} exists`)
  if (AT_REST.has(migration.state)) return REST
  if (run.state === 'stopped') return rest(key, migration, deps, { state: 'stopped', step: migration.step, reason: null, dueAt: null })

  const step = await firstUnfinished(key, deps)
  if (!step) return finish(key, migration, deps)
  if (migration.state !== 'working')
    await change(key, migration, deps, { state: 'working', step: step.name, reason: migration.reason, dueAt: null })
  const context = await contextOf(migration, step.name, run.createdBy, deps)
  return settle(await callStep(step, context), step, context, migration)
}

async function firstUnfinished(key: MigrationKey, { db }: WorkflowDeps): Promise<Step | undefined> {
  const done = new Set((await listDoneSteps(db, key)).map((each) => each.step))
  return replaceSubscription.find((step) => !done.has(step.name))
}

async function contextOf(migration: StoredMigration, step: StepName, actor: string, deps: WorkflowDeps): Promise<StepContext> {
  const key: MigrationKey = { run: migration.run, customer: migration.customer, decision: migration.decision }
  const part = await findCustomerPlan(deps.db, migration.plan, migration.customer)
  const customer = await findRunCustomer(deps.db, migration.run, migration.customer)
  invariant(part && customer, `the approved part of ${migration.customer} in ${migration.plan} exists`)
  invariant(part.hash === migration.customerPlanHash, 'the part has the hash that was approved')
  return {
    ...deps,
    key,
    plan: part.plan,
    replacement: replacementOf(part.plan, migration.decision),
    actor,
    attestsPartnerOnRecord: customer.attestsPartnerOnRecord,
    approvalExpiresAt: customer.approvalExpiresAt,
    waited: migration.step === step ? waitedFor(migration) : null,
  }
}

function replacementOf(plan: CustomerPlan, decision: string): Replacement {
  const found = plan.decisions.find((each) => each.kind === 'replace' && each.id === decision)
  invariant(found?.kind === 'replace', `the approved part has the decision ${decision}`)
  return found
}

function waitedFor({ reason }: StoredMigration): StepContext['waited'] {
  const times = reason?.facts['tries']
  return reason && typeof times === 'number' ? { code: reason.code, times } : null
}

async function callStep(step: Step, context: StepContext): Promise<StepOutcome> {
  try {
    return isOfThisFormat(context.plan) || ANY_FORMAT.has(step.name) ? await step.act(context) : OLD_FORMAT
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

/** Something of ours failed, the database perhaps: tried again a few times, then a person is told with the words of the error. */
function onOurError(error: unknown, context: StepContext): StepOutcome {
  const text = error instanceof Error ? error.message : String(error)
  if (timesWaited(context, 'our-fault') >= 5) return needsPerson('our-fault', `Crossgrade itself failed: ${text}`)
  return lookAgain(
    context,
    { firstMs: 5 * SECOND_MS, mostMs: 5 * MINUTE_MS },
    'our-fault',
    `Crossgrade itself failed and tries again: ${text}`,
  )
}

async function settle(outcome: StepOutcome, step: Step, context: StepContext, before: StoredMigration): Promise<Advanced> {
  const { key } = context
  switch (outcome.state) {
    case 'again':
      // Progress: whatever it waits for next, it waits for the first time.
      if (before.reason) await change(key, before, context, { state: 'working', step: step.name, reason: null, dueAt: null })
      return { go: 'on' }
    case 'done':
      return done(step, outcome.evidence, context)
    case 'wait': {
      const tries = timesWaited(context, outcome.reason.code) + 1
      const reason = { ...outcome.reason, facts: { ...outcome.reason.facts, tries } }
      const state = step.name === 'watch' ? 'watching' : 'waiting'
      return rest(key, before, context, { state, step: step.name, reason, dueAt: outcome.until })
    }
    case 'needs-person':
    case 'changed':
      return rest(key, before, context, { state: outcome.state, step: step.name, reason: outcome.reason, dueAt: null })
  }
}

async function done(step: Step, evidence: Evidence, context: StepContext): Promise<Advanced> {
  const { key, clock } = context
  await context.record(async (trx) => {
    const at = clock.now()
    await recordStepDone(trx, key, step.name, evidence, at)
    const next = replaceSubscription[replaceSubscription.indexOf(step) + 1]
    await recordMigration(trx, key, { state: 'working', step: next?.name ?? step.name, reason: null, dueAt: null }, at)
    await recordEvent(trx, { at, kind: 'step:done', actor: context.actor, ...key, data: { step: step.name, evidence } })
  })
  context.failpoints.hit(step.name, 'after-record')
  return { go: 'on' }
}

async function finish(key: MigrationKey, migration: StoredMigration, deps: WorkflowDeps): Promise<Advanced> {
  const text = 'the old subscription was deleted by Microsoft, read back'
  const reason = { code: 'deleted-by-microsoft', text, facts: {} }
  await deps.record((trx) => releaseClaims(trx, key))
  return rest(key, migration, deps, { state: 'done', step: 'watch', reason, dueAt: null })
}

async function rest(key: MigrationKey, before: StoredMigration, deps: WorkflowDeps, to: MigrationChange): Promise<Advanced> {
  await change(key, before, deps, to)
  return { go: 'rest', dueAt: to.dueAt }
}

async function change(key: MigrationKey, before: StoredMigration, { record, clock }: WorkflowDeps, to: MigrationChange): Promise<void> {
  await record(async (trx) => {
    const at: Instant = clock.now()
    await recordMigration(trx, key, to, at)
    if (before.state === to.state && before.step === to.step && before.reason?.code === to.reason?.code) return
    const data = { state: to.state, step: to.step, reason: to.reason?.text ?? null }
    await recordEvent(trx, { at, kind: 'migration:changed', actor: 'crossgrade', ...key, data })
  })
}
