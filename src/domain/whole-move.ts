import type { GroupMove, UserMove } from './license-move.ts'
import type { Replacement } from './plan.ts'
import type { License } from './snapshot.ts'

/** What a user has, and has no longer, when their move is done: directly and through groups. */
export function wholeMove(move: UserMove, { groups }: Pick<Replacement, 'groups'>): Pick<UserMove, 'add' | 'remove'> {
  if (!move.through) return move
  const through = groups.filter(({ group }) => move.through?.includes(group))
  const removed = new Set([...move.remove, ...move.before.map(({ skuId }) => skuId)])
  return { add: [...givenByGroups(through), ...move.add], remove: [...removed].sort() }
}

/** What groups give one person: a service plan is off only where every one of them has it off (licensing notes, B.2). */
export function givenByGroups(groups: readonly GroupMove[]): readonly License[] {
  const bySku = Map.groupBy(
    groups.flatMap(({ add }) => add),
    ({ skuId }) => skuId,
  )
  return [...bySku].map(([skuId, [first, ...others]]) => ({
    skuId,
    disabledPlans: (first?.disabledPlans ?? []).filter((plan) => others.every((other) => other.disabledPlans.includes(plan))),
  }))
}
