import type { PurchaseLine } from '../../domain/plan.ts'
import type { Purchase } from '../../domain/run.ts'
import { findPurchase, listPurchases, recordPurchase } from '../../store/purchases.ts'
import { markerOf } from '../marker.ts'
import { needsPerson } from '../outcome.ts'
import { addSeats } from '../purchase/add-seats.ts'
import { checkOut } from '../purchase/check-out.ts'
import { followOrder } from '../purchase/follow-order.ts'
import { lineReadiness } from '../purchase/line-readiness.ts'
import { makeCart } from '../purchase/make-cart.ts'
import { settleCheckout } from '../purchase/settle-checkout.ts'
import type { Step, StepContext, StepOutcome } from '../step.ts'

/**
 * Buys every line of the part, in dependency order: an add-on when its base can be used. Where a purchase stands is stored
 * before anything is sent:
 *
 *   planned         no cart yet, or the last one could not be bought
 *   cart-stored     a cart exists and its id is ours to repeat
 *   checkout-sent   a checkout may or may not have gone through: it is settled before anything else is sent (promise P2)
 *   ordered         an order exists; its line names a subscription sooner or later
 *   subscribed      the subscription is known
 *
 * Done when the order of every line names its subscription. Taking it back: NCE, cancel within seven days.
 */
export const buy: Step = {
  name: 'buy',
  async act(context) {
    for (const line of context.replacement.lines) {
      if (line.seats.from === 'owned' || isByPerson(context)) continue
      const purchase = (await findPurchase(context.db, context.key, line.id)) ?? (await storePlanned(line, context))
      if (purchase.state === 'subscribed' || purchase.state === 'ready') continue
      return (await waitForNeeds(line, context)) ?? advance(purchase, line, context)
    }
    if (isByPerson(context)) return { state: 'done', evidence: { by: 'a person' } }
    const purchases = await listPurchases(context.db, context.key)
    return {
      state: 'done',
      evidence: { orders: purchases.map((each) => each.orderId), subscriptions: purchases.map((each) => each.subscription) },
    }
  },
}

/** Somebody else buys it, wherever that is: the seats are waited for. */
function isByPerson({ replacement }: StepContext): boolean {
  return replacement.purchase === 'by-a-person'
}

/** Undefined when every line that this one needs can be used. */
async function waitForNeeds({ needs }: PurchaseLine, context: StepContext): Promise<StepOutcome | undefined> {
  if (needs.length === 0) return undefined
  const purchases = await listPurchases(context.db, context.key)
  const skus = await context.graph.listSubscribedSkus(context.key.customer)
  for (const line of context.replacement.lines.filter((each) => needs.includes(each.id))) {
    const purchase = purchases.find((each) => each.line === line.id)
    const open = await lineReadiness(line, purchase, skus, context)
    if (open) return open
  }
  return undefined
}

async function storePlanned(line: PurchaseLine, context: StepContext): Promise<Purchase> {
  const purchase: Purchase = {
    line: line.id,
    marker: markerOf(context.installation, context.key, line.id),
    state: 'planned',
    cartId: null,
    catalogItemId: null,
    checkoutSentAt: null,
    orderId: null,
    subscription: null,
    unitPrice: null,
    currency: null,
  }
  await context.record((trx) => recordPurchase(trx, context.key, purchase, context.clock.now()))
  return purchase
}

async function advance(purchase: Purchase, line: PurchaseLine, context: StepContext): Promise<StepOutcome> {
  if (line.seats.from === 'more') return addSeats(purchase, line, line.seats, context)
  switch (purchase.state) {
    case 'planned':
      if (line.partnerOnRecord !== null && context.attestsPartnerOnRecord !== true) {
        return needsPerson(
          'attestation-missing',
          'the new subscription keeps a partner on record, and the approval does not attest to it: approve this customer again with --attest-partner-on-record yes',
          {
            partnerOnRecord: line.partnerOnRecord,
          },
        )
      }
      return makeCart(purchase, line, context)
    case 'cart-stored':
      return checkOut(purchase, line, context)
    case 'checkout-sent':
      return settleCheckout(purchase, line, context)
    case 'ordered':
      return followOrder(purchase, context)
    case 'subscribed':
    case 'ready':
      return { state: 'again' }
  }
}
