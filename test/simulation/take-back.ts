import { createUndoPlan, type UndoRequest } from '../../src/api/create-undo-plan.ts'
import type { Choices } from '../../src/domain/choices.ts'
import type { PlanId, RunId } from '../../src/domain/id.ts'
import { DAY_MS, HOUR_MS, plusMs } from '../../src/domain/instant.ts'
import type { CustomerPlan } from '../../src/domain/plan.ts'
import type { Run } from '../../src/domain/run.ts'
import { listFailedToUndo } from '../../src/store/failed-to-undo.ts'
import { listApprovals, recordApprovals } from '../../src/store/approvals.ts'
import { findCustomerPlan, listParts } from '../../src/store/plans.ts'
import { findRun } from '../../src/store/runs.ts'
import { listRunUserMoves } from '../../src/store/stored-user-moves.ts'
import type { ControlDeps } from '../../src/workflow/control-run.ts'
import { startRun } from '../../src/workflow/start-run.ts'
import type { ApprovedParts } from './approved-parts.ts'
import { stopIt, WHO } from './operator.ts'

/** Somebody takes back what the run did, or some of it, at some time. */
export interface TakingBack {
  /** When they first try, in milliseconds from the start; undefined: never. */
  readonly atMs: number | undefined
  /** Tries; the run that it began, undefined where it is not the time yet, or there is nothing to take back. */
  attempt(run: RunId, control: ControlDeps): Promise<RunId | undefined>
  /** What the plan says of a step that fails. */
  readonly onFailure: Choices['onFailure']
  /** Takes back what has failed, where the plan says so; the runs that it began. */
  takeBackFailed(control: ControlDeps): Promise<readonly RunId[]>
}

export interface TakingBackOptions {
  readonly random: () => number
  readonly approved: ApprovedParts
  /** Not by chance. */
  readonly isWanted: boolean
  /** That what fails is taken back. */
  readonly isWantedOfFailed: boolean
  readonly tell: (line: string) => void
}

const CHANCE = 0.4
const CHANCE_OF_FAILED = 0.15
/** In the middle of it, in the cool-down, while the new seats can be given back and later, and about when Microsoft deletes. */
const MOMENTS: readonly number[] = [
  ...[1, 1, 2, 3, 5, 8].map((hours) => hours * HOUR_MS),
  ...[1.25, 2, 2, 3, 6, 10, 45, 80, 92].map((days) => days * DAY_MS),
]
const SCOPES = ['run', 'run', 'run', 'customer', 'user', 'user'] as const

export function createTakingBack({ random, approved, isWanted, isWantedOfFailed, tell }: TakingBackOptions): TakingBack {
  const [roll, when, what, stops, which] = [random(), random(), random(), random() < 0.5, random()]
  const onFailure = random() < CHANCE_OF_FAILED || isWantedOfFailed ? 'undo' : 'wait-for-a-person'
  const scope = SCOPES[Math.floor(what * SCOPES.length)] ?? 'run'

  /** What is carried out is stopped before all of it is taken back. */
  async function isStopped(run: RunId, control: ControlDeps): Promise<boolean> {
    const state = (await findRun(control.db, run))?.state
    if (state === 'stopped' || state === 'finished' || scope === 'user' || !stops) return true
    tell(`-- stop, to take it back${(await stopIt(run, control)) ? '' : ': too late'}`)
    return false
  }

  async function request(run: RunId, { db }: ControlDeps): Promise<UndoRequest | undefined> {
    if (scope === 'run') return {}
    const moves = await listRunUserMoves(db, run, {}, { after: undefined, limit: 1000 })
    const move = moves[Math.floor(which * moves.length)]
    if (!move) return undefined
    return scope === 'user' ? { users: [move.userPrincipalName] } : { customers: [move.customer] }
  }

  return {
    onFailure,
    atMs: roll < CHANCE || isWanted ? MOMENTS[Math.floor(when * MOMENTS.length)] : undefined,
    async attempt(run, control) {
      const found = await findRun(control.db, run)
      if (!found || !(await isStopped(run, control))) return undefined
      const wanted = await request(run, control)
      return wanted && begin(found, wanted, control)
    },
    async takeBackFailed(control) {
      const begun: RunId[] = []
      // As `undoFailed` does, but approved here before anything of it is sent, so that the watch knows of it.
      for (const { run, customer, decision } of await listFailedToUndo(control.db)) {
        const found = await findRun(control.db, run)
        const way = found && (await begin(found, { customers: [customer], decisions: [decision] }, control))
        if (way !== undefined) begun.push(way)
      }
      return begun
    },
  }

  async function begin(found: Run, wanted: UndoRequest, control: ControlDeps): Promise<RunId | undefined> {
    const { plan, notUndone } = await createUndoPlan(found, wanted, WHO, control)
    for (const { name, because } of notUndone) tell(`-- take back ${name}: ${because}`)
    if (plan === null) return undefined
    const takeAway = (await approveAll(plan, control)).map((part) => approved.approve(part))
    const yes = await listApprovals(control.db, plan, control.clock.now())
    const started = await startRun(plan, yes, { by: WHO, pauseAbove: 0.2 }, control)
    tell(`-- take back ${JSON.stringify(wanted)}: ${'run' in started ? started.run : 'it has gone on since'}`)
    if ('run' in started) return started.run
    for (const each of takeAway.toReversed()) each()
    return undefined
  }
}

async function approveAll(plan: PlanId, { db, clock }: ControlDeps): Promise<readonly CustomerPlan[]> {
  const at = clock.now()
  const parts: CustomerPlan[] = []
  for (const { customer, hash } of await listParts(db, plan)) {
    const part = await findCustomerPlan(db, plan, customer)
    if (part) parts.push(part.plan)
    const yes = { plan, customer, customerPlanHash: hash, approvedBy: WHO, approvedAt: at, expiresAt: plusMs(at, 60 * DAY_MS) }
    await db.transaction().execute((trx) => recordApprovals(trx, [{ ...yes, attestsPartnerOnRecord: null }]))
  }
  return parts
}
