import type { ServicePlanId } from '../domain/id.ts'
import type { Replacement, SwitchOff, Target } from '../domain/plan.ts'
import type { Considered } from './considered.ts'
import { holdersOf, removedSkus, skusOf, type Destination } from './move.ts'
import { planCarryOver } from './plan-carry-over.ts'
import { oldSubscriptionOf, priorStateOf } from './prior-state.ts'
import { switchOffOf } from './switch-off-of.ts'
import { defaultUsageLocation } from './usage-location.ts'
import { warningsOfMove } from './warnings/warnings-of-move.ts'

/** The replacement of a move that nothing blocks. */
export function planReplacement(move: Considered): Replacement {
  const [first, ...rest] = move.destinations
  const { retirement, choices } = move
  return {
    kind: 'replace',
    id: `${retirement.id}/${move.oldSku}`,
    method: 'replace',
    retirement: { id: retirement.id, version: retirement.version, reviewed: retirement.reviewed },
    from: { skuId: move.oldSku, subscriptions: move.matched.map(({ subscription }) => oldSubscriptionOf(subscription, move.addOns)) },
    targets: [targetOf(first, move), ...rest.map((each) => targetOf(each, move))],
    lines: move.lines,
    users: move.moves.users,
    groups: move.moves.groups,
    effects: move.moves.effects,
    warnings: warningsOfMove(move),
    newServices: choices.newServices,
    latecomers: { then: choices.latecomers, usageLocation: defaultUsageLocation(move), mayLose: mayLose(first, move) },
    renewals: [],
    gates: choices.waitBefore,
    purchase: choices.purchase,
    suspension: choices.suspension,
    hold: choices.hold,
    switchOff: move.matched.map(({ subscription }): SwitchOff => ({ subscription: subscription.id, by: switchOffOf(subscription, move) })),
    onFailure: choices.onFailure,
    expects: { ...priorStateOf(move.matched, move.addOns), holders: holdersOf(move).length, spareSeats: spareSeats(move) },
  }
}

/** What the new products have nothing for, without what the choices guard. */
function mayLose(destination: Destination, { catalog, choices, ...move }: Considered): readonly ServicePlanId[] {
  const voice = new Set(catalog.voicePlans)
  const lost = planCarryOver(destination, { catalog, choices, ...move })?.pairs.flatMap(({ from, to }) => (to === null ? [from] : [])) ?? []
  return lost
    .filter((plan) => choices.voiceLoss === 'accept' || !voice.has(plan))
    .filter((plan) => choices.teamsLoss === 'accept' || catalog.familyOf(plan) !== 'teams')
}

function targetOf(destination: Destination, move: Considered): Target {
  return {
    option: destination.option.id,
    to: skusOf(destination.option),
    remove: removedSkus(destination, move),
    carryOver: planCarryOver(destination, move) ?? { pairs: [], newServicesOff: [] },
  }
}

/** Latecomers go where the customer's users go: as many as every product of that option has seats left. */
function spareSeats(move: Considered): number {
  const [first] = move.destinations
  const skus = new Set(skusOf(first.option))
  const left = move.wishes.flatMap(({ skuId, needed }) => {
    const seats = move.lines.filter((line) => line.product.provisions === skuId).reduce((sum, line) => sum + line.quantity, 0)
    return skus.has(skuId) ? [seats - needed] : []
  })
  return Math.max(0, left.length === 0 ? 0 : Math.min(...left))
}
