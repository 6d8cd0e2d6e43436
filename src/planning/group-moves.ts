import { carriedOver } from '../domain/carry-over.ts'
import type { GroupId, SkuId } from '../domain/id.ts'
import type { GroupMove } from '../domain/license-move.ts'
import type { License, LicenseHolder, SnapshotGroup } from '../domain/snapshot.ts'
import { keepsLicense, removedSkus, skusOf, type Move } from './move.ts'
import { planCarryOver } from './plan-carry-over.ts'
import { resolveConflicts } from './resolve-conflicts.ts'

/**
 * How the groups that carry what is replaced are changed: each in one call, to the customer's option. Those that give something come
 * first, the smallest before the others: what goes wrong with few shows before many are reached.
 */
export function planGroupMoves(move: Move): readonly GroupMove[] {
  const [destination] = move.destinations
  if (keepsLicense(destination, move)) return []
  const removed = new Set(removedSkus(destination, move))
  return move.snapshot.groups
    .filter((group) => group.licenses.some((license) => removed.has(license.skuId)))
    .map((group) => groupMove(group, removed, move))
    .sort(inOrder)
}

/** The moved groups through which a holder has one of these SKUs. */
export function groupsThrough(holder: LicenseHolder, skus: readonly SkuId[], groups: readonly GroupMove[]): readonly GroupMove[] {
  const through = new Set(holder.paths.flatMap(({ skuId, group }) => (group !== null && skus.includes(skuId) ? [group] : [])))
  return groups.filter(({ group }) => through.has(group))
}

/** Groups through which a holder has one of these SKUs and of which nothing could be read. */
export function unreadGroups(holder: LicenseHolder, skus: readonly SkuId[], groups: readonly GroupMove[]): readonly GroupId[] {
  const known = new Set(groups.map(({ group }) => group))
  return holder.paths.flatMap(({ skuId, group }) => (group !== null && skus.includes(skuId) && !known.has(group) ? [group] : []))
}

function groupMove(group: SnapshotGroup, removed: ReadonlySet<SkuId>, move: Move): GroupMove {
  const [destination] = move.destinations
  const taken = group.licenses.filter((license) => removed.has(license.skuId))
  const kept = group.licenses.filter((license) => !removed.has(license.skuId))
  // A group that carries an add-on alone takes it: the new product, which has its services, comes where the old one was.
  const hasOld = taken.some((license) => license.skuId === move.oldSku)
  const carryOver = planCarryOver(destination, move) ?? { pairs: [], newServicesOff: [] }
  const wanted = skusOf(destination.option)
    .filter((sku) => hasOld && !kept.some((license) => license.skuId === sku))
    .map((skuId): License => ({ skuId, disabledPlans: carriedOver(carryOver, skuId, taken) }))
  return {
    group: group.id,
    name: group.name,
    isDynamic: group.rule !== null,
    members: group.members,
    nested: group.memberGroups,
    option: destination.option.id,
    add: resolveConflicts(kept, wanted, move).add,
    remove: taken.map((license) => license.skuId).sort(),
    before: taken.map(sorted).sort(bySku),
    keeps: kept.map((license) => license.skuId).sort(),
  }
}

function inOrder(a: GroupMove, b: GroupMove): number {
  return Number(a.add.length === 0) - Number(b.add.length === 0) || a.members - b.members || (a.group < b.group ? -1 : 1)
}

function bySku(a: License, b: License): number {
  return a.skuId < b.skuId ? -1 : 1
}

function sorted({ skuId, disabledPlans }: License): License {
  return { skuId, disabledPlans: [...disabledPlans].sort() }
}
