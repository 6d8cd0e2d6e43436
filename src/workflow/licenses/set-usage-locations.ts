import type { UserId } from '../../domain/id.ts'
import type { Reason } from '../../domain/run.ts'
import type { BatchOutcome } from '../../provider/graph/graph.ts'
import { recordReadBack } from '../../store/attempts.ts'
import { recordUserMoves } from '../../store/user-moves.ts'
import { attempt } from '../attempt.ts'
import { pauseOnFailures } from '../pause-on-failures.ts'
import { refusalReason } from '../refusal-reason.ts'
import type { StepContext } from '../step.ts'
import type { Swap } from './find-candidates.ts'

const USERS_PER_BATCH = 20

/**
 * Gives a usage location to the users who have none and for whom the part has one, since no license can be assigned without
 * (licensing notes, B.5). Who cannot be given one is named and not swapped. Setting the same location twice is harmless,
 * so a lost answer needs no settling.
 * @returns the swaps that can go on, and for how many it is to be tried again
 */
export async function setUsageLocations(
  swaps: readonly Swap[],
  context: StepContext,
): Promise<{ readonly swaps: readonly Swap[]; readonly open: number }> {
  const without = swaps.filter((swap) => swap.usageLocation !== null)
  const stuck = new Set<UserId>()
  let open = 0
  for (let i = 0; i < without.length; i += USERS_PER_BATCH) {
    const outcomes = await setBatch(without.slice(i, i + USERS_PER_BATCH), context)
    for (const outcome of outcomes) if (outcome.state !== 'ok') stuck.add(outcome.key as UserId)
    open += outcomes.filter((outcome) => outcome.state === 'throttled' || outcome.state === 'unknown').length
    await refuse(outcomes, context)
  }
  return { swaps: swaps.filter((swap) => !stuck.has(swap.holder.id)), open }
}

async function setBatch(batch: readonly Swap[], context: StepContext): Promise<readonly BatchOutcome[]> {
  const { key, graph } = context
  return attempt(
    context,
    batch.map(({ holder, usageLocation }) => ({
      step: 'move-licenses',
      what: 'setUsageLocation',
      subject: holder.id,
      before: { usageLocation: holder.usageLocation },
      request: { usageLocation },
    })),
    {
      // Whoever died while one was set, or lost the answer: it reads as not set.
      also: async (trx) => {
        const at = context.clock.now()
        for (const { holder } of batch) await recordReadBack(trx, key, 'move-licenses', holder.id, { usageLocation: null }, at)
      },
      send: (ids) =>
        graph.batchSetUsageLocation(
          key.customer,
          batch.map(({ holder, usageLocation }) => ({ key: holder.id, userId: holder.id, usageLocation: usageLocation ?? '' })),
          ids,
        ),
      then: async (_trx, outcomes) => ({ set: outcomes.filter((outcome) => outcome.state === 'ok').length }),
    },
  )
}

/** A refusal is the user's own; throttled and lost ones are tried again at the next look. */
async function refuse(outcomes: readonly BatchOutcome[], context: StepContext): Promise<void> {
  const changes = outcomes.flatMap((outcome) =>
    outcome.state === 'refused'
      ? [
          {
            user: outcome.key as UserId,
            state: 'refused' as const,
            reason: whyRefused(outcome),
          },
        ]
      : [],
  )
  if (changes.length === 0) return
  await context.record((trx) => recordUserMoves(trx, context.key, changes, context.clock.now()))
  await pauseOnFailures(context.key.run, context)
}

function whyRefused({ code, text }: Extract<BatchOutcome, { state: 'refused' }>): Reason {
  return refusalReason('usage-location-refused', { api: 'graph', code, text }, `the usage location could not be set: ${text}`)
}
