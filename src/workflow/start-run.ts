import type { CustomerId, PlanId, RunId, SubscriptionId } from '../domain/id.ts'
import type { Approval, Replacement } from '../domain/plan.ts'
import type { Undoing } from '../domain/undoing.ts'
import type { Trx } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { createMigrations, listClaims, listMigrations, recordMigration, releaseClaims, type Claim } from '../store/migrations.ts'
import { findCustomerPlan } from '../store/plans.ts'
import { hasSpent } from '../store/purchases.ts'
import { createRun, listRunCustomers, recordRunCustomers } from '../store/runs.ts'
import { markAllUndone, markUndone } from '../store/user-moves.ts'
import { requestPhases, type ControlDeps } from './control-run.ts'
import { finishRun } from './finish-run.ts'
import { reason } from './outcome.ts'

/** Why a run cannot be started: another open run is in the way at this customer. */
export interface ClaimedElsewhere {
  readonly customer: CustomerId
  /** Null: it is about users. */
  readonly subscription: string | null
  readonly run: string
  /** `gone-on`: what is to be taken back is not where it was when that was planned. */
  readonly because: 'held' | 'gone-on'
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
  because: 'held',
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
  for (const { undoes } of replacements) if (undoes?.isWhole) await refuseGoneOn(trx, customer, undoes)
  const subscriptions = replacements.flatMap(claimedBy)
  const claims = await listClaims(trx, customer, subscriptions)
  for (const claim of claims) await takeOver(trx, claim, run, replacements, deps)
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
      subscriptions: claimedBy(replacement),
      ...BEGINS[replacement.method === 'undo' || replacement.method === 'renewal' ? replacement.method : 'replace'],
    })),
    deps.clock.now(),
  )
  for (const replacement of replacements) await takeUsers(trx, customer, run, replacement, deps)
  return claims.map((claim) => claim.run)
}

const BEGINS = {
  replace: { method: 'replace', step: 'confirm' },
  undo: { method: 'undo', step: 'reactivate' },
  renewal: { method: 'renewal', step: 'confirm' },
} as const

/** Subscriptions that no other open run may touch meanwhile. Where some users go back, those of the run that goes on stay with it. */
function claimedBy({ from, undoes }: Replacement): readonly SubscriptionId[] {
  return [...from.subscriptions.map(({ id }) => id), ...(undoes?.isWhole === true ? undoes.old : [])]
}

/** What is to be taken back is where it was when that was planned. */
async function refuseGoneOn(trx: Trx, customer: CustomerId, { run, decision, stoodAt }: Undoing): Promise<void> {
  const migration = (await listMigrations(trx, run, customer)).find((each) => each.decision === decision)
  if (migration?.changedAt !== stoodAt) throw new Claimed({ customer, subscription: null, run, because: 'gone-on' })
}

/**
 * A migration that found its customer changed before it did anything gives way to one with a newly approved part, and one that is
 * taken back to what takes it back; any other holds its subscriptions.
 */
async function takeOver(trx: Trx, claim: Claim, by: RunId, replacements: readonly Replacement[], { clock }: ControlDeps): Promise<void> {
  const back = replacements.find(({ undoes }) => undoes?.run === claim.run && undoes.decision === claim.decision)
  const isTakenBack = back?.undoes?.stoodAt === claim.changedAt
  // What a person buys is waited for with nothing of ours done.
  const isBeforeSpending = claim.step === 'confirm' || claim.step === 'buy' || claim.step === 'wait-until-ready'
  const hasDoneNothing = claim.state === 'changed' && isBeforeSpending && !(await hasSpent(trx, claim))
  if (!isTakenBack && !hasDoneNothing) {
    const { customer, subscription, run } = claim
    throw new Claimed({ customer, subscription, run, because: back ? 'gone-on' : 'held' })
  }
  const why = isTakenBack
    ? reason('taken-back', `${by} takes it back`, { run: by })
    : reason('superseded', `changed since approval; ${by} goes on with the newly approved part`, { run: by })
  await recordMigration(trx, claim, { state: 'superseded', step: claim.step, reason: why, dueAt: null }, clock.now())
  if (isTakenBack) await markAllUndone(trx, claim, reason('undone', `${by} takes this back`, { run: by }), clock.now())
  await releaseClaims(trx, claim)
}

/** Where some users go back, the run that moved them goes on without them. */
async function takeUsers(trx: Trx, customer: CustomerId, by: RunId, { undoes, users }: Replacement, { clock }: ControlDeps): Promise<void> {
  if (!undoes || undoes.isWhole) return
  const { run, decision } = undoes
  const migration = (await listMigrations(trx, run, customer)).find((each) => each.decision === decision)
  const hasEnded = migration?.step === 'switch-off' || migration?.step === 'watch'
  // It may go on with the others meanwhile, but not come to the end of the old subscription.
  if (hasEnded !== undoes.reactivate.length > 0) throw new Claimed({ customer, subscription: null, run, because: 'gone-on' })
  const why = reason('undone', `${by} takes this back`, { run: by })
  const taken = await markUndone(
    trx,
    { run, customer, decision },
    users.map(({ user }) => user),
    why,
    clock.now(),
  )
  if (taken < users.length) throw new Claimed({ customer, subscription: null, run, because: 'gone-on' })
}
