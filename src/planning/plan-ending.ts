import type { Policy } from '../domain/choices.ts'
import type { Retirement } from '../domain/catalog.ts'
import { id, type OptionId, type SkuId } from '../domain/id.ts'
import type { Blocker, Replacement, Target, Warning } from '../domain/plan.ts'
import type { Renewal, RenewalChange } from '../domain/renewal.ts'
import type { Subscription } from '../domain/snapshot.ts'
import { addOnsOf } from './add-ons.ts'
import { priorStateOf, oldSubscriptionOf } from './prior-state.ts'
import { holds, type Matched, type Move } from './move.ts'
import { switchOffOf } from './switch-off-of.ts'

/** A customer's active subscriptions on one retired SKU for which nothing is bought. */
export interface EndingMove extends Pick<Move, 'snapshot' | 'catalog' | 'choices' | 'asOf' | 'oldSku'> {
  readonly matched: readonly Pick<Matched, 'subscription'>[]
  readonly retirement: Pick<Retirement, 'id' | 'version' | 'reviewed'>
}

/** What comes of it: the part, or why there is none. */
export type PlannedEnding = Replacement | { readonly blockers: readonly [Blocker, ...Blocker[]] }

/** Suspends, cancels or ends what nobody needs, by the same steps and the same last look as after a move (promise P4). */
export function planSuspension(move: EndingMove): PlannedEnding {
  const [blocker, ...more] = [...addOnsUnknown(move), ...stillInUse(move)]
  if (blocker) return { blockers: [blocker, ...more] }
  return {
    ...bare(move, 'suspend'),
    method: 'suspend',
    switchOff: move.matched.map(({ subscription }) => ({ subscription: subscription.id, by: switchOffOf(subscription, move) })),
  }
}

/** Turns auto-renew off where it is on; nothing is taken from anybody before the term ends. */
export function planStopOfRenewal(move: EndingMove): PlannedEnding | undefined {
  const changes = move.matched.flatMap(({ subscription }) => (subscription.autoRenew ? [toStop(subscription)] : []))
  if (changes.length === 0) return undefined
  return {
    ...bare(move, 'stop-renewal'),
    method: 'renewal',
    renewals: changes,
    warnings: [...staysOff(changes), ...extendedTerm(move), ...stillHeld(move)],
  }
}

function toStop({ id: subscription, offerName, autoRenew, endsAtTerm, nextTerm }: Subscription): RenewalChange {
  const before: Renewal = { autoRenew, endsAtTerm, next: nextTerm ?? null }
  // Turning auto-renew off drops what was scheduled (Partner Center REST, manage renewal changes, 2023-10).
  return { subscription, offerName, before, to: { autoRenew: false, endsAtTerm, next: null } }
}

/** A part that touches no license and buys nothing. */
export function bare(move: EndingMove, as: Policy | 'renewal'): Replacement {
  const { retirement, choices, oldSku, matched } = move
  const addOns = addOnsOf(
    matched.map(({ subscription }) => subscription),
    oldSku,
    [],
    move,
  )
  return {
    kind: 'replace',
    id: `${retirement.id}/${oldSku}`,
    method: 'suspend',
    retirement: { id: retirement.id, version: retirement.version, reviewed: retirement.reviewed },
    from: { skuId: oldSku, subscriptions: matched.map(({ subscription }) => oldSubscriptionOf(subscription, addOns)) },
    targets: [stays(oldSku, as)],
    lines: [],
    users: [],
    groups: [],
    effects: [],
    warnings: [],
    newServices: choices.newServices,
    latecomers: { then: 'leave', usageLocation: null, mayLose: [] },
    renewals: [],
    // Nothing is bought and nobody is moved.
    gates: { buy: 'open', move: 'open', suspend: choices.waitBefore.suspend },
    purchase: choices.purchase,
    suspension: choices.suspension,
    hold: choices.hold,
    switchOff: [],
    onFailure: 'wait-for-a-person',
    expects: { ...priorStateOf(matched, addOns), holders: 0, spareSeats: 0 },
  }
}

/** Nobody's license changes. */
function stays(oldSku: SkuId, as: string): Target {
  return { option: id<OptionId>(as), to: [oldSku], remove: [], carryOver: { pairs: [], newServicesOff: [] } }
}

/** Suspended with its base, and nobody can look at who needs it. */
function addOnsUnknown({ snapshot, matched }: EndingMove): readonly Blocker[] {
  const bases = new Set(matched.map(({ subscription }) => subscription.id))
  return snapshot.subscriptions
    .filter(({ id: own, parentSubscription: parent, status }) => {
      const isOn = parent !== null && bases.has(parent) && status === 'active'
      return isOn && !snapshot.directory.some((row) => row.commerceSubscriptionId === own)
    })
    .map(({ offerName }) => ({ code: 'add-on-not-on-sale', facts: { addOn: offerName, market: snapshot.market } }))
}

/** More licenses in use than units left without the subscription and its add-ons: the arithmetic of promise P4, ahead of time. */
function stillInUse({ matched, snapshot, oldSku }: EndingMove): readonly Blocker[] {
  const bases = new Set(matched.map(({ subscription }) => subscription.id))
  const ending = snapshot.subscriptions.filter(({ id: own, parentSubscription: parent }) => bases.has(own) || (parent && bases.has(parent)))
  const skuOf = (one: Subscription): SkuId | undefined =>
    bases.has(one.id) ? oldSku : snapshot.directory.find((row) => row.commerceSubscriptionId === one.id)?.skuId
  const skus = new Set(ending.flatMap((one) => (one.status === 'active' ? (skuOf(one) ?? []) : [])))
  return [...skus].flatMap((sku) => {
    const units = snapshot.skus.find(({ skuId }) => skuId === sku)
    if (!units) return []
    const own = ending.filter((one) => one.status === 'active' && skuOf(one) === sku).reduce((sum, { quantity }) => sum + quantity, 0)
    const left = Math.max(0, units.enabled + units.warning - own)
    return units.consumed > left
      ? [{ code: 'still-in-use' as const, facts: { product: units.partNumber, inUse: units.consumed, left } }]
      : []
  })
}

/** What cannot be taken back is said before it is done: Partner Center refuses to renew a retired product (800093). */
export function staysOff(changes: readonly Pick<RenewalChange, 'offerName'>[]): readonly Warning[] {
  return changes.map(({ offerName }) => ({ code: 'renewal-stays-off', facts: { offer: offerName } }))
}

/** Whoever holds it when the term ends loses it then. */
function stillHeld({ snapshot, oldSku, matched }: EndingMove): readonly Warning[] {
  const users = snapshot.holders.filter((holder) => holds(holder, oldSku)).length
  if (users === 0) return []
  const ends = matched.flatMap(({ subscription: { termEndsAt } }) => termEndsAt ?? []).sort()
  return [{ code: 'ends-with-holders', facts: { users, until: ends[0] ?? null } }]
}

/** New commerce does not end when auto-renew is off: it goes on by the month, at a higher price (extended service terms, 2026). */
function extendedTerm({ matched }: EndingMove): readonly Warning[] {
  return matched.flatMap(({ subscription: { family, offerName, termEndsAt } }) =>
    family === 'nce' ? [{ code: 'extended-term' as const, facts: { offer: offerName, from: termEndsAt } }] : [],
  )
}
