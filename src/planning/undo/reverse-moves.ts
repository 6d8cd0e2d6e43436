import type { GroupMove, ServiceEffect, UserMove } from '../../domain/license-move.ts'
import type { Replacement, Target } from '../../domain/plan.ts'
import type { UserMoveRecord } from '../../domain/run.ts'
import type { Done, Scope } from './done.ts'

/** The way back of an option: what it gave is taken, what it took is given, each service to where it came from. */
export function reverseTarget({ option, to, remove, carryOver }: Target): Target {
  const pairs = carryOver.pairs.flatMap((pair) => {
    const [of] = pair.of
    if (pair.to === null || pair.in === null || of === undefined) return []
    return [{ from: pair.to, of: [pair.in], to: pair.from, in: of }]
  })
  return { option, to: remove, remove: to, carryOver: { pairs, newServicesOff: [] } }
}

/** Back to the stored before, by the SKUs that the swap touched; whoever was left alone is left alone again, and whoever is back already stays. */
export function reverseUsers(done: Done, scope: Scope): readonly UserMove[] {
  const { moves, replacement, backAlready } = done
  const groups = new Set<string>(reverseGroups(done).map(({ group }) => group))
  const planned = new Map(replacement.users.map((move) => [move.user, move]))
  return moves
    .filter(({ user, before, state }) => before !== null && state !== 'left-alone' && (scope?.has(user) ?? !backAlready.has(user)))
    .map((record) => reverseUser(record, planned.get(record.user), groups, replacement))
    .sort((a, b) => (a.user < b.user ? -1 : 1))
}

function reverseUser(
  record: UserMoveRecord,
  planned: UserMove | undefined,
  groups: ReadonlySet<string>,
  { targets, effects }: Replacement,
): UserMove {
  const { user, userPrincipalName, through, before } = record
  // Of who has something through a group, what is direct stands in the part.
  const isByGroup = through.length > 0
  const taken = planned?.remove ?? (isByGroup ? [] : record.remove)
  const given = planned?.add ?? (isByGroup ? [] : record.add)
  const had = before?.direct ?? before?.licenses ?? []
  const own = {
    user,
    userPrincipalName,
    option: planned?.option ?? targets[0].option,
    add: had.filter(({ skuId }) => taken.includes(skuId)),
    remove: given.map(({ skuId }) => skuId).filter((sku) => !had.some(({ skuId }) => skuId === sku)),
    // Whatever they switched on or off meanwhile goes with the license: it is what was there before that comes back.
    before: isByGroup ? record.add : [],
    relies: [],
    usageLocation: null,
    effect: planned?.effect ?? effects[0]?.id ?? 'e1',
  }
  // A group that was never changed is not changed back.
  const back = through.filter((group) => groups.has(group))
  return back.length > 0 ? { ...own, through: back } : own
}

/**
 * Groups that were changed, or may have been: of one that was sent twice, the second answer is a refusal. Those that got something are
 * changed back last.
 */
export function reverseGroups({ groups, replacement }: Done): readonly GroupMove[] {
  return groups
    .flatMap(({ group, state, before, members, sentAt }) => {
      const planned = replacement.groups.find((each) => each.group === group)
      const mayHaveChanged = CHANGED.has(state) || (state === 'refused' && sentAt !== null)
      if (!planned || !mayHaveChanged) return []
      const had = before ?? planned.before
      const add = had.filter(({ skuId }) => planned.remove.includes(skuId))
      const remove = planned.add.map(({ skuId }) => skuId)
      return [{ ...planned, members: members ?? planned.members, add, remove, before: planned.add }]
    })
    .toReversed()
}

const CHANGED: ReadonlySet<string> = new Set(['sent', 'processing', 'done'])

/** What was kept is kept, what was lost comes back, what came goes. */
export function reverseEffects(effects: readonly ServiceEffect[], users: readonly UserMove[]): readonly ServiceEffect[] {
  return effects.flatMap(({ id, keeps, changes, loses, gains }) => {
    const count = users.filter(({ effect }) => effect === id).length
    if (count === 0) return []
    return [{ id, users: count, keeps, changes: changes.map(({ from, to }) => ({ from: to, to: from })), loses: gains, gains: loses }]
  })
}
