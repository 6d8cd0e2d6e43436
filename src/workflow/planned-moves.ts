import type { SkuId, SubscriptionId, UserId } from '../domain/id.ts'
import type { UserMove } from '../domain/license-move.ts'
import type { Replacement, Target } from '../domain/plan.ts'
import type { LicenseHolder } from '../domain/snapshot.ts'

const byReplacement = new WeakMap<Replacement, ReadonlyMap<UserId, UserMove>>()

/** The part's move of a user; undefined for a latecomer. */
export function plannedMove(user: UserId, replacement: Replacement): UserMove | undefined {
  const known = byReplacement.get(replacement) ?? new Map(replacement.users.map((move) => [move.user, move]))
  byReplacement.set(replacement, known)
  return known.get(user)
}

/** Where a user goes by the part: a latecomer goes where the customer's users go. */
export function targetFor(user: UserId, replacement: Replacement): Target {
  const option = plannedMove(user, replacement)?.option
  return replacement.targets.find((target) => target.option === option) ?? replacement.targets[0]
}

/** The new products have the old license: seats are swapped, no license moves. */
export function licensesStay({ targets: [first], from }: Pick<Replacement, 'targets' | 'from'>): boolean {
  return first.to.includes(from.skuId)
}

/** The SKU that one of the part's old subscriptions feeds; taken back are several products, each with its own. */
export function skuOf(subscription: SubscriptionId, { undoes, from }: Pick<Replacement, 'undoes' | 'from'>): SkuId {
  return undoes?.ends.find((each) => each.subscription === subscription)?.skuId ?? from.skuId
}

/** What users get, in words: on a way back that is the old product. */
export function given({ method }: Pick<Replacement, 'method'>): string {
  return method === 'undo' ? 'the old product' : 'the new product'
}

/** What they give for it. */
export function taken({ method }: Pick<Replacement, 'method'>): string {
  return method === 'undo' ? 'the new product' : 'the old product'
}

/** The usage location to give to a user who has none; null: none is approved. */
export function usageLocationFor(holder: Pick<LicenseHolder, 'id' | 'usageLocation'>, replacement: Replacement): string | null {
  if (holder.usageLocation) return null
  const planned = plannedMove(holder.id, replacement)
  return planned ? planned.usageLocation : replacement.latecomers.usageLocation
}
