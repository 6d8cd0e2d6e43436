import { MINUTE_MS, plusMs, SECOND_MS } from '../../domain/instant.ts'
import type { PurchaseLine, SeatOrigin } from '../../domain/plan.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { Purchase } from '../../domain/run.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import { recordReadBack } from '../../store/attempts.ts'
import { recordPurchase } from '../../store/purchases.ts'
import { attempt } from '../attempt.ts'
import { changed, lookAgain } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { checkStillApproved } from './check-still-approved.ts'

type More = Extract<SeatOrigin, { from: 'more' }>

/** After this a quantity that still reads as before means that the change never arrived (Partner Center shows lists up to 15 minutes late). */
const SETTLED_AFTER_MS = 15 * MINUTE_MS

/**
 * Adds seats to a subscription that the customer has. The quantity to reach is fixed in the part, so that sending it twice
 * is adding once (promise P2); any other quantity than the one before and that one means that somebody else changed it.
 */
export async function addSeats(purchase: Purchase, line: PurchaseLine, more: More, context: StepContext): Promise<StepOutcome> {
  const { subscription } = await context.partnerCenter.getSubscription(context.key.customer, more.subscription)
  const wanted = more.before + line.quantity
  const wasSent = purchase.state === 'checkout-sent'
  if (subscription.quantity === wanted && wasSent) return subscribed(purchase, line, subscription, context)
  if (subscription.quantity !== more.before) return changedMeanwhile(subscription, more, line)
  if (subscription.status !== 'active')
    return changed('not-active', `${subscription.offerName}, to which seats are to be added, is ${subscription.statusText}`, {
      offer: subscription.offerName,
      status: subscription.statusText,
    })
  if (wasSent && context.clock.now() < plusMs(purchase.checkoutSentAt ?? context.clock.now(), SETTLED_AFTER_MS)) {
    const pause = { firstMs: 15 * SECOND_MS, mostMs: 5 * MINUTE_MS }
    return lookAgain(context, pause, 'adding-seats', `${line.product.title} does not show its ${wanted} seats yet`, {
      product: line.product.title,
      seats: wanted,
    })
  }
  return raise(purchase, line, more, wanted, context)
}

async function raise(purchase: Purchase, line: PurchaseLine, more: More, wanted: number, context: StepContext): Promise<StepOutcome> {
  const changedSince = await checkStillApproved(context)
  if (changedSince) return changedSince
  const sent: Purchase = {
    ...purchase,
    state: 'checkout-sent',
    subscription: more.subscription,
    checkoutSentAt: context.clock.now(),
  }
  const intent = {
    step: 'buy' as const,
    what: 'patchSubscription',
    subject: line.id,
    before: { quantity: more.before },
    request: { subscription: more.subscription, quantity: wanted },
  }
  try {
    await attempt(context, [intent], {
      also: async (trx) => {
        const at = context.clock.now()
        // One that was sent before and never arrived: that is what became of it.
        await recordReadBack(trx, context.key, 'buy', line.id, { quantity: more.before }, at)
        await recordPurchase(trx, context.key, sent, at)
      },
      send: (ids) =>
        context.partnerCenter.patchSubscription(
          context.key.customer,
          more.subscription,
          (wire) => ({ ...wire, quantity: raisedFrom(more, wire.quantity, wanted) }),
          ids,
        ),
      then: async (_trx, answer) => ({ answer: answer.state }),
    })
  } catch (error) {
    // Seen before anything was sent: somebody else changed it, and what is there is not ours.
    if (error instanceof ProviderError && error.kind === 'drifted')
      await context.record((trx) => recordPurchase(trx, context.key, purchase, context.clock.now()))
    throw error
  }
  return { state: 'again' }
}

/** Somebody may have changed it a moment ago: what is sent is absolute, and would take their seats back. */
function raisedFrom(more: More, found: number | null | undefined, wanted: number): number {
  if (found === more.before) return wanted
  const text = `the subscription had ${more.before} seats and has ${found ?? 'an unknown number'} now`
  throw new ProviderError('drifted', 'patchSubscription', { text })
}

async function subscribed(purchase: Purchase, line: PurchaseLine, read: Subscription, context: StepContext): Promise<StepOutcome> {
  await context.record(async (trx) => {
    const at = context.clock.now()
    await recordPurchase(trx, context.key, { ...purchase, state: 'subscribed', orderId: read.orderId }, at)
    await recordReadBack(trx, context.key, 'buy', line.id, { quantity: read.quantity }, at)
  })
  return { state: 'again' }
}

function changedMeanwhile(subscription: Subscription, more: More, line: PurchaseLine): StepOutcome {
  return changed(
    'changed-since-approval',
    `${subscription.offerName}, to which ${line.quantity} seats are to be added, had ${more.before} seats and has ${subscription.quantity} now`,
    { expected: more.before, found: subscription.quantity, offer: subscription.offerName, seats: line.quantity },
  )
}
