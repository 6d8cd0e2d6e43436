import type { PurchaseLine } from '../../domain/plan.ts'
import { epochMs, MINUTE_MS, plusMs, type Instant } from '../../domain/instant.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { Purchase } from '../../domain/run.ts'
import type { CheckoutResult } from '../../provider/partner-center/cart.ts'
import { recordReadBack } from '../../store/attempts.ts'
import { recordPurchase } from '../../store/purchases.ts'
import { attempt } from '../attempt.ts'
import { placeOf, reportBreach } from '../broken-promise.ts'
import { needsPerson, reason, timesWaited } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { afterCheckout, orderOf } from './check-out.ts'
import { boughtTwice, findByMarker, isCartUnused } from './find-by-marker.ts'

/** New orders show in lists up to 15 minutes late (Partner Center, orders); before that has passed, "not there" means nothing. */
export const LIST_LAG_MS = 15 * MINUTE_MS

/**
 * A checkout was sent and nobody knows what became of it. Settled by repeating the checkout of the stored cart, which is
 * idempotent by cart, and by looking for our marker in orders, subscriptions and audit records; "not there" counts once the
 * documented lag has passed. Still unknown: a person's task, with the evidence.
 */
export async function settleCheckout(purchase: Purchase, line: PurchaseLine, context: StepContext): Promise<StepOutcome> {
  const repeated = await repeatCheckout(purchase, line, context)
  const ordered = repeated.state === 'answered' ? orderOf(repeated.result, purchase) : undefined
  if (ordered) return settle(ordered, 'the repeated checkout answered', line, context)

  const found = await findByMarker(purchase, context)
  const breach = boughtTwice(found, purchase)
  if (breach) return { state: 'needs-person', reason: await reportBreach(breach, placeOf(context), context) }
  if (found.purchase) return settle(found.purchase, 'found by its marker', line, context)
  if (repeated.state === 'answered' && repeated.result.orderErrors.length > 0)
    return afterCheckout(repeated.result, purchase, line, context)

  const now = context.clock.now()
  const since = purchase.checkoutSentAt ?? now
  const lagOver = plusMs(since, LIST_LAG_MS)
  if (now < lagOver) return lookAt(lagOver, purchase)
  // Only where the repetition was refused for certain: one whose own answer was lost may have ordered a moment ago.
  if (repeated.state === 'refused' && (await isCartUnused(purchase, context))) {
    return settle({ ...purchase, state: 'planned', cartId: null, checkoutSentAt: null }, 'the cart reads as never ordered', line, context)
  }
  if (timesWaited(context, SETTLING) < 3) return lookAt(plusMs(now, LIST_LAG_MS), purchase)
  return needsPerson(
    'purchase-unknown',
    'nobody can tell whether this was bought: the cart does not say, and no order, subscription or audit record carries our marker. Look in Partner Center, then retry.',
    {
      cart: purchase.cartId,
      marker: purchase.marker,
      sentAt: since,
      minutesWaited: Math.round((epochMs(now) - epochMs(since)) / MINUTE_MS),
    },
  )
}

const SETTLING = 'settling-purchase'

function lookAt(until: Instant, { cartId, marker }: Purchase): StepOutcome {
  const text = `the answer to a checkout was lost; orders show up to 15 minutes late, looking again ${until}`
  return { state: 'wait', until, reason: reason(SETTLING, text, { cart: cartId, marker, until }) }
}

/** `refused`: for certain nothing was ordered by this repetition. `unknown`: it may have been, or the cart says it was before. */
type Repeated = { readonly state: 'answered'; readonly result: CheckoutResult } | { readonly state: 'refused' | 'unknown' }

/** Repeats the stored cart's checkout; not on an approval that has expired, since the first one may never have arrived. */
async function repeatCheckout(purchase: Purchase, line: PurchaseLine, context: StepContext): Promise<Repeated> {
  const cart = purchase.cartId
  if (cart === null || context.clock.now() >= context.approvalExpiresAt) return { state: 'unknown' }
  try {
    const result = await attempt(
      context,
      [{ step: 'buy', what: 'checkout', subject: line.id, before: { cart }, request: { cart, repeats: true } }],
      {
        send: (ids) => context.partnerCenter.checkout(context.key.customer, cart, ids),
        then: async (_trx, answer) => ({ orders: answer.orders.map((order) => order.id) }),
      },
    )
    return { state: 'answered', result }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    // Submitted already (800065) is of the kind outcome-unknown.
    if (error.kind === 'outcome-unknown') return { state: 'unknown' }
    if (['400019', '800008'].includes(error.facts.code ?? '')) return { state: 'refused' }
    throw error
  }
}

/** Records what became of a checkout whose answer was lost. */
export async function settle(found: Purchase, how: string, line: Pick<PurchaseLine, 'id'>, context: StepContext): Promise<StepOutcome> {
  await context.record(async (trx) => {
    const at = context.clock.now()
    await recordPurchase(trx, context.key, found, at)
    await recordReadBack(trx, context.key, 'buy', line.id, { how, order: found.orderId }, at)
  })
  return { state: 'again' }
}
