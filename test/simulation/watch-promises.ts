import type { PurchaseLine, Replacement } from '../../src/domain/plan.ts'
import { carriedOver } from '../../src/domain/carry-over.ts'
import { plansOn } from './model/directory.ts'
import { LAGS, unitsOf, type Cart, type Group, type License, type Order, type Subscription, type Tenant, type User } from './model/state.ts'
import type { ModelRequest } from './model/answer.ts'
import { changesOf } from './approved-changes.ts'
import type { ApprovedParts } from './approved-parts.ts'
import type { Violation, WatchedWorld, PromiseWatch, Disturbed } from './promise-watch.ts'
import { createRetryAfterWindows } from './retry-after-windows.ts'
import { same, say } from './same.ts'
import { createSeenSeats } from './seen-seats.ts'

/** Between a look at the directory and the write that rests on it, answers that take their time included. */
const READ_IS_FRESH_MS = 3 * 60_000

export function watchPromises(approved: ApprovedParts, world: WatchedWorld): PromiseWatch {
  const violations: Violation[] = []
  const windows = createRetryAfterWindows(() => world.now())
  const checked = new Map<string, number>()
  const disturbances = new Map<string, number>()
  let jumpedMs = 0
  /** Without the jumps, in which nobody has done anything. */
  const elapsed = (): number => world.now() - jumpedMs
  const seats = createSeenSeats()
  const bought = new Map<string, string>()

  function check(promise: Violation['promise'], isKept: boolean, text: () => string): void {
    checked.set(promise, (checked.get(promise) ?? 0) + 1)
    if (!isKept) violations.push({ promise, text: text() })
  }

  /** What the approved part gives to a user who holds this, and takes: directly. */
  function expected(tenant: Tenant, user: User): { readonly add: readonly License[]; readonly remove: readonly string[] } | undefined {
    const planned = approved.plannedFor(tenant, user)
    if (!planned) return undefined
    const { move, replacement } = planned
    // Who goes back gets directly what they had directly, also where a group gives it as well.
    const holds = (skuId: string) =>
      replacement.undoes ? holdsDirectly(user, skuId) : user.licenses.some((license) => license.skuId === skuId)
    if (move)
      return { add: move.add.filter(({ skuId }) => !holds(skuId)), remove: move.remove.filter((skuId) => holdsDirectly(user, skuId)) }
    if (replacement.latecomers.then === 'leave') return undefined
    const [{ to, remove, carryOver }] = replacement.targets
    const given = user.licenses.filter((license) => remove.includes(license.skuId as never)) as never
    const add = to.filter((skuId) => !holds(skuId)).map((skuId) => ({ skuId, disabledPlans: carriedOver(carryOver, skuId, given) }))
    return { add, remove: remove.filter(holds) }
  }

  function licenseRequested(tenant: Tenant, user: User, add: readonly License[], remove: readonly string[]): void {
    seats.spoil(tenant)
    const wanted = expected(tenant, user)
    // Of who has something through a group too, some of it may go before the group is changed.
    const isWhole = approved.plannedFor(tenant, user)?.move?.through === undefined
    const isTaken = isWhole
      ? wanted?.remove.toSorted().join() === remove.toSorted().join()
      : remove.every((sku) => wanted?.remove.includes(sku))
    const isPlanned = wanted !== undefined && same(wanted.add, add) && isTaken
    // A request that arrives when its work is done already asks for what is not there any more and is refused, or for what is there.
    const isLate =
      remove.some((skuId) => !holdsDirectly(user, skuId)) || (remove.length === 0 && add.every((one) => hasDirectly(user, one)))
    if (!isLate)
      check(
        'P5',
        isPlanned,
        () => `${user.userPrincipalName}: asked ${say(add, remove)}, approved ${wanted ? say(wanted.add, wanted.remove) : 'nothing'}`,
      )
    for (const { skuId } of add) if (!user.licenses.some((license) => license.skuId === skuId)) checkSeat(tenant, user, skuId)
  }

  function groupRequested(tenant: Tenant, group: Group, add: readonly License[], remove: readonly string[]): void {
    seats.spoil(tenant)
    const planned = approved
      .replacementsOf(tenant)
      .flatMap(({ groups }) => groups)
      .find((each) => each.group === group.id)
    const isPlanned = planned !== undefined && same(planned.add, add) && planned.remove.toSorted().join() === remove.toSorted().join()
    check(
      'P5',
      isPlanned,
      () => `${group.name}: asked ${say(add, remove)}, approved ${planned ? say(planned.add, planned.remove) : 'nothing'}`,
    )
    // A request that arrives when its work is done already is refused.
    if (remove.some((skuId) => !group.licenses.some((license) => license.skuId === skuId))) return
    for (const { skuId } of add) checkSeats(tenant, group, skuId)
  }

  /** Whoever joined a moment ago was not counted when we looked. */
  function checkSeats(tenant: Tenant, group: Group, skuId: string): void {
    const isCounted = (user: User) =>
      !user.licenses.some((license) => license.skuId === skuId) && !wasJustDisturbed(tenant, { user: user.id })
    const users = group.members.flatMap((id) => tenant.now.users.get(id) ?? []).filter(isCounted)
    const needed = users.length
    const left = seats.take(
      tenant,
      skuId,
      users.map(({ id }) => id),
    )
    check(
      'P3',
      needed <= left,
      () => `${group.name}: ${needed} members need ${skuId}, and by what we last read and took since ${left} are free`,
    )
    const { enabled = 0, warning = 0, consumed = 0 } = unitsOf(tenant.now, world.now()).get(skuId) ?? {}
    const isThere = enabled + warning - consumed >= needed || wasJustDisturbed(tenant, { sku: skuId })
    check('P3', isThere, () => `${group.name}: ${needed} members need ${skuId}, and ${consumed} of ${enabled + warning} are in use`)
  }

  /** Both what there is and what we had read of it cover the swap. */
  function checkSeat(tenant: Tenant, user: User, skuId: string): void {
    const left = seats.take(tenant, skuId, [user.id])
    check('P3', left >= 1, () => `${user.userPrincipalName}: by what we last read and took since, no unit of ${skuId} is free`)
    const { enabled = 0, warning = 0, consumed = 0 } = unitsOf(tenant.now, world.now()).get(skuId) ?? {}
    const isThere = enabled + warning - consumed >= 1 || wasJustDisturbed(tenant, { sku: skuId })
    check('P3', isThere, () => `${user.userPrincipalName}: no unit of ${skuId} is free (${consumed} of ${enabled + warning} in use)`)
  }

  function licensesChanged(tenant: Tenant, before: User, after: User): void {
    const planned = approved.plannedFor(tenant, before)
    if (!planned) return
    const pairs = planned.replacement.targets[0].carryOver.pairs
    const [was, is] = [plansOn(before.licenses, world), plansOn(after.licenses, world)]
    const given = planned.replacement.groups
      .filter(({ group }) => after.licenses.some((license) => license.group === group))
      .flatMap(({ add }) => add)
    const kept = new Set([...given, ...(planned.move?.add ?? [])].flatMap((license) => license.disabledPlans as readonly string[]))
    const lost = pairs.filter(({ from, to }) => to !== null && was.has(from) && !is.has(from) && !is.has(to) && !kept.has(to))
    // Whoever leaves a group loses what it gave a while later: a direct license that it covered may go in between.
    const leftAt = disturbances.get(keyOf(tenant, { leaver: before.id })) ?? -Infinity
    const hasJustLeft = planned.move?.through !== undefined && elapsed() - leftAt < READ_IS_FRESH_MS + LAGS.groups
    check(
      'P1',
      lost.length === 0 || hasJustLeft,
      () => `${before.userPrincipalName} was left without ${lost.map(({ from }) => from).join(', ')}`,
    )
    const touched = new Set<string>(planned.replacement.targets.flatMap(({ to, remove }) => [...to, ...remove]))
    const others = (user: User) => user.licenses.filter((license) => !touched.has(license.skuId))
    check('P6', same(others(before), others(after)), () => `${before.userPrincipalName}: a license that is not in the part was changed`)
  }

  function ordered(tenant: Tenant, cart: Cart, order: Order): void {
    for (const line of order.lines) {
      const key = `${tenant.id} ${line.friendlyName ?? ''}`
      const first = bought.get(key)
      check('P2', first === undefined, () => `${line.friendlyName ?? ''} was ordered as ${first ?? ''} and again as ${order.id}`)
      bought.set(key, order.id)
      const planned = approved.replacementsOf(tenant).flatMap((each) => each.lines)
      check(
        'P5',
        planned.some((each) => isLine(each, line)),
        () => `cart ${cart.id}: ${line.quantity} x ${line.catalogItemId} is in no approved line`,
      )
    }
  }

  function patched(tenant: Tenant, before: Subscription, after: Subscription): void {
    const { version: _v, status, statusSince: _s, autoRenew, scheduledActions, nextTerm, quantity, ...rest } = after
    const { seats: _seats, provisionedAt: _p, refundable: _r, ...others } = rest
    const touched = Object.entries(others).filter(([name, value]) => !same(before[name as keyof Subscription], value))
    check('P6', touched.length === 0, () => `subscription ${before.id}: ${touched.map(([name]) => name).join(', ')} changed too`)
    const found = approved.replacementsOf(tenant).flatMap((replacement) => changesOf(replacement, before))
    const change = found.find(({ isMade }) => isMade({ status, quantity, autoRenew, scheduledActions, nextTerm }))
    const text = () =>
      `subscription ${before.id} became ${status} with ${quantity} seats, approved: ${found.map(({ what }) => what).join(', ')}`
    check('P5', change !== undefined, text)
    if (change?.endsFor) checkNotNeeded(tenant, before, change.endsFor)
  }

  function checkNotNeeded(tenant: Tenant, off: Subscription, { targets: [target], undoes }: Replacement): void {
    check('P4', seats.areFresh(tenant), () => `subscription ${off.id} was ended without a fresh look at the units`)
    const { enabled = 0, warning = 0, consumed = 0 } = unitsOf(tenant.now, world.now()).get(off.skuId) ?? {}
    const isExcused = wasJustDisturbed(tenant, { sku: off.skuId })
    check(
      'P4',
      consumed <= enabled + warning || isExcused,
      () => `${consumed} units of ${off.skuId} are in use and ${enabled + warning} are left`,
    )
    // What is taken back may be held by others, from seats of their own.
    const stays = target.to.includes(off.skuId as never) || undoes !== undefined
    const holders = [...tenant.now.users.values()].filter((user) => user.licenses.some((license) => license.skuId === off.skuId))
    check('P4', stays || holders.length === 0 || isExcused, () => `${holders.length} users held ${off.skuId} when ${off.id} was ended`)
    const groups = [...tenant.now.groups.values()].filter(({ licenses }) => licenses.some((license) => license.skuId === off.skuId))
    check('P4', stays || groups.length === 0, () => `${groups.map(({ name }) => name).join()} gave ${off.skuId} when ${off.id} was ended`)
  }

  function isDisturbed(tenant: Tenant, what: Disturbed): boolean {
    return disturbances.has(keyOf(tenant, what))
  }

  /** A moment ago: what we had read was true when we read it. */
  function wasJustDisturbed(tenant: Tenant, what: Disturbed): boolean {
    return elapsed() - (disturbances.get(keyOf(tenant, what)) ?? -Infinity) < READ_IS_FRESH_MS
  }

  return {
    violations,
    checked,
    sent(request, operation) {
      for (const { scope, leftMs } of windows.closedFor(request, operation)) {
        const text = () => `${request.method} ${request.path} was sent ${leftMs} ms before the end of a Retry-After of ${scope}`
        check('P9', leftMs === 0, text)
      }
    },
    async arrived(request, operation) {
      const id = request.headers['ms-requestid'] ?? request.headers['client-request-id'] ?? ''
      const isWrite =
        operation?.isWrite === true || (operation?.name === 'batch' && /"method":"(POST|PATCH)"/.test(JSON.stringify(request.body)))
      if (!isWrite) return
      const attempt = await world.attemptOf(id)
      const what = `${request.method} ${request.path}`
      check('P7', attempt !== undefined, () => `${what} was sent without a record of its intent`)
      const held = attempt && world.findHeld(attempt, usersOf(request))
      check('P5', held === undefined, () => `${what}: ${held ?? ''}`)
      const others = operation?.tenant && approved.replacementsOf(operation.tenant).filter(({ method }) => !ENDINGS.has(method))
      const isEnding = operation?.name === 'patchSubscription'
      if (others?.length === 0) check('P5', isEnding, () => `${what}: nothing but how a subscription ends or renews was approved`)
      const last = attempt && world.lastBeforeHalt(attempt.run)
      const isInTime = last === undefined || attempt === undefined || attempt.number <= last
      check('halt', isInTime, () => `${what} was begun after the run was halted`)
    },
    throttled: windows.open,
    forgetWindowsOf: windows.forgetThoseOf,
    unitsRead: seats.read,
    licenseRequested,
    groupRequested,
    licensesChanged,
    ordered,
    patched,
    disturbed: (tenant, what) => void disturbances.set(keyOf(tenant, what), elapsed()),
    clockJumped: (ms) => void (jumpedMs += ms),
    isDisturbed,
  }
}

/** Ids of the users whom a request names, in its path or in the items of a batch. */
function usersOf({ path, body }: ModelRequest): readonly string[] {
  return [...`${path} ${JSON.stringify(body ?? null)}`.matchAll(/\/users\/([^/"?]+)/g)].map(([, id = '']) => id)
}

/** Nothing is bought and nobody is moved. */
const ENDINGS: ReadonlySet<Replacement['method']> = new Set(['suspend', 'renewal'])

function hasDirectly({ licenses }: User, { skuId, disabledPlans }: License): boolean {
  return licenses.some((one) => one.skuId === skuId && one.group === undefined && same(one.disabledPlans, disabledPlans))
}

function holdsDirectly({ licenses }: User, skuId: string): boolean {
  return licenses.some((license) => license.skuId === skuId && license.group === undefined)
}

function keyOf(tenant: Tenant, what: Disturbed): string {
  return `${tenant.id} ${what.user ?? ''} ${what.leaver ?? ''} ${what.sku ?? ''} ${what.subscription?.toLowerCase() ?? ''}`
}

function isLine(line: PurchaseLine, { catalogItemId, quantity, termDuration, billingCycle }: Order['lines'][number]): boolean {
  const isProduct = line.product.family === 'nce' && catalogItemId.startsWith(`${line.product.productId}:${line.product.skuId}:`)
  return isProduct && line.quantity === quantity && line.term === termDuration && line.billingCycle === billingCycle
}
