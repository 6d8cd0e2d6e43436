import { invariant } from '../domain/invariant.ts'
import { recordEvent } from '../store/events.ts'
import { listFailedToUndo } from '../store/failed-to-undo.ts'
import { findApprover, listApprovals } from '../store/approvals.ts'
import { keyOf, type MigrationKey } from '../store/migrations.ts'
import { findRun } from '../store/runs.ts'
import { laneOf } from '../workflow/advance-customer.ts'
import type { ControlDeps } from '../workflow/control-run.ts'
import { startRun } from '../workflow/start-run.ts'
import { approvePlan } from './approve-plan.ts'
import { createUndoPlan } from './create-undo-plan.ts'
import { findReplacement } from './tables/find-replacement.ts'

/** The kind of the phase that takes back one migration that has failed. */
export const UNDO_FAILED = 'undo-failed'

/** A way back that the plan decided on is started soon after the failure: it does not wait for a week. */
const APPROVED_FOR_DAYS = 7

/**
 * Asks for the way back of every migration whose plan says so: each failure once, whichever worker sees it. What this worker has asked for
 * it does not ask for again, however often it looks.
 */
export function createUndoOfFailed({ db, clock, durable }: ControlDeps): () => Promise<void> {
  const asked = new Set<string>()
  return async () => {
    for (const { run, customer, decision, changedAt, countedFrom } of await listFailedToUndo(db)) {
      const id = `${UNDO_FAILED}/${run}/${customer}/${decision}/${changedAt}/${countedFrom ?? ''}`
      if (asked.has(id)) continue
      await durable.startPhase({ id, kind: UNDO_FAILED, lane: laneOf(customer), dueAt: clock.now(), input: { run, customer, decision } })
      asked.add(id)
    }
  }
}

/**
 * Takes back what a migration did that has failed, as its plan says, in the name of whoever approved that: planned, approved and started
 * like any other way back. Nothing where the world is another meanwhile, or there is nothing to take back: then it waits for a person.
 */
export async function undoFailed(key: MigrationKey, deps: ControlDeps): Promise<string> {
  const [outcome, data] = await tryToUndo(key, deps)
  await recordEvent(deps.db, {
    at: deps.clock.now(),
    kind: 'run:undoes-failed',
    actor: 'crossgrade',
    ...keyOf(key),
    data: { outcome, ...data },
  })
  return outcome
}

/** What came of it, in words. */
async function tryToUndo(key: MigrationKey, deps: ControlDeps): Promise<readonly [string, { readonly [name: string]: string }]> {
  const [failed] = await listFailedToUndo(deps.db, key)
  if (!failed) return ['it does not ask for it any more', {}]
  // The header says it for all; a part that buys nothing says otherwise.
  if ((await findReplacement(failed, deps.db))?.onFailure !== 'undo') return ['its part says to wait for a person', {}]
  const run = await findRun(deps.db, failed.run)
  invariant(run, `${failed.run} is there`)
  const by = (await findApprover(deps.db, failed.plan, failed.customer)) ?? run.createdBy
  const { plan, notUndone } = await createUndoPlan(run, { customers: [failed.customer], decisions: [failed.decision] }, by, deps)
  if (plan === null) return [notUndone[0]?.because ?? 'there is nothing to take back', {}]
  await approvePlan(plan, { all: true, expiresInDays: APPROVED_FOR_DAYS }, by, deps)
  const started = await startRun(plan, await listApprovals(deps.db, plan, deps.clock.now()), { by, pauseAbove: null }, deps)
  if ('claimed' in started) return [`it has gone on meanwhile: ${started.claimed.because}`, { plan }]
  return [`${started.run} takes it back, in the name of ${by}`, { plan, undoneBy: started.run }]
}
