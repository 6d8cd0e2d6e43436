import type { Json } from '../../domain/durable.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from '../../domain/instant.ts'
import type { SwitchOff } from '../../domain/plan.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import { recordReadBack, wasSent } from '../../store/attempts.ts'
import { listDoneSteps } from '../../store/steps.ts'
import { attempt } from '../attempt.ts'
import { placeOf, reportBreach } from '../broken-promise.ts'
import { deadlinesOf } from '../deadlines.ts'
import { endingOf, type Ending } from '../endings.ts'
import { findSubscription } from '../find-subscription.ts'
import { checkStillNeeded } from '../licenses/check-still-needed.ts'
import { checkSwitchedOff } from '../licenses/check-switched-off.ts'
import { BY_A_PERSON, changed, lookAgain, needsPerson, timesWaited } from '../outcome.ts'
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
      const subscription = await findSubscription(each.subscription, context)
      if (!subscription) {
        evidence[each.subscription] = { by: each.by, status: 'deleted', readAt: context.clock.now() }
        continue
      }
      const ending = endingOf(each.by, subscription, context.clock.now(), wasEnding(each, context))
      if (!ending.isDone(subscription)) {
        if (subscription.status === 'active') return end(each, ending, subscription, context)
        return changed('not-active', `${subscription.offerName} is ${subscription.statusText}, neither active nor ${ending.doneText}`, {
          offer: subscription.offerName,
          status: subscription.statusText,
        })
      }
      await readBack(each, subscription, context)
      const breach = await checkSwitchedOff(subscription, context)
      if (breach) return { state: 'needs-person', reason: await reportBreach(breach, placeOf(context), context) }
      evidence[each.subscription] = {
        by: each.by,
        status: subscription.statusText,
        ...deadlinesOf(subscription, each.by, await endedAt(each, context)),
      }
    }
    return { state: 'done', evidence }
  },
}

async function end(each: SwitchOff, ending: Ending, subscription: Subscription, context: StepContext): Promise<StepOutcome> {
  const moved = await moveLicenses.act(context)
  if (moved.state !== 'done') return moved
  const grown = await newAddOns(each, subscription, context)
  if (grown) return grown
  const needed = await checkStillNeeded(each.subscription, context)
  if (needed) return needed
  const renewed = renewedMeanwhile(each, subscription, context)
  if (renewed) return renewed
  if (context.replacement.suspension === 'by-a-person') {
    const text = `${subscription.offerName} (${subscription.id}) is to be ${ending.doneText} by a person; nobody needs it any more, and it is looked at until it is`
    return lookAgain(context, { firstMs: MINUTE_MS, mostMs: HOUR_MS }, BY_A_PERSON, text, {
      subscription: subscription.id,
      offer: subscription.offerName,
    })
  }
  if (timesWaited(context, ending.code) >= TRIES)
    return needsPerson(`not-${ending.code}`, ending.giveUpText(subscription), { offer: subscription.offerName })
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
  return lookAgain(context, pause, ending.code, `${subscription.offerName} does not read as ${ending.doneText} yet`, {
    offer: subscription.offerName,
  })
}

/** An add-on that came since the plan was made would be suspended with its base, and nobody has looked at who needs it (promise P4). */
async function newAddOns(each: SwitchOff, { offerName }: Subscription, context: StepContext): Promise<StepOutcome | undefined> {
  const { replacement, partnerCenter, key } = context
  const expected = replacement.expects.subscriptions.find(({ id }) => id === each.subscription)
  if (!expected) return undefined
  const found = await partnerCenter.listAddOns(key.customer, each.subscription)
  const come = found.filter(({ subscription: { id, status } }) => status === 'active' && !expected.addOns.includes(id))
  const [first] = come
  if (!first) return undefined
  return changed('changed-since-approval', `${offerName} has the add-on ${first.subscription.offerName} now, which would end with it`, {
    addOns: come.map(({ subscription: { id } }) => id),
    offer: offerName,
    addOn: first.subscription.offerName,
  })
}

/** Where somebody else ended it, nobody knows when: since everybody was moved, at the earliest. The days that follow are rather too early than too late. */
async function endedAt({ subscription }: SwitchOff, { db, key, clock }: StepContext): Promise<Instant> {
  if (await wasSent(db, key, 'switch-off', subscription)) return clock.now()
  return (await listDoneSteps(db, key)).find(({ step }) => step === 'move-licenses')?.doneAt ?? clock.now()
}

function wasEnding({ subscription }: SwitchOff, { replacement }: StepContext): boolean {
  return replacement.expects.subscriptions.some((each) => each.id === subscription && each.endsAtTerm && !each.autoRenew)
}

/** A new term has begun since the plan was made, and ending it at its term would pay for all of it: that is for a person. */
function renewedMeanwhile({ by, subscription: id }: SwitchOff, found: Subscription, { replacement }: StepContext): StepOutcome | undefined {
  const planned = replacement.expects.subscriptions.find((each) => each.id === id)?.termEndsAt ?? null
  if (by === 'suspend' || planned === null || found.termEndsAt === null || found.termEndsAt <= planned) return undefined
  const until = found.cancellableUntil === null ? 'cannot be canceled any more' : `can be canceled until ${found.cancellableUntil}`
  return needsPerson(
    'renewed-meanwhile',
    `${found.offerName} was to end ${planned} and has renewed until ${found.termEndsAt}; it ${until}. Cancel it in Partner Center, or set it to end at its term, then retry.`,
    { planned, found: found.termEndsAt, offer: found.offerName, cancelableUntil: found.cancellableUntil },
  )
}

/** How often a change that does not show is sent again before a person is asked. */
const TRIES = 5

/** Closes attempts that a dead process left open: the subscription has ended, whoever's answer was lost. */
async function readBack(each: SwitchOff, subscription: Subscription, context: StepContext): Promise<void> {
  const found = { status: subscription.statusText, autoRenew: subscription.autoRenew, endsAtTerm: subscription.endsAtTerm }
  await context.record((trx) => recordReadBack(trx, context.key, 'switch-off', each.subscription, found, context.clock.now()))
}
