import { MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { SeatsBack } from '../../domain/undoing.ts'
import { recordReadBack } from '../../store/attempts.ts'
import { attempt } from '../attempt.ts'
import { freeUnits } from '../free-units.ts'
import { changed, lookAgain, needsPerson, timesWaited } from '../outcome.ts'
import type { Step, StepContext, StepOutcome } from '../step.ts'
import { switchOff } from './switch-off.ts'

/**
 * Ends what was bought, after a fresh read shows that nobody needs it (promise P4): seats that were added are taken off while their
 * seven days last, new subscriptions are canceled, or end at their term.
 */
export const endBought: Step = {
  name: 'switch-off',
  async act(context) {
    for (const each of context.replacement.undoes?.giveBack ?? []) {
      const outcome = await giveBack(each, context)
      if (outcome) return outcome
    }
    return switchOff.act(context)
  },
}

/** Undefined when they are off, or stay because their seven days are over. */
async function giveBack(each: SeatsBack, context: StepContext): Promise<StepOutcome | undefined> {
  const { partnerCenter, graph, key, clock } = context
  const { subscription } = await partnerCenter.getSubscription(key.customer, each.subscription)
  const { quantity, offerName } = subscription
  if (quantity === each.before) {
    await context.record((trx) => recordReadBack(trx, key, 'switch-off', each.subscription, { quantity }, clock.now()))
    return undefined
  }
  if (clock.now() >= each.until) return undefined
  if (quantity !== each.before + each.seats)
    return changed(
      'changed-since-approval',
      `${offerName} has ${quantity} seats, not the ${each.before + each.seats} of which ${each.seats} were added`,
      { offer: offerName, found: quantity, expected: each.before + each.seats, seats: each.seats },
    )
  const sku = (await graph.listSubscribedSkus(key.customer)).find(({ skuId }) => skuId === each.skuId)
  const free = sku ? freeUnits(sku) : 0
  if (free < each.seats) {
    const text = `${each.seats} seats of ${offerName} are to be taken off, and ${free} are free`
    if (timesWaited(context, 'still-needed') >= 6)
      return needsPerson('still-needed', `${text}. They stay until they are.`, { free, seats: each.seats, offer: offerName })
    return lookAgain(context, { firstMs: 30 * SECOND_MS, mostMs: 15 * MINUTE_MS }, 'still-needed', text, {
      free,
      seats: each.seats,
      offer: offerName,
    })
  }
  if (timesWaited(context, 'giving-back') >= TRIES)
    return needsPerson(
      'not-giving-back',
      `${offerName} still has ${quantity} seats after they were taken off several times. Look in Partner Center, then retry.`,
      { offer: offerName, seats: quantity },
    )
  const request = { quantity: each.before }
  await attempt(context, [{ step: 'switch-off', what: 'patchSubscription', subject: each.subscription, before: { quantity }, request }], {
    send: (ids) =>
      partnerCenter.patchSubscription(
        key.customer,
        each.subscription,
        (wire) => ({ ...wire, quantity: loweredFrom(each, wire.quantity) }),
        ids,
      ),
    then: async (_trx, answer) => ({ answer: answer.state }),
  })
  return lookAgain(
    context,
    { firstMs: 5 * SECOND_MS, mostMs: 5 * MINUTE_MS },
    'giving-back',
    `${each.seats} seats of ${offerName} are taken off and read back`,
    { offer: offerName, seats: each.seats },
  )
}

/** How often a change that does not show is sent again before a person is asked. */
const TRIES = 5

/** Somebody may have changed it a moment ago: what is sent is absolute, and would take their seats too. */
function loweredFrom({ before, seats }: SeatsBack, found: number | null | undefined): number {
  if (found === before + seats) return before
  const text = `the subscription had ${before + seats} seats and has ${found ?? 'an unknown number'} now`
  throw new ProviderError('drifted', 'patchSubscription', { text })
}
