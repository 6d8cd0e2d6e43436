import pMap from 'p-map'
import type { Json } from '../../domain/durable.ts'
import type { UserId } from '../../domain/id.ts'
import { MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { Reason } from '../../domain/run.ts'
import type { BatchOutcome } from '../../provider/graph/graph.ts'
import type { LicenseRefusal } from '../../provider/graph/license-refusal.ts'
import { recordUserMoves, type UserMoveChange } from '../../store/user-moves.ts'
import { attempt, type Intent } from '../attempt.ts'
import { lookAgain, needsPerson, timesWaited } from '../outcome.ts'
import { pauseOnFailures } from '../pause-on-failures.ts'
import { refusalReason } from '../refusal-reason.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import type { Swap } from './find-candidates.ts'
import { setUsageLocations } from './set-usage-locations.ts'
import { userState } from './user-state.ts'

export const USERS_PER_BATCH = 20
/** Batches of one customer under way at once; the write quota, not this, sets the pace. */
const BATCHES_AT_ONCE = 4

/**
 * Sends the swaps, twenty to a batch. Each user's before is committed together with "sent" before the batch leaves, each
 * user's answer afterwards; an answer that is lost leaves them "sent", and they are read before anything else is sent.
 */
export async function swapUsers(all: readonly Swap[], context: StepContext): Promise<StepOutcome> {
  const { swaps, open } = await setUsageLocations(all, context)
  if (swaps.length === 0) return open === 0 ? { state: 'again' } : nobodyMoved(open, context)
  const failures: ProviderError[] = []
  const outcomes: BatchOutcome[] = []
  await pMap(
    inBatches(swaps),
    async (batch) => {
      if (failures.length > 0) return
      try {
        outcomes.push(...(await swapBatch(batch, context)))
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error
        await takeBack(batch, context)
        failures.push(error)
      }
    },
    { concurrency: BATCHES_AT_ONCE },
  )
  const [failure] = failures
  if (failure) throw failure
  return outcomes.some((outcome) => outcome.state === 'ok' || outcome.state === 'unknown')
    ? { state: 'again' }
    : notOneMoved(outcomes, context)
}

/** Nobody was moved: refused users are closed, all others would be sent again at once and for ever without a pause. */
function notOneMoved(outcomes: readonly BatchOutcome[], context: StepContext): StepOutcome {
  const open = outcomes.filter((outcome) => changeOf(outcome, { located: NOBODY, parts: NOBODY }).state === 'pending').length
  if (open === 0) return { state: 'again' }
  return nobodyMoved(open, context)
}

function nobodyMoved(open: number, context: StepContext): StepOutcome {
  const text = `Microsoft did not move any of ${open} users just now (throttled, no free unit yet, or changed by somebody else at the same moment)`
  if (timesWaited(context, 'not-moved') >= 12) return needsPerson('not-moved', text, { users: open })
  return lookAgain(context, { firstMs: 10 * SECOND_MS, mostMs: 15 * MINUTE_MS }, 'not-moved', text, { users: open })
}

function inBatches(swaps: readonly Swap[]): readonly (readonly Swap[])[] {
  return Array.from({ length: Math.ceil(swaps.length / USERS_PER_BATCH) }, (_, i) =>
    swaps.slice(i * USERS_PER_BATCH, (i + 1) * USERS_PER_BATCH),
  )
}

async function swapBatch(batch: readonly Swap[], context: StepContext): Promise<readonly BatchOutcome[]> {
  const { key, replacement, graph, clock } = context
  const outcomes = await attempt(
    context,
    batch.map((swap) => intentOf(swap, context)),
    {
      also: (trx) =>
        recordUserMoves(
          trx,
          key,
          batch.map(({ holder }) => ({ user: holder.id, state: 'sent', before: userState(holder, replacement) })),
          clock.now(),
        ),
      send: (ids) =>
        graph.batchAssign(
          key.customer,
          batch.map(({ holder, add, remove }) => ({ key: holder.id, userId: holder.id, add, remove })),
          ids,
        ),
      then: async (trx, outcomes) => {
        const located = new Set(batch.flatMap((swap) => (swap.usageLocation === null ? [] : [swap.holder.id])))
        const parts = new Set(batch.flatMap((swap) => (swap.isPart ? [swap.holder.id] : [])))
        await recordUserMoves(
          trx,
          key,
          outcomes.map((outcome) => changeOf(outcome, { located, parts })),
          clock.now(),
        )
        return summary(outcomes)
      },
    },
  )
  // Batch by batch: a customer of whom everybody is refused pauses the run with the first of them.
  if (outcomes.some(({ state }) => state === 'refused')) await pauseOnFailures(key.run, context)
  return outcomes
}

function intentOf({ holder, add, remove }: Swap, { replacement }: StepContext): Intent {
  const before = userState(holder, replacement)
  return {
    step: 'move-licenses',
    what: 'assignLicense',
    subject: holder.id,
    before: { licenses: before.licenses.map((license) => ({ skuId: license.skuId, disabledPlans: license.disabledPlans })) },
    request: { add: add.map((license) => ({ skuId: license.skuId, disabledPlans: license.disabledPlans })), remove },
  }
}

const NOBODY: ReadonlySet<UserId> = new Set()

interface Batched {
  /** A usage location that was set a moment ago may not be seen yet: who is refused for it is tried once more. */
  readonly located: ReadonlySet<UserId>
  /** The rest of it comes with a group. */
  readonly parts: ReadonlySet<UserId>
}

function changeOf(outcome: BatchOutcome, { located, parts }: Batched): UserMoveChange {
  const user = outcome.key as UserId
  switch (outcome.state) {
    case 'ok':
      return { user, state: parts.has(user) ? 'pending' : 'moved' }
    case 'throttled':
      return { user, state: 'pending' }
    case 'unknown':
      return { user, state: 'sent' }
    case 'refused':
      return isWorthRepeating(outcome.reason) || (outcome.reason === 'ProhibitedInUsageLocationViolation' && located.has(user))
        ? { user, state: 'pending' }
        : { user, state: 'refused', reason: whyRefused(outcome) }
  }
}

/** In our words where they are known, else in Graph's alone. */
function whyRefused({ code, text, status, reason }: Extract<BatchOutcome, { state: 'refused' }>): Reason {
  return refusalReason(reason, { api: 'graph', code, text }, text, { status })
}

function isWorthRepeating(refusal: LicenseRefusal): boolean {
  return refusal === 'Concurrency' || refusal === 'CountViolation'
}

function summary(outcomes: readonly BatchOutcome[]): Json {
  return Object.fromEntries([...Map.groupBy(outcomes, (outcome) => outcome.state)].map(([state, each]) => [state, each.length]))
}

/** A batch that threw was surely not applied: a lost answer is an outcome of its items, not an error. */
async function takeBack(batch: readonly Swap[], context: StepContext): Promise<void> {
  const changes = batch.map(({ holder }) => ({ user: holder.id, state: 'pending' as const }))
  await context.record((trx) => recordUserMoves(trx, context.key, changes, context.clock.now()))
}
