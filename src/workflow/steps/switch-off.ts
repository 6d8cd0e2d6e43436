import type { Json } from '../../domain/durable.ts'
import { MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import type { SwitchOff } from '../../domain/plan.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import { recordReadBack } from '../../store/attempts.ts'
import { attempt } from '../attempt.ts'
import { deadlinesOf } from '../deadlines.ts'
import { checkStillNeeded } from '../licenses/check-still-needed.ts'
import { changed, lookAgain } from '../outcome.ts'
import type { Step, StepContext, StepOutcome } from '../step.ts'
import { moveLicenses } from './move-licenses.ts'

/**
 * Suspends each old subscription, after a fresh read shows that nobody needs it (promise P4). Whoever got the old license
 * during the cool-down is moved first, by the part's latecomer clause. Taking it back: active again, until its date.
 */
export const switchOff: Step = {
  name: 'switch-off',
  async act(context) {
    const evidence: Record<string, Json> = {}
    for (const each of context.replacement.switchOff) {
      const { subscription } = await context.partnerCenter.getSubscription(context.key.customer, each.subscription)
      if (subscription.status === 'active') return suspend(each, subscription, context)
      if (subscription.status !== 'suspended') {
        return changed('not-active', `${subscription.offerName} is ${subscription.statusText}, neither active nor suspended`)
      }
      await readBack(each, subscription, context)
      evidence[each.subscription] = { status: subscription.statusText, ...deadlinesOf(subscription, context.clock.now()) }
    }
    return { state: 'done', evidence }
  },
}

async function suspend(each: SwitchOff, subscription: Subscription, context: StepContext): Promise<StepOutcome> {
  const moved = await moveLicenses.act(context)
  if (moved.state !== 'done') return moved
  const needed = await checkStillNeeded(each.subscription, context)
  if (needed) return needed
  await attempt(
    context,
    [
      {
        step: 'switch-off',
        what: 'patchSubscription',
        subject: each.subscription,
        before: { status: subscription.statusText },
        request: { status: 'suspended' },
      },
    ],
    {
      send: (ids) =>
        context.partnerCenter.patchSubscription(context.key.customer, each.subscription, (wire) => ({ ...wire, status: 'suspended' }), ids),
      then: async (_trx, answer) => ({ answer: answer.state }),
    },
  )
  const read = await context.partnerCenter.getSubscription(context.key.customer, each.subscription)
  if (read.subscription.status === 'suspended') return { state: 'again' }
  return lookAgain(
    context,
    { firstMs: 5 * SECOND_MS, mostMs: 5 * MINUTE_MS },
    'suspending',
    `${subscription.offerName} does not read as suspended yet`,
  )
}

/** Closes attempts that a dead process left open: the subscription is suspended, whoever's answer was lost. */
async function readBack(each: SwitchOff, subscription: Subscription, context: StepContext): Promise<void> {
  await context.record((trx) =>
    recordReadBack(trx, context.key, 'switch-off', each.subscription, { status: subscription.statusText }, context.clock.now()),
  )
}
