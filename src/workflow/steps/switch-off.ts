import type { Json } from '../../domain/durable.ts'
import { MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import type { SwitchOff } from '../../domain/plan.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import { recordReadBack } from '../../store/attempts.ts'
import { attempt } from '../attempt.ts'
import { deadlinesOf } from '../deadlines.ts'
import { endings, type Ending } from '../endings.ts'
import { checkStillNeeded } from '../licenses/check-still-needed.ts'
import { changed, lookAgain, needsPerson, timesWaited } from '../outcome.ts'
import type { Step, StepContext, StepOutcome } from '../step.ts'
import { moveLicenses } from './move-licenses.ts'

/**
 * Suspends, cancels or ends at term each old subscription, after a fresh read shows that nobody needs it (promise P4).
 * Whoever got the old license during the cool-down is moved first, by the part's latecomer clause. Taking it back: a
 * suspended one active again until its date, one that ends at its term renewed again until then, a canceled one not at all.
 */
export const switchOff: Step = {
  name: 'switch-off',
  async act(context) {
    const evidence: Record<string, Json> = {}
    for (const each of context.replacement.switchOff) {
      const ending = endings[each.by]
      const { subscription } = await context.partnerCenter.getSubscription(context.key.customer, each.subscription)
      if (!ending.isDone(subscription)) {
        if (subscription.status === 'active') return end(each, ending, subscription, context)
        return changed('not-active', `${subscription.offerName} is ${subscription.statusText}, neither active nor ${ending.doneText}`)
      }
      await readBack(each, subscription, context)
      evidence[each.subscription] = {
        by: each.by,
        status: subscription.statusText,
        ...deadlinesOf(subscription, each.by, context.clock.now()),
      }
    }
    return { state: 'done', evidence }
  },
}

async function end(each: SwitchOff, ending: Ending, subscription: Subscription, context: StepContext): Promise<StepOutcome> {
  const moved = await moveLicenses.act(context)
  if (moved.state !== 'done') return moved
  const needed = await checkStillNeeded(each.subscription, context)
  if (needed) return needed
  const late = ending.tooLate(subscription, context.clock.now())
  if (late) return changed('too-late', late)
  if (timesWaited(context, ending.code) >= TRIES) return needsPerson(`not-${ending.code}`, ending.giveUpText(subscription))
  await attempt(
    context,
    [
      {
        step: 'switch-off',
        what: 'patchSubscription',
        subject: each.subscription,
        before: { status: subscription.statusText, autoRenew: subscription.autoRenew, endsAtTerm: subscription.endsAtTerm },
        request: ending.request,
      },
    ],
    {
      send: (ids) =>
        context.partnerCenter.patchSubscription(context.key.customer, each.subscription, (wire) => ({ ...wire, ...ending.request }), ids),
      then: async (_trx, answer) => ({ answer: answer.state }),
    },
  )
  const read = await context.partnerCenter.getSubscription(context.key.customer, each.subscription)
  if (ending.isDone(read.subscription)) return { state: 'again' }
  const pause = { firstMs: 5 * SECOND_MS, mostMs: 5 * MINUTE_MS }
  return lookAgain(context, pause, ending.code, `${subscription.offerName} does not read as ${ending.doneText} yet`)
}

/** How often a change that does not show is sent again before a person is asked. */
const TRIES = 5

/** Closes attempts that a dead process left open: the subscription has ended, whoever's answer was lost. */
async function readBack(each: SwitchOff, subscription: Subscription, context: StepContext): Promise<void> {
  const found = { status: subscription.statusText, autoRenew: subscription.autoRenew, endsAtTerm: subscription.endsAtTerm }
  await context.record((trx) => recordReadBack(trx, context.key, 'switch-off', each.subscription, found, context.clock.now()))
}
