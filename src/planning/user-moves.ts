import { carriedOver, type CarryOver } from '../domain/carry-over.ts'
import { canonicalJson } from '../domain/canonical.ts'
import { merged } from '../domain/whole-move.ts'
import type { SkuId } from '../domain/id.ts'
import type { GroupMove, ServiceEffect, UserMove } from '../domain/license-move.ts'
import type { License, LicenseHolder } from '../domain/snapshot.ts'
import { groupsThrough, planGroupMoves } from './group-moves.ts'
import { holds, keepsLicense, removedSkus, skusOf, type Destination, type Move } from './move.ts'
import { planCarryOver } from './plan-carry-over.ts'
import { resolveConflicts, type Clash } from './resolve-conflicts.ts'
import { effectOf, isDescribed } from './service-effects.ts'
import { servicesOn } from './services-on.ts'
import { usageLocationOf } from './usage-location.ts'

/** What becomes of everybody who holds the old SKU, and what the planner found on the way. */
export interface UserMoves {
  readonly users: readonly UserMove[]
  readonly groups: readonly GroupMove[]
  readonly effects: readonly ServiceEffect[]
  readonly findings: readonly UserFinding[]
}

/** One user's swap as it was worked out, with the clashes that were met. */
export interface UserFinding {
  readonly holder: LicenseHolder
  readonly destination: Destination
  /** The groups through which the user has what is replaced. */
  readonly through: readonly GroupMove[]
  /** What the user holds when it is done. */
  readonly after: readonly License[]
  readonly effect: Omit<ServiceEffect, 'id' | 'users'>
  readonly leftOff: readonly Clash[]
  readonly open: readonly Clash[]
  /** False where a new license is one whose services nobody describes: what is lost cannot be told. */
  readonly described: boolean
}

const NOTHING: CarryOver = { pairs: [], newServicesOff: [] }

/** Plans every holder's swap. Users with the same licenses and the same destination are worked out once. */
export function planUserMoves(move: Move): UserMoves {
  const patterns = new Map<string, Pattern>()
  const effects = new Map<string, ServiceEffect>()
  const users: UserMove[] = []
  const findings: UserFinding[] = []
  const groups = planGroupMoves(move)
  for (const destination of move.destinations) {
    if (keepsLicense(destination, move)) continue
    const removed = removedSkus(destination, move)
    const plan = { destination, carryOver: planCarryOver(destination, move) ?? NOTHING, move }
    for (const holder of destination.holders) {
      const through = groupsThrough(holder, removed, groups)
      const key = `${destination.option.id} ${canonicalJson([holder.licenses.map(sorted), through.map(({ group }) => group), directSkus(holder)])}`
      const pattern = patterns.get(key) ?? workOut(holder, through, plan)
      patterns.set(key, pattern)
      const effect = counted(pattern, effects)
      const { add, remove, before, relies } = pattern
      const { id: user, userPrincipalName } = holder
      const usageLocation = add.length > 0 && !holder.usageLocation ? usageLocationOf(holder, move) : null
      const option = destination.option.id
      const own = { user, userPrincipalName, option, add, remove, before, relies, usageLocation, effect: effect.id }
      users.push(through.length === 0 ? own : { ...own, through: through.map(({ group }) => group).sort() })
      findings.push({ holder, destination, through, ...pattern.found })
    }
  }
  users.sort((a, b) => (a.user < b.user ? -1 : 1))
  return { ...renumbered(users, [...effects.values()]), groups, findings }
}

/** Sorted. Whoever has no path shown, as in an old snapshot, has everything directly. */
function directSkus({ licenses, paths }: LicenseHolder): readonly SkuId[] {
  const byGroup = (sku: SkuId): boolean => paths.some((path) => path.skuId === sku && path.group !== null)
  const isDirect = (sku: SkuId): boolean => !byGroup(sku) || paths.some((path) => path.skuId === sku && path.group === null)
  return licenses
    .map((license) => license.skuId)
    .filter(isDirect)
    .sort()
}

interface Pattern extends Pick<UserMove, 'add' | 'remove' | 'before' | 'relies'> {
  readonly found: Omit<UserFinding, 'holder' | 'destination' | 'through'>
}

interface PlanOf {
  readonly destination: Destination
  readonly carryOver: CarryOver
  readonly move: Move
}

function workOut(holder: LicenseHolder, through: readonly GroupMove[], { destination, carryOver, move }: PlanOf): Pattern {
  const gone = removedSkus(destination, move).filter((sku) => holds(holder, sku))
  const taken = holder.licenses.filter((license) => gone.includes(license.skuId))
  const kept = holder.licenses.filter((license) => !gone.includes(license.skuId))
  const given = merged(through.flatMap(({ add }) => add))
  const wanted = skusOf(destination.option)
    .filter((sku) => !holds(holder, sku) && !given.some((license) => license.skuId === sku))
    .map((skuId): License => ({ skuId, disabledPlans: carriedOver(carryOver, skuId, taken) }))
  // For one member alone nothing of what a group gives can be left off: what clashes with it stays open.
  const { add, leftOff, open } = resolveConflicts([...kept, ...given], wanted, move)
  const after = [...kept, ...given, ...add]
  const effect = effectOf(holder.licenses, after, carryOver, move)
  const relies = reliedOn(kept, taken, destination, effect, move).map(sorted)
  const direct = directSkus(holder)
  const remove = gone.filter((sku) => direct.includes(sku))
  return {
    add,
    remove,
    before: taken.map(sorted),
    relies,
    found: { after, effect, leftOff, open, described: isDescribed([...given, ...add], move) },
  }
}

/** Licenses that stay and without which the swap would take more than it gives: of the new products, or with what is removed only. */
function reliedOn(
  kept: readonly License[],
  taken: readonly License[],
  { option }: Destination,
  effect: UserFinding['effect'],
  move: Move,
): readonly License[] {
  const skus = skusOf(option)
  if (skus.length > 0) return kept.filter((license) => skus.includes(license.skuId))
  const given = servicesOn(taken, move)
  const instead = new Set([
    ...effect.keeps.filter((plan) => given.has(plan)),
    ...effect.changes.flatMap(({ from, to }) => (given.has(from) ? [to] : [])),
  ])
  return kept.filter((license) => [...servicesOn([license], move)].some((plan) => instead.has(plan)))
}

function sorted({ skuId, disabledPlans }: License): { skuId: SkuId; disabledPlans: License['disabledPlans'] } {
  return { skuId, disabledPlans: [...disabledPlans].sort() }
}

function counted({ found: { effect } }: Pattern, effects: Map<string, ServiceEffect>): ServiceEffect {
  const key = canonicalJson(effect)
  const known = effects.get(key) ?? { id: `e${effects.size + 1}`, users: 0, ...effect }
  const next = { ...known, users: known.users + 1 }
  effects.set(key, next)
  return next
}

/** Numbers the patterns by their first user, so that the order in which holders were listed does not show. */
function renumbered(users: readonly UserMove[], effects: readonly ServiceEffect[]): Pick<UserMoves, 'users' | 'effects'> {
  const order = [...new Set(users.map((each) => each.effect))]
  const names = new Map(order.map((old, i) => [old, `e${i + 1}`]))
  const nameOf = (old: string): string => names.get(old) ?? old
  return {
    users: users.map((each) => ({ ...each, effect: nameOf(each.effect) })),
    effects: effects.map((effect) => ({ ...effect, id: nameOf(effect.id) })).sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1))),
  }
}
