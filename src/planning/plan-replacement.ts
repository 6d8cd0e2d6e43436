import { carriedOver, type CarryOver } from '../domain/carry-over.ts'
import type { License, LicenseHolder, Subscription } from '../domain/snapshot.ts'
import type { OldSubscription, PriorState, PurchaseLine, Replacement, SwitchOff, UserMove } from '../domain/plan.ts'
import { billingCycleOf } from './billing-cycle.ts'
import { holds, holdersOf, seatsWanted, targetOf, type Move } from './move.ts'
import { pickItem } from './pick-item.ts'
import { planCarryOver } from './plan-carry-over.ts'
import { quantityOf } from './quantity.ts'

/** The replacement of a move that nothing blocks. */
export function planReplacement(move: Move): Replacement {
  const carryOver = planCarryOver(move) ?? { pairs: [], newServicesOff: [] }
  const lines = purchaseLines(move)
  return {
    kind: 'replace',
    id: `${move.retirement.id}/${move.oldSku}`,
    method: 'replace',
    retirement: { id: move.retirement.id, version: move.retirement.version },
    option: move.option.id,
    from: { skuId: move.oldSku, subscriptions: move.matched.map(({ subscription }) => oldSubscription(subscription, move)) },
    to: move.option.products.map((product) => product.skuId),
    lines,
    users: sharesSku(move)
      ? []
      : holdersOf(move)
          .map((holder) => userMove(holder, move, carryOver))
          .sort(byUser),
    groups: [],
    newServices: move.choices.newServices,
    carryOver,
    latecomers: move.choices.latecomers,
    hold: { length: move.choices.hold, then: move.choices.afterHold },
    switchOff: move.matched.map(({ subscription }): SwitchOff => ({ subscription: subscription.id, by: 'suspend' })),
    onFailure: move.choices.onFailure,
    expects: priorState(move, lines),
  }
}

function sharesSku(move: Move): boolean {
  return targetOf(move)?.skuId === move.oldSku
}

function oldSubscription(subscription: Subscription, move: Move): OldSubscription {
  const { id, family, offerId, offerName, quantity } = subscription
  return { id, family, offerId, offerName, quantity, addOns: addOnsOf(subscription, move) }
}

function addOnsOf(subscription: Subscription, move: Move): readonly Subscription['id'][] {
  return move.snapshot.subscriptions
    .filter((each) => each.parentSubscription === subscription.id && each.status !== 'deleted')
    .map((each) => each.id)
    .sort()
}

function purchaseLines(move: Move): readonly PurchaseLine[] {
  const item = pickItem(move)
  const quantity = quantityOf(move)
  if (!item || quantity === 0) return []
  return [
    {
      id: 'line-1',
      needs: [],
      product: { productId: item.productId, skuId: item.skuId, title: item.title, provisions: item.provisions },
      market: item.market,
      segment: move.matched[0].match.offer.segment,
      quantity: Math.max(quantity, item.minimum),
      seats: { from: 'new' },
      term: move.choices.term,
      billingCycle: billingCycleOf(move),
      atTermEnd: move.choices.atTermEnd,
      unitPriceCeiling: move.choices.unitPriceCeiling,
      partnerOnRecord: move.matched[0].subscription.partnerOnRecord,
      availability: 'first-purchasable-of-market-segment-term-billing',
    },
  ]
}

function userMove(holder: LicenseHolder, move: Move, carryOver: CarryOver): UserMove {
  const target = targetOf(move)
  const old = holder.licenses.filter((license) => license.skuId === move.oldSku)
  const switchedOff = old.flatMap((license) => license.disabledPlans)
  const add: License[] =
    target && !holds(holder, target.skuId) ? [{ skuId: target.skuId, disabledPlans: carriedOver(carryOver, switchedOff) }] : []
  return {
    user: holder.id,
    userPrincipalName: holder.userPrincipalName,
    add,
    remove: [move.oldSku],
    before: old.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans: [...disabledPlans].sort() })),
  }
}

function priorState(move: Move, lines: readonly PurchaseLine[]): PriorState {
  const bought = lines.reduce((sum, line) => sum + line.quantity, 0)
  const units = move.snapshot.skus.find((sku) => sku.skuId === targetOf(move)?.skuId)
  return {
    subscriptions: move.matched.map(({ subscription }) => ({
      id: subscription.id,
      status: subscription.status,
      quantity: subscription.quantity,
      autoRenew: subscription.autoRenew,
      endsAtTerm: subscription.endsAtTerm,
      termEndsAt: subscription.termEndsAt,
      addOns: addOnsOf(subscription, move),
    })),
    holders: holdersOf(move).length,
    spareSeats: Math.max(0, bought - seatsWanted(move)),
    freeTargetUnits: units ? Math.max(0, units.enabled + units.warning - units.consumed) : 0,
  }
}

function byUser(a: UserMove, b: UserMove): number {
  return a.user < b.user ? -1 : 1
}
