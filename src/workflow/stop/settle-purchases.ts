import { plusMs } from '../../domain/instant.ts'
import type { SeatOrigin } from '../../domain/plan.ts'
import type { Purchase } from '../../domain/run.ts'
import { listPurchases } from '../../store/purchases.ts'
import { placeOf, reportBreach } from '../broken-promise.ts'
import { reason } from '../outcome.ts'
import { boughtTwice, findByMarker, isCartUnused } from '../purchase/find-by-marker.ts'
import { LIST_LAG_MS, settle } from '../purchase/settle-checkout.ts'
import type { StepContext, StepOutcome } from '../step.ts'

/**
 * Purchases of which nobody knows whether they were made, settled by reading alone: no checkout is repeated and no seats are
 * asked for again. "Not there" counts once the documented lag has passed. One that stays unknown stays as it is stored, sent.
 * Undefined when nothing is left to read.
 */
export async function settlePurchases(context: StepContext): Promise<StepOutcome | undefined> {
  for (const purchase of await listPurchases(context.db, context.key)) {
    if (purchase.state !== 'checkout-sent') continue
    const line = context.replacement.lines.find((each) => each.id === purchase.line)
    const isMore = line?.seats.from === 'more'
    const open = isMore ? await settleMore(purchase, line.seats, line.quantity, context) : await settleNew(purchase, context)
    if (open) return open
  }
  return undefined
}

async function settleNew(purchase: Purchase, context: StepContext): Promise<StepOutcome | undefined> {
  const found = await findByMarker(purchase, context)
  const breach = boughtTwice(found, purchase)
  if (breach) await reportBreach(breach, placeOf(context), context)
  if (found.purchase) return settle(found.purchase, 'found by its marker', lineOf(purchase), context)
  const early = untilLagIsOver(purchase, context)
  if (early) return early
  if (!(await isCartUnused(purchase, context))) return undefined
  return settle(neverMade(purchase), 'nothing carries our marker, and the cart reads as never ordered', lineOf(purchase), context)
}

/** More seats on a subscription: what it has says whether they were added, unless it is neither the one number nor the other. */
async function settleMore(
  purchase: Purchase,
  more: Extract<SeatOrigin, { from: 'more' }>,
  quantity: number,
  context: StepContext,
): Promise<StepOutcome | undefined> {
  const { subscription } = await context.partnerCenter.getSubscription(context.key.customer, more.subscription)
  if (subscription.quantity === more.before + quantity) {
    const bought: Purchase = { ...purchase, state: 'subscribed', orderId: subscription.orderId }
    return settle(bought, 'the subscription reads as having the seats', lineOf(purchase), context)
  }
  const early = untilLagIsOver(purchase, context)
  if (early) return early
  if (subscription.quantity !== more.before) return undefined
  return settle(neverMade(purchase), 'the subscription reads as it was before', lineOf(purchase), context)
}

function untilLagIsOver({ checkoutSentAt, marker }: Purchase, { clock }: StepContext): StepOutcome | undefined {
  const until = plusMs(checkoutSentAt ?? clock.now(), LIST_LAG_MS)
  if (clock.now() >= until) return undefined
  const text = `whether it was bought is not known yet; purchases show up to 15 minutes late, looking again ${until}`
  return { state: 'wait', until, reason: reason('settling-purchase', text, { marker, until }) }
}

function neverMade(purchase: Purchase): Purchase {
  return { ...purchase, state: 'planned', cartId: null, checkoutSentAt: null }
}

function lineOf({ line }: Purchase): { readonly id: string } {
  return { id: line }
}
