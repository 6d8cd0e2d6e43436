import type { OldSubscription, PriorState } from '../domain/plan.ts'
import type { Subscription } from '../domain/snapshot.ts'
import type { AddOn, Matched } from './move.ts'

/** An old subscription as the part names it, with the add-ons that hang on it. */
export function oldSubscriptionOf(subscription: Subscription, all: readonly AddOn[]): OldSubscription {
  const { id, family, offerId, offerName, quantity } = subscription
  const addOns = all.flatMap(({ subscription: addOn, skuId, becomes }) =>
    addOn.parentSubscription === id && skuId !== undefined
      ? [{ id: addOn.id, skuId, offerName: addOn.offerName, quantity: addOn.quantity, becomes }]
      : [],
  )
  return { id, family, offerId, offerName, quantity, addOns }
}

/** What has to be as it was when the part is carried out. */
export function priorStateOf(matched: readonly Pick<Matched, 'subscription'>[], all: readonly AddOn[]): Pick<PriorState, 'subscriptions'> {
  return {
    subscriptions: matched.map(({ subscription }) => ({
      id: subscription.id,
      status: subscription.status,
      quantity: subscription.quantity,
      autoRenew: subscription.autoRenew,
      endsAtTerm: subscription.endsAtTerm,
      termEndsAt: subscription.termEndsAt,
      addOns: all.filter((addOn) => addOn.subscription.parentSubscription === subscription.id).map((addOn) => addOn.subscription.id),
    })),
  }
}
