import { WorkerLost, type Json, type Durable, type Phase } from '../domain/durable.ts'
import type { CustomerId, RunId, UserId } from '../domain/id.ts'
import { plusMs, SECOND_MS, type Instant } from '../domain/instant.ts'
import { invariant } from '../domain/invariant.ts'
import { ProviderError } from '../domain/provider-error.ts'
import type { Reason, UserMoveRecord, UserMoveState } from '../domain/run.ts'
import type { License, LicenseHolder } from '../domain/snapshot.ts'
import { listOpenAttempts, recordReadBack, type OpenAttempt } from '../store/attempts.ts'
import { recordEvent } from '../store/events.ts'
import { listGroupMoves } from '../store/group-moves.ts'
import { keyOf, type MigrationKey } from '../store/migrations.ts'
import { findTurn } from '../store/turns.ts'
import { listMovesOf } from '../store/user-moves.ts'
import { attempt } from './attempt.ts'
import { freeUnits } from './free-units.ts'
import { laneOf } from './advance-customer.ts'
import { holdsSku } from './licenses/obstacle.ts'
import { STALE_MS } from './licenses/settle-sent.ts'
import { reasonOf } from './on-provider-error.ts'
import { reapplied, sendsNothing, type ReapplyCode } from './reapply-outcomes.ts'
import { contextOf, type WorkflowDeps } from './step-context.ts'
import type { StepContext } from './step.ts'

/** The kind of the phase that gives one user once more what the approved part gave them. */
export const REAPPLY_USER = 'reapply-user'

export type ReapplyInput = {
  readonly run: RunId
  readonly customer: CustomerId
  readonly decision: string
  readonly user: UserId
  readonly by: string
  /** The name of what was asked for, the same for every look at it. */
  readonly id: string
  readonly look: number
}

/** What a run gave, and somebody may have taken since. */
export const GIVEN: ReadonlySet<UserMoveState> = new Set(['moved', 'verified'])

/** Answers that were lost are read back after a minute; so often, before somebody has to look. */
const LOOKS_MOST = 5

export function defineReapplyUser(durable: Durable, deps: WorkflowDeps): void {
  durable.define<ReapplyInput>(REAPPLY_USER, async (phase, input) => {
    const again = await phase.step('give', () => reapplyUser(input, deps))
    if (again !== null) await lookAgain(phase, input, again)
  })
}

async function lookAgain(phase: Phase, input: ReapplyInput, dueAt: Instant): Promise<void> {
  const next = { ...input, look: input.look + 1 }
  await phase.startPhase({ id: `${input.id}/${next.look}`, kind: REAPPLY_USER, lane: laneOf(input.customer), dueAt, input: next })
}

/** Whatever it came to is an event of the run: what was given and read back, or why nothing was. When to look again, where that is not known yet. */
async function reapplyUser({ user, by, look, ...rest }: ReapplyInput, deps: WorkflowDeps): Promise<Instant | null> {
  const key = keyOf(rest)
  const outcome = await giveAgain(key, user, by, deps).catch((error: unknown): Outcome => {
    if (error instanceof WorkerLost) throw error
    return no('not-done', { why: whyOf(error, deps) })
  })
  if ('again' in outcome && look < LOOKS_MOST) return outcome.again
  const { has, why } = 'again' in outcome ? no('given-not-read') : outcome
  const data = { has, text: why.text, why: { ...why } }
  await deps.record((trx) => recordEvent(trx, { at: deps.clock.now(), kind: 'user:reapplied', actor: by, ...key, data: { user, ...data } }))
  return null
}

/** `has`: they hold it now, as read back. */
type Outcome = Known | { readonly again: Instant }

interface Known {
  readonly has: boolean
  readonly why: Reason
}

async function giveAgain(key: MigrationKey, user: UserId, by: string, deps: WorkflowDeps): Promise<Outcome> {
  const turn = await findTurn(deps.db, key)
  invariant(turn, `migration ${key.run}/${key.customer}/${key.decision} exists`)
  const context = { ...(await contextOf(turn, 'move-licenses', deps)), actor: by }
  const [move] = await listMovesOf(deps.db, key, [user])
  if (!move) return no('not-of-this-run', { run: key.run })
  if (move.state === 'sent') return no('moving-now', { run: key.run })
  // First of all what became of an earlier try: also of a run that sends nothing any more.
  const earlier = await settleEarlier(move, context)
  if (earlier) return earlier
  if (turn.run.state !== 'running') return { has: false, why: sendsNothing(key.run, turn.run.state) }
  if (!GIVEN.has(move.state)) return no('not-moved-or-back', { run: key.run })
  const holder = await read(user, context)
  if (!holder) return no('user-is-gone')
  const add = lacking(holder, move)
  if (add.length === 0) return yes('has-it')
  const obstacle = await obstacleTo(holder, add, move, context)
  return obstacle === undefined ? send(holder, add, move, context) : { has: false, why: obstacle }
}

/**
 * What became of an earlier try whose answer was lost: they have it, or it is too early to tell, since what was sent may not show yet.
 * Undefined where nothing is open, or it did not arrive.
 */
async function settleEarlier(move: UserMoveRecord, context: StepContext): Promise<Outcome | undefined> {
  const { key, clock } = context
  const last = (await listOpenAssignments(context)).findLast(({ subject }) => subject === move.user)
  if (!last) return undefined
  const until = plusMs(last.sentAt, STALE_MS + SECOND_MS)
  if (clock.now() < until) return { again: until }
  const holder = await read(move.user, context)
  const found = { licenses: holder?.licenses.map(({ skuId }) => skuId) ?? [] }
  await context.record((trx) => recordReadBack(trx, key, 'move-licenses', move.user, found, clock.now()))
  const isGiven = holder !== undefined && lacking(holder, move).length === 0
  return isGiven ? yes('was-given') : undefined
}

/** Assignments of which nobody knows what became, oldest first. */
async function listOpenAssignments({ key, db }: StepContext): Promise<readonly OpenAttempt[]> {
  return (await listOpenAttempts(db, key)).filter(({ what }) => what === 'assignLicense')
}

async function obstacleTo(
  holder: LicenseHolder,
  add: readonly License[],
  { remove }: UserMoveRecord,
  context: StepContext,
): Promise<Reason | undefined> {
  const { key, db } = context
  if (remove.some((sku) => holdsSku(holder, sku))) return reapplied('holds-old-again')
  if (!holder.usageLocation) return reapplied('no-usage-location')
  const isGroupUnderWay = (await listGroupMoves(db, key)).some(({ state }) => state === 'sent' || state === 'processing')
  if (isGroupUnderWay) return reapplied('group-under-way')
  return seatMissing(add, context)
}

/** An assignment of which nobody knows whether it arrived may need a seat that still reads as free (promise P3). */
async function seatMissing(add: readonly License[], context: StepContext): Promise<Reason | undefined> {
  const { key, graph, replacement } = context
  const units = await graph.listSubscribedSkus(key.customer)
  const onTheirWay = (await listOpenAssignments(context)).length
  for (const { skuId } of add) {
    const sku = units.find((each) => each.skuId === skuId)
    const free = sku ? Math.max(0, freeUnits(sku)) : 0
    if (free > onTheirWay) continue
    const product = replacement.lines.find((line) => line.product.provisions === skuId)?.product.title
    return reapplied('no-seat-free', {
      ...{ free, seats: sku ? sku.enabled + sku.warning : 0 },
      ...(product === undefined ? {} : { product }),
      ...(onTheirWay > 0 ? { lost: onTheirWay } : {}),
    })
  }
  return undefined
}

async function send(holder: LicenseHolder, add: readonly License[], move: UserMoveRecord, context: StepContext): Promise<Outcome> {
  const { key, graph, clock } = context
  const shown = ({ skuId, disabledPlans }: License) => ({ skuId, disabledPlans: [...disabledPlans] })
  const intent = {
    ...({ step: 'move-licenses', what: 'assignLicense', subject: move.user } as const),
    before: { licenses: holder.licenses.map(shown) },
    request: { add: add.map(shown), remove: [] },
  }
  try {
    const outcome = await attempt(context, [intent], {
      send: (ids) => graph.assignLicense(key.customer, move.user, { add, remove: [] }, ids),
      then: async (_trx, answer) => ({ state: answer.state }),
    })
    if (outcome.state === 'refused') return no('refused-by-microsoft', { words: outcome.text })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    return error.kind === 'outcome-unknown'
      ? { again: plusMs(clock.now(), STALE_MS + SECOND_MS) }
      : no('not-given', { why: whyOf(error, context) })
  }
  return readBack(move, context)
}

async function readBack(move: UserMoveRecord, context: StepContext): Promise<Outcome> {
  const after = await read(move.user, context).catch((error: unknown) => {
    if (error instanceof ProviderError) return undefined
    throw error
  })
  return after && lacking(after, move).length === 0 ? yes('given-again') : no('given-not-shown')
}

/** As the reason that a step which failed so would wait with; of a failure of ours its words. */
function whyOf(error: unknown, { clock }: Pick<StepContext, 'clock'>): Json {
  if (error instanceof ProviderError) return { ...reasonOf(error, clock) }
  return error instanceof Error ? error.message : String(error)
}

async function read(user: UserId, { graph, key }: StepContext): Promise<LicenseHolder | undefined> {
  return (await graph.batchGetUsers(key.customer, [user])).get(user)
}

/** What of the approved licenses they do not hold, whoever took it. With other services switched off, it is theirs all the same. */
export function lacking(holder: LicenseHolder, { add }: Pick<UserMoveRecord, 'add'>): readonly License[] {
  return add.filter(({ skuId }) => !holdsSku(holder, skuId))
}

function yes(code: ReapplyCode): Known {
  return { has: true, why: reapplied(code) }
}

function no(code: ReapplyCode, facts: Reason['facts'] = {}): Known {
  return { has: false, why: reapplied(code, facts) }
}
