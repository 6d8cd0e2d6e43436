import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { Purchase } from '../../domain/run.ts'
import type { Order } from '../../provider/partner-center/order.ts'
import { recordPurchase } from '../../store/purchases.ts'
import { placeOf, reportBreach, type Breach } from '../broken-promise.ts'
import { carriesMarker } from '../marker.ts'
import { lookAgain, needsPerson } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { boughtTwice, listMarked } from './find-by-marker.ts'

/** A normal order is complete within minutes, at most a day; a credit check takes up to two business days (the documents). */
const STUCK_AFTER_MS = DAY_MS
const REVIEW_AFTER_MS = 4 * DAY_MS

/** Waits until the order names the subscription, and looks whether it is the only one that carries our marker (promise P2). */
export async function followOrder(purchase: Purchase, context: StepContext): Promise<StepOutcome> {
  const order = purchase.orderId === null ? undefined : await context.partnerCenter.findOrder(context.key.customer, purchase.orderId)
  if (!order && waitedMs(purchase, context) > STUCK_AFTER_MS) {
    return needsPerson('order-not-visible', `order ${purchase.orderId ?? ''} does not show after more than a day`, {
      order: purchase.orderId,
    })
  }
  if (!order) {
    return lookAgain(
      context,
      { firstMs: 30 * SECOND_MS, mostMs: 5 * MINUTE_MS },
      'order-not-visible',
      `order ${purchase.orderId ?? ''} does not show yet`,
      { order: purchase.orderId },
    )
  }
  const subscription = subscriptionOf(order, purchase)
  if (subscription !== null) {
    const breach = await lookForASecond(purchase, context)
    if (breach) return { state: 'needs-person', reason: await reportBreach(breach, placeOf(context), context) }
    await context.record((trx) => recordPurchase(trx, context.key, { ...purchase, state: 'subscribed', subscription }, context.clock.now()))
    return { state: 'again' }
  }
  return waitFor(order, purchase, context)
}

/** A look that is refused shows nothing, and takes nothing back from an order that names its subscription. */
async function lookForASecond(purchase: Purchase, context: StepContext): Promise<Breach | undefined> {
  try {
    return boughtTwice(await listMarked(purchase, context), purchase)
  } catch (error) {
    if (error instanceof ProviderError && ['unauthorized', 'rejected', 'unreadable'].includes(error.kind)) return undefined
    throw error
  }
}

function subscriptionOf(order: Order, purchase: Purchase): Purchase['subscription'] {
  const line =
    order.lines.find((each) => carriesMarker(each.friendlyName, purchase.marker)) ?? (order.lines.length === 1 ? order.lines[0] : undefined)
  return line?.subscription ?? null
}

function waitedMs(purchase: Purchase, { clock }: StepContext): number {
  return epochMs(clock.now()) - epochMs(purchase.checkoutSentAt ?? clock.now())
}

function waitFor(order: Order, purchase: Purchase, context: StepContext): StepOutcome {
  const facts = { order: order.id, status: order.statusText }
  switch (order.status) {
    case 'completed':
    case 'pending':
    case 'unknown':
      if (waitedMs(purchase, context) > STUCK_AFTER_MS)
        return needsPerson('order-stuck', `order ${order.id} is ${order.statusText} since more than a day`, facts)
      return lookAgain(
        context,
        { firstMs: 30 * SECOND_MS, mostMs: 15 * MINUTE_MS },
        'order-pending',
        `order ${order.id} is ${order.statusText}`,
        facts,
      )
    case 'pending-review':
      if (waitedMs(purchase, context) > REVIEW_AFTER_MS)
        return needsPerson('credit-check', `the credit check of order ${order.id} takes more than two business days`, facts)
      return lookAgain(
        context,
        { firstMs: HOUR_MS, mostMs: 4 * HOUR_MS },
        'credit-check',
        `order ${order.id} waits for a credit check, up to two business days`,
        facts,
      )
    case 'cancelled':
    case 'suspended':
    case 'pending-po-upload':
    case 'po-upload-complete':
    case 'po-review-rejected':
    case 'partial-success':
    case 'error':
      return needsPerson('order-failed', `order ${order.id} is ${order.statusText}`, facts)
  }
}
