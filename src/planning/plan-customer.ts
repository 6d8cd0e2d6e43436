import type { Catalog, RetirementMatch } from '../domain/catalog.ts'
import type { Choices } from '../domain/choices.ts'
import type { SkuId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import { PLAN_FORMAT, type Blocked, type Blocker, type CustomerPlan, type Decision, type Skip } from '../domain/plan.ts'
import type { CustomerSnapshot, MarketItem, Subscription } from '../domain/snapshot.ts'
import { blockersOfMove } from './blockers/blockers-of-move.ts'
import { choicesFor } from './choices-for.ts'
import type { Matched, Move } from './move.ts'
import { oldSkuOf } from './old-sku.ts'
import { planReplacement } from './plan-replacement.ts'

/**
 * Decides what happens to every subscription of one customer. Pure: the same snapshot, market, catalog, choices and date
 * give the same plan, byte for byte, so that a reviewer can run it again and compare.
 */
export function planCustomer(
  snapshot: CustomerSnapshot,
  market: readonly MarketItem[],
  catalog: Catalog,
  choices: Choices,
  asOf: Instant,
): CustomerPlan {
  const matched = snapshot.subscriptions.flatMap((subscription) => matchOf(subscription, catalog))
  const retired = new Set(matched.map(({ subscription }) => subscription.id))
  const skipped = snapshot.subscriptions.filter((subscription) => !retired.has(subscription.id)).map(notRetired)
  const decided = groupBySku(matched, snapshot).flatMap((group) => decide(group, { snapshot, market, catalog, choices, asOf }))
  return {
    format: PLAN_FORMAT,
    customer: snapshot.customer,
    market: snapshot.market,
    segment: snapshot.segment,
    decisions: [...decided, ...skipped].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
  }
}

interface World {
  readonly snapshot: CustomerSnapshot
  readonly market: readonly MarketItem[]
  readonly catalog: Catalog
  readonly choices: Choices
  readonly asOf: Instant
}

interface Group {
  readonly oldSku: SkuId | undefined
  readonly matched: readonly [Matched, ...Matched[]]
}

function decide(group: Group, world: World): Decision[] {
  const [first] = group.matched
  if (world.choices.only.length > 0 && !world.choices.only.includes(world.snapshot.customer.id)) {
    return group.matched.map(({ subscription }) => skip(subscription, 'left-out'))
  }
  const ended = group.matched.filter(({ subscription }) => subscription.status === 'deleted')
  const live = group.matched.filter(({ subscription }) => subscription.status !== 'deleted')
  const inactive = live.filter(({ subscription }) => subscription.status !== 'active')
  const active = live.filter(({ subscription }) => subscription.status === 'active')
  const own = choicesFor(world.choices, world.snapshot.customer)
  const option = own.options[first.match.retirement.id]
  return [
    ...ended.map(({ subscription }) => skip(subscription, 'already-ended')),
    ...inactive.map((one) => blocked([one], option ?? null, [{ code: 'not-active', facts: { status: one.subscription.statusText } }])),
    ...decideActive(active, group.oldSku, own, world),
  ]
}

function decideActive(active: readonly Matched[], oldSku: SkuId | undefined, own: Choices, world: World): Decision[] {
  const [first, ...rest] = active
  if (!first) return []
  const all = [first, ...rest] as const
  const optionId = own.options[first.match.retirement.id]
  if (!optionId) return [blocked(all, null, [{ code: 'no-replacement-chosen', facts: { options: optionIds(first) } }])]

  const option = first.match.retirement.options.find((each) => each.id === optionId)
  if (!option) return [blocked(all, optionId, [{ code: 'option-unknown', facts: { options: optionIds(first) } }])]
  if (!oldSku) return [blocked(all, optionId, [{ code: 'sku-unknown', facts: { offer: first.subscription.offerName } }])]

  const move: Move = { ...world, choices: own, matched: all, oldSku, retirement: first.match.retirement, option }
  const [blocker, ...more] = blockersOfMove(move)
  if (blocker) return [blocked(all, optionId, [blocker, ...more])]
  return [planReplacement(move)]
}

function matchOf(subscription: Subscription, catalog: Catalog): Matched[] {
  const match: RetirementMatch | undefined = catalog.findMatch(subscription)
  return match ? [{ subscription, match }] : []
}

function groupBySku(matched: readonly Matched[], snapshot: CustomerSnapshot): Group[] {
  const groups = new Map<string, { oldSku: SkuId | undefined; matched: [Matched, ...Matched[]] }>()
  for (const one of [...matched].sort((a, b) => (a.subscription.id < b.subscription.id ? -1 : 1))) {
    const oldSku = oldSkuOf(one, snapshot)
    const key = `${one.match.retirement.id}/${oldSku ?? one.subscription.id}`
    const group = groups.get(key)
    if (group) group.matched.push(one)
    else groups.set(key, { oldSku, matched: [one] })
  }
  return [...groups.values()]
}

function optionIds({ match }: Matched): readonly string[] {
  return match.retirement.options.map((option) => option.id)
}

function notRetired(subscription: Subscription): Skip {
  return skip(subscription, 'not-retired')
}

function skip(subscription: Subscription, because: Skip['because']): Skip {
  return { kind: 'skip', subscription: subscription.id, offerName: subscription.offerName, because }
}

function blocked(matched: readonly [Matched, ...Matched[]], option: Blocked['option'], by: readonly [Blocker, ...Blocker[]]): Blocked {
  return {
    kind: 'blocked',
    subscriptions: matched.map(({ subscription }) => subscription.id),
    offerName: matched[0].subscription.offerName,
    retirement: matched[0].match.retirement.id,
    option,
    by,
  }
}

function sortKey(decision: Decision): string {
  switch (decision.kind) {
    case 'replace':
      return `1 ${decision.id}`
    case 'blocked':
      return `2 ${decision.subscriptions[0] ?? ''}`
    case 'skip':
      return `3 ${decision.subscription}`
  }
}
