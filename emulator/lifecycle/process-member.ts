import type { GroupWork } from '../store/group-work.ts'
import type { Group } from '../store/groups.ts'
import type { LicenseError } from '../store/license-errors.ts'
import type { License, User } from '../store/users.ts'
import type { World } from '../world.ts'
import { changeLicenses } from './change-licenses.ts'
import { findMemberProblem, type MemberProblem } from './member-problem.ts'
import type { Cause } from './save-subscription.ts'

/**
 * Brings a member's licenses in line with groups of theirs whose turn comes at the same moment: all of them together, or, where that
 * cannot be, one after the other.
 */
export function processMember(world: World, works: readonly GroupWork[]): void {
  for (const work of works) world.groupWork.done(work)
  const [first] = works
  const user = first && world.users.find(first.customerId, first.userId)
  if (!user) return
  const due = works.flatMap((work): Due[] => {
    const group = world.groups.find(work.customerId, work.groupId)
    const cause: Cause = { actor: work.actor, requestSeq: work.requestSeq, at: work.dueAt }
    return group && !group.stuck.includes(user.id) ? [{ group, cause }] : []
  })
  const [one, ...others] = due
  if (!one) return
  const isDone = others.length > 0 && giveTogether(world, user, [one, ...others])
  if (!isDone) for (const each of due) giveOne(world, user, each)
}

interface Due {
  readonly group: Group
  readonly cause: Cause
}

/** False, and nothing has changed, where one of them is in the way. */
function giveTogether(world: World, user: User, due: readonly [Due, ...Due[]]): boolean {
  const [{ cause }] = due
  const held = world.users.licensesOf(user.customerId, user.id)
  const after = due.reduce<readonly License[]>((licenses, { group }) => licensesThrough(world, group, user, licenses, cause.at), held)
  if (findMemberProblem(world, user, held, after)) return false
  for (const { group } of due) world.licenseErrors.replace(group, user.id, [])
  changeIfDifferent(world, user, held, after, cause)
  return true
}

/**
 * Additions and removals together, or, where one of them cannot be, none of them and an error at each (Entra, group-based licensing,
 * more than one product license assigned to a group).
 */
function giveOne(world: World, user: User, { group, cause }: Due): void {
  const held = world.users.licensesOf(user.customerId, user.id)
  const after = licensesThrough(world, group, user, held, cause.at)
  const problem = findMemberProblem(world, user, held, after)
  const isKept = world.settings.current().groupChangeRefused === 'keeps'
  const left = isKept ? held : withoutTaken(group, held)
  world.licenseErrors.replace(group, user.id, problem ? errorsOf(group, left, after, problem, cause.at) : [])
  if (!problem) changeIfDifferent(world, user, held, after, cause)
  // What Microsoft makes of a change that cannot be is its own doing, not that of whoever asked for the change.
  else changeIfDifferent(world, user, held, left, { ...cause, actor: 'lifecycle' })
}

/** All that a user holds when the group has had its way. */
function licensesThrough(world: World, group: Group, user: User, held: readonly License[], at: number): License[] {
  const others = held.filter((license) => license.group !== group.id)
  if (!world.groups.isMember(group, user.id)) return others
  const own = group.licenses.map((wanted): License => {
    const known = held.find((license) => license.group === group.id && license.skuId === wanted.skuId)
    const isSame = known && known.disabledPlans.join() === wanted.disabledPlans.join()
    return isSame ? known : { ...wanted, group: group.id, assignedAt: at }
  })
  return [...others, ...own]
}

function withoutTaken(group: Group, held: readonly License[]): License[] {
  return held.filter((license) => license.group !== group.id || group.licenses.some((wanted) => wanted.skuId === license.skuId))
}

function changeIfDifferent(world: World, user: User, held: readonly License[], after: readonly License[], cause: Cause): void {
  const isSame = held.length === after.length && after.every((license) => held.includes(license))
  if (!isSame) changeLicenses(world, user, after, cause)
}

/** The product that is in the way says why; the others of the group say `Other`. */
function errorsOf(group: Group, left: readonly License[], after: readonly License[], problem: MemberProblem, at: number): LicenseError[] {
  const mine = [...after, ...left].filter((license) => license.group === group.id)
  const bySku = new Map(mine.toReversed().map((license) => [license.skuId, license]))
  const culprit = problem.skuId ?? after.find((license) => license.group === group.id)?.skuId ?? mine[0]?.skuId
  return Array.from(bySku.values(), ({ skuId, disabledPlans }) => ({
    skuId,
    group: group.id,
    disabledPlans,
    error: skuId === culprit ? problem.error : 'Other',
    at,
  }))
}
