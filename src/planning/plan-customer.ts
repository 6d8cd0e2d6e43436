import type { Catalog, ReplacementOption, Retirement, RetirementMatch } from '../domain/catalog.ts'
import type { Choices, Policy } from '../domain/choices.ts'
import type { OptionId, SkuId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import { invariant } from '../domain/invariant.ts'
import { PLAN_FORMAT, type Blocked, type Blocker, type CustomerPlan, type Decision, type Replacement, type Skip } from '../domain/plan.ts'
import type { CustomerSnapshot, LicenseHolder, MarketItem, Subscription } from '../domain/snapshot.ts'
import { addOnsOf } from './add-ons.ts'
import { blockersOfMove } from './blockers/blockers-of-move.ts'
import { familyUnknown } from './blockers/family-unknown.ts'
import { notReviewed } from './blockers/not-reviewed.ts'
import { termEndTooNear } from './blockers/term-end-too-near.ts'
import { choicesFor } from './choices-for.ts'
import { consider } from './considered.ts'
import { holds, type Destination, type Matched } from './move.ts'
import { oldSkuOf } from './old-sku.ts'
import { blocked, skip } from './decisions.ts'
import { planSuspension, planStopOfRenewal } from './plan-ending.ts'
import { planRenewals } from './plan-renewals.ts'
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
  const decisions = choices.renewals
    ? planRenewals(snapshot, catalog, choices, asOf)
    : planRetired({ snapshot, market, catalog, choices, asOf, taken: [] })
  const { customer, segment } = snapshot
  return {
    format: PLAN_FORMAT,
    customer,
    market: snapshot.market,
    segment,
    decisions: [...decisions].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
  }
}

function planRetired(world: World): readonly Decision[] {
  const { snapshot, catalog } = world
  const matched = snapshot.subscriptions.flatMap((subscription) => matchOf(subscription, catalog))
  const retired = new Set(matched.map(({ subscription }) => subscription.id))
  const decided = decideAll(groupBySku(matched, snapshot), world)
  const following = new Set(decided.flatMap(addOnsIn))
  const skipped = snapshot.subscriptions.filter(({ id }) => !retired.has(id) && !following.has(id)).map(notRetired)
  return [...decided, ...skipped]
}

/** One after the other, so that no seat, subscription or user is counted on twice. */
function decideAll(groups: readonly Group[], world: World): readonly Decision[] {
  const decided: Decision[] = []
  for (const group of groups) {
    const taken = decided.filter((decision) => decision.kind === 'replace')
    decided.push(...decide(group, { ...world, snapshot: withoutOwned(world.snapshot, taken), taken }))
  }
  return decided
}

/** The directory with the free units in use that other decisions count on. */
function withoutOwned(snapshot: CustomerSnapshot, taken: readonly Replacement[]): CustomerSnapshot {
  const owned = taken.flatMap((each) => each.lines.filter((line) => line.seats.from === 'owned'))
  if (owned.length === 0) return snapshot
  const used = (sku: SkuId): number => owned.filter((line) => line.product.provisions === sku).reduce((sum, line) => sum + line.quantity, 0)
  return { ...snapshot, skus: snapshot.skus.map((row) => ({ ...row, consumed: row.consumed + used(row.skuId) })) }
}

/** Add-ons are decided with the subscription that they hang on. */
function addOnsIn(decision: Decision): readonly Subscription['id'][] {
  return decision.kind === 'replace' ? decision.from.subscriptions.flatMap((old) => old.addOns.map((addOn) => addOn.id)) : []
}

interface World {
  readonly snapshot: CustomerSnapshot
  readonly market: readonly MarketItem[]
  readonly catalog: Catalog
  readonly choices: Choices
  readonly asOf: Instant
  /** What other decisions of this customer do already. */
  readonly taken: readonly Replacement[]
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
  const staying = live.filter(({ subscription }) => stayUntil(subscription, world) !== undefined)
  const leaving = live.filter(({ subscription }) => stayUntil(subscription, world) === undefined)
  const inactive = leaving.filter(({ subscription }) => subscription.status !== 'active')
  const active = leaving.filter(({ subscription }) => subscription.status === 'active')
  const own = choicesFor(world.choices, world.snapshot.customer)
  const option = own.options[first.match.retirement.id]
  return [
    ...ended.map(({ subscription }) => skip(subscription, 'already-ended')),
    ...staying.map(({ subscription }) => skip(subscription, 'may-stay', { until: stayUntil(subscription, world) ?? null })),
    ...inactive.map((one) => blockedAs([one], option ?? null, [{ code: 'not-active', facts: { status: one.subscription.statusText } }])),
    ...decideActive(active, group.oldSku, own, world),
  ]
}

/** The day until which the operator lets it stay, while it has not come. */
function stayUntil({ id }: Subscription, { choices, asOf }: World): string | undefined {
  const until = choices.mayStayUntil[id]
  return until !== undefined && asOf.slice(0, 10) < until ? until : undefined
}

function decideActive(active: readonly Matched[], oldSku: SkuId | undefined, own: Choices, world: World): Decision[] {
  const [first, ...rest] = active
  if (!first) return []
  const all = [first, ...rest] as const
  const { retirement } = first.match
  const optionId = own.options[retirement.id]
  const policy = own.policies[retirement.id] ?? (optionId ? 'migrate' : retirement.policy)
  if (policy !== 'migrate') return decidePolicy(policy, all, oldSku, own, world)
  if (!optionId) return [blockedAs(all, null, [{ code: 'no-replacement-chosen', facts: { options: optionIds(first.match) } }])]

  const holders = world.snapshot.holders.filter((holder) => oldSku && holds(holder, oldSku))
  const unknown = [optionId, ...optionsOf(holders, own)].find(
    (each) => !optionOf(each, retirement) && (each === optionId || !isOfAnother(each, retirement, world)),
  )
  if (unknown) return [blockedAs(all, optionId, [{ code: 'option-unknown', facts: { option: unknown, options: optionIds(first.match) } }])]
  if (!oldSku) return [blockedAs(all, optionId, [{ code: 'sku-unknown', facts: { offer: first.subscription.offerName } }])]

  const strangers = strangersAmong(own, world.snapshot)
  const destinations = destinationsOf(optionId, withOptionsOf(retirement, own), holders, retirement)
  const bases = all.map(({ subscription }) => subscription)
  const addOns = addOnsOf(
    bases,
    oldSku,
    destinations.map((each) => each.option),
    world,
  )
  const grown = new Set(
    world.taken.flatMap((each) => each.lines.flatMap(({ seats }) => (seats.from === 'more' ? [seats.subscription] : []))),
  )
  const move = consider({ ...world, choices: own, matched: all, oldSku, retirement, destinations, addOns, grown })
  const [blocker, ...more] = [...strangers, ...usersInTwoMoves(holders, world), ...blockersOfMove(move)]
  if (blocker) return [blockedAs(all, optionId, [blocker, ...more])]
  return [planReplacement(move)]
}

/** What becomes of a retired product for which nothing is bought. */
function decidePolicy(
  policy: Exclude<Policy, 'migrate'>,
  all: readonly [Matched, ...Matched[]],
  oldSku: SkuId | undefined,
  own: Choices,
  world: World,
): Decision[] {
  const { retirement } = all[0].match
  if (policy === 'leave') return all.map(({ subscription }) => skip(subscription, 'policy'))
  if (!oldSku) return [blockedAs(all, null, [{ code: 'sku-unknown', facts: { offer: all[0].subscription.offerName } }])]
  const move = { ...world, choices: own, matched: all, oldSku, retirement }
  const [obstacle, ...others] = [notReviewed(move) ?? [], familyUnknown(move) ?? [], termEndTooNear(move) ?? []].flat()
  if (obstacle) return [blockedAs(all, null, [obstacle, ...others])]
  const planned = policy === 'suspend' ? planSuspension(move) : planStopOfRenewal(move)
  if (!planned) return all.map(({ subscription }) => skip(subscription, 'as-wanted'))
  return 'blockers' in planned ? [blockedAs(all, null, planned.blockers)] : [planned]
}

function blockedAs(matched: readonly [Matched, ...Matched[]], option: Blocked['option'], by: Blocked['by']): Blocked {
  const [first, ...rest] = matched.map(({ subscription }) => subscription)
  invariant(first, 'a decision is about a subscription')
  return blocked([first, ...rest], matched[0].match.retirement.id, option, by)
}

/** A user is swapped by one decision at a time: what they hold after the first is what the second has to look at. */
function usersInTwoMoves(holders: readonly LicenseHolder[], { taken }: World): readonly Blocker[] {
  const moved = new Map(
    taken.flatMap((each) => each.users.map((user) => [user.user, each.from.subscriptions[0]?.offerName ?? each.id] as const)),
  )
  const twice = holders.filter((holder) => moved.has(holder.id))
  const [first] = twice
  if (!first) return []
  const names = twice.map((holder) => holder.userPrincipalName).sort()
  return [{ code: 'users-in-two-moves', facts: { users: names.length, named: names.slice(0, 1000), other: moved.get(first.id) ?? '' } }]
}

/** Options that some of the holders have instead of the customer's. */
function optionsOf(holders: readonly LicenseHolder[], own: Choices): readonly OptionId[] {
  const names = new Set(holders.map((holder) => holder.userPrincipalName.toLowerCase()))
  return own.users.flatMap(({ users, option }) => (option && users.some((name) => names.has(name)) ? [option] : []))
}

/** Another retirement's option: the user who is given it may hold both products. */
function isOfAnother(option: OptionId, retirement: Retirement, { catalog }: World): boolean {
  return catalog.retirements.some((each) => each.id !== retirement.id && optionOf(option, each) !== undefined)
}

function withOptionsOf(retirement: Retirement, own: Choices): Choices {
  return { ...own, users: own.users.filter(({ option }) => option === null || optionOf(option, retirement) !== undefined) }
}

function optionOf(option: OptionId, retirement: Retirement): ReplacementOption | undefined {
  return retirement.options.find((each) => each.id === option)
}

/** Users named in the choices whom no retired product of the customer has: a name that is wrong must not go unnoticed. */
function strangersAmong(own: Choices, snapshot: CustomerSnapshot): readonly Blocker[] {
  const known = new Set(snapshot.holders.map((holder) => holder.userPrincipalName.toLowerCase()))
  const strangers = own.users.flatMap((each) => each.users).filter((name) => !known.has(name))
  return strangers.length > 0 ? [{ code: 'user-unknown', facts: { users: [...strangers].sort() } }] : []
}

/** The customer's option with everybody who has no other, then the others by id. */
function destinationsOf(
  optionId: OptionId,
  own: Choices,
  holders: readonly LicenseHolder[],
  retirement: Retirement,
): readonly [Destination, ...Destination[]] {
  const chosen = new Map(own.users.flatMap(({ users, option }) => (option ? users.map((name) => [name, option] as const) : [])))
  const goesTo = (holder: LicenseHolder): OptionId => chosen.get(holder.userPrincipalName.toLowerCase()) ?? optionId
  const others = [...new Set(holders.map(goesTo))].filter((each) => each !== optionId).sort()
  const destination = (id: OptionId): Destination => {
    const option = optionOf(id, retirement)
    invariant(option, `option ${id} exists`)
    return { option, holders: holders.filter((holder) => goesTo(holder) === id) }
  }
  return [destination(optionId), ...others.map(destination)]
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

/** Those that the retired offer's segment may have. */
function optionIds({ retirement, offer: { segment } }: RetirementMatch): readonly string[] {
  const fitting = retirement.options.filter(({ segments }) => segment === null || segments.length === 0 || segments.includes(segment))
  return fitting.map((option) => option.id)
}

function notRetired(subscription: Subscription): Skip {
  return skip(subscription, 'not-retired')
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
