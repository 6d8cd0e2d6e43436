import type { PurchaseLine } from '../../domain/plan.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { Purchase } from '../../domain/run.ts'
import type { CheckoutResult } from '../../provider/partner-center/cart.ts'
import { recordPurchase } from '../../store/purchases.ts'
import { attempt } from '../attempt.ts'
import { carriesMarker } from '../marker.ts'
import { refusalReason } from '../refusal-reason.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { checkStillApproved } from './check-still-approved.ts'

/**
 * Sends the checkout of a stored cart, for which none is open. That it may have been sent is committed first, so whoever comes after a crash
 * settles it and does not buy again.
 */
export async function checkOut(purchase: Purchase, line: PurchaseLine, context: StepContext): Promise<StepOutcome> {
  const cart = purchase.cartId
  if (cart === null) return storeAgain(purchase, context)
  const changedMeanwhile = await checkStillApproved(context)
  if (changedMeanwhile) return changedMeanwhile
  const sent: Purchase = { ...purchase, state: 'checkout-sent', checkoutSentAt: context.clock.now() }
  try {
    const result = await attempt(
      context,
      [{ step: 'buy', what: 'checkout', subject: line.id, before: { cart }, request: { cart, quantity: line.quantity } }],
      {
        also: (trx) => recordPurchase(trx, context.key, sent, context.clock.now()),
        send: (ids) => context.partnerCenter.checkout(context.key.customer, cart, ids),
        then: async (trx, answer) => {
          const ordered = orderOf(answer, sent)
          if (ordered) await recordPurchase(trx, context.key, ordered, context.clock.now())
          return { orders: answer.orders.map((order) => order.id), errors: answer.orderErrors.map((each) => each.code) }
        },
      },
    )
    return await afterCheckout(result, sent, line, context)
  } catch (error) {
    if (error instanceof ProviderError && isSurelyNotBought(error)) return storeAgain(purchase, context, error)
    throw error
  }
}

/** The answer's order with our line, as a purchase that is ordered. */
export function orderOf(result: CheckoutResult, purchase: Purchase): Purchase | undefined {
  const order =
    result.orders.find((each) => each.lines.some((line) => carriesMarker(line.friendlyName, purchase.marker))) ?? result.orders[0]
  if (!order) return undefined
  return { ...purchase, state: 'ordered', orderId: order.id }
}

/** An order, a refusal in words, or neither: then nobody knows, and it is settled like a lost answer. */
export async function afterCheckout(
  result: CheckoutResult,
  sent: Purchase,
  line: PurchaseLine,
  context: StepContext,
): Promise<StepOutcome> {
  const [error] = result.orderErrors
  if (orderOf(result, sent) || !error) return { state: 'again' }
  // The cart stays: once the cause is cleared, repeating its checkout tries the failed part again.
  await context.record((trx) =>
    recordPurchase(trx, context.key, { ...sent, state: 'cart-stored', checkoutSentAt: null }, context.clock.now()),
  )
  const otherwise = `Partner Center did not order ${line.product.title}: ${error.text} (${error.code})`
  const refused = { api: 'partner-center', code: error.code, text: error.text } as const
  return {
    state: 'needs-person',
    reason: refusalReason('order-refused', refused, otherwise, { cart: sent.cartId, product: line.product.title }),
  }
}

/** A checkout that was refused, or never left us, bought nothing. */
function isSurelyNotBought(error: ProviderError): boolean {
  return ['refused-here', 'unavailable', 'throttled', 'drifted', 'rejected'].includes(error.kind)
}

/**
 * After a checkout that surely bought nothing: a stale availability (400019) or a cart that is gone (800008) wants a new
 * cart, else the same cart is tried again.
 */
async function storeAgain(purchase: Purchase, context: StepContext, error?: ProviderError): Promise<StepOutcome> {
  const wantsNewCart = purchase.cartId === null || ['400019', '800008'].includes(error?.facts.code ?? '')
  const next: Purchase = wantsNewCart ? { ...purchase, state: 'planned', cartId: null } : purchase
  await context.record((trx) => recordPurchase(trx, context.key, next, context.clock.now()))
  if (wantsNewCart || !error) return { state: 'again' }
  throw error
}
