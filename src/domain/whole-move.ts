import type { UserMove } from './license-move.ts'
import type { Replacement } from './plan.ts'
import type { License } from './snapshot.ts'

/** What a user has, and has no longer, when their move is done: directly and through groups. */
export function wholeMove(move: UserMove, { groups }: Pick<Replacement, 'groups'>): Pick<UserMove, 'add' | 'remove'> {
  if (!move.through) return move
  const through = groups.filter(({ group }) => move.through?.includes(group))
  const removed = new Set([...move.remove, ...move.before.map(({ skuId }) => skuId)])
  return { add: merged([...through.flatMap(({ add }) => add), ...move.add]), remove: [...removed].sort() }
}

/** What several paths give one person: a service plan is off only where every one of them has it off (licensing notes, B.2). */
export function merged(licenses: readonly License[]): readonly License[] {
  const bySku = Map.groupBy(licenses, ({ skuId }) => skuId)
  return [...bySku].map(([skuId, [first, ...others]]) => ({
    skuId,
    disabledPlans: (first?.disabledPlans ?? []).filter((plan) => others.every((other) => other.disabledPlans.includes(plan))),
  }))
}
