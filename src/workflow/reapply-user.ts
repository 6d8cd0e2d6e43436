import type { Durable } from '../domain/durable.ts'
import type { CustomerId, RunId, UserId } from '../domain/id.ts'
import { invariant } from '../domain/invariant.ts'
import { ProviderError } from '../domain/provider-error.ts'
import type { UserMoveRecord, UserMoveState } from '../domain/run.ts'
import type { License, LicenseHolder } from '../domain/snapshot.ts'
import { recordReadBack } from '../store/attempts.ts'
import { recordEvent } from '../store/events.ts'
import { keyOf, type MigrationKey } from '../store/migrations.ts'
import { findTurn } from '../store/turns.ts'
import { listMovesOf } from '../store/user-moves.ts'
import { attempt } from './attempt.ts'
import { freeUnits } from './free-units.ts'
import { holdsSku } from './licenses/obstacle.ts'
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
}

/** What a run gave, and somebody may have taken since. */
export const GIVEN: ReadonlySet<UserMoveState> = new Set(['moved', 'verified'])

export function defineReapplyUser(durable: Durable, deps: WorkflowDeps): void {
  durable.define<ReapplyInput>(REAPPLY_USER, async (phase, input) => {
    await phase.step('give', () => reapplyUser(input, deps))
  })
}

/** Whatever it came to is an event of the run: what was given and read back, or why nothing was. */
async function reapplyUser({ user, by, ...key }: ReapplyInput, deps: WorkflowDeps): Promise<string> {
  const outcome = await giveAgain(key, user, by, deps)
  await deps.record((trx) =>
    recordEvent(trx, { at: deps.clock.now(), kind: 'user:reapplied', actor: by, ...keyOf(key), data: { user, ...outcome } }),
  )
  return outcome.text
}

interface Outcome {
  /** They hold it now, as read back. */
  readonly has: boolean
  readonly text: string
}

async function giveAgain(key: MigrationKey, user: UserId, by: string, deps: WorkflowDeps): Promise<Outcome> {
  const turn = await findTurn(deps.db, key)
  invariant(turn, `migration ${key.run}/${key.customer}/${key.decision} exists`)
  if (turn.run.state !== 'running') return not(`${key.run} is ${turn.run.state}, and nothing is sent for it`)
  const context = { ...(await contextOf(turn, 'move-licenses', deps)), actor: by }
  const [move] = await listMovesOf(deps.db, key, [user])
  if (!move || !GIVEN.has(move.state)) return not(`${key.run} has not moved this user`)
  try {
    return await give(move, context)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const isOpen = error.kind === 'outcome-unknown'
    return not(isOpen ? 'whether it was given is not known: the answer was lost; look again' : `it was not given: ${error.message}`)
  }
}

async function give(move: UserMoveRecord, context: StepContext): Promise<Outcome> {
  const { key, graph, clock } = context
  const holder = await read(move.user, context)
  if (!holder) return not('the user does not exist any more')
  const add = lacking(holder, move)
  // An earlier try whose answer was lost has its own answer now.
  await context.record((trx) => recordReadBack(trx, key, 'move-licenses', move.user, { lacks: add.length }, clock.now()))
  if (add.length === 0) return { has: true, text: 'they have it; nothing was sent' }
  const units = await graph.listSubscribedSkus(key.customer)
  const short = add.find(({ skuId }) => !units.some((sku) => sku.skuId === skuId && freeUnits(sku) > 0))
  if (short) return not('there is no free seat of the new product: add one, or take one from somebody who needs none')
  const shown = ({ skuId, disabledPlans }: License) => ({ skuId, disabledPlans: [...disabledPlans] })
  const intent = {
    ...({ step: 'move-licenses', what: 'assignLicense', subject: move.user } as const),
    before: { licenses: holder.licenses.map(shown) },
    request: { add: add.map(shown), remove: [] },
  }
  const outcome = await attempt(context, [intent], {
    send: (ids) => graph.assignLicense(key.customer, move.user, { add, remove: [] }, ids),
    then: async (_trx, answer) => ({ state: answer.state }),
  })
  if (outcome.state === 'refused') return not(`Microsoft refused it: ${outcome.text}`)
  const after = await read(move.user, context)
  return after && lacking(after, move).length === 0
    ? { has: true, text: 'it was given again, and they have it; their services follow in some minutes' }
    : not('it was given again, and Microsoft does not show it yet; look again in a minute')
}

async function read(user: UserId, { graph, key }: StepContext): Promise<LicenseHolder | undefined> {
  return (await graph.batchGetUsers(key.customer, [user])).get(user)
}

/** What of the approved licenses they do not hold, whoever took it. With other services switched off, it is theirs all the same. */
export function lacking(holder: LicenseHolder, { add }: Pick<UserMoveRecord, 'add'>): readonly License[] {
  return add.filter(({ skuId }) => !holdsSku(holder, skuId))
}

function not(text: string): Outcome {
  return { has: false, text }
}
