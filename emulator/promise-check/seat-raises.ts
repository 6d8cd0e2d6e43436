import type { EmulatorEvent, SubscriptionChanged } from '../events.ts'
import { statusOf } from './subscription-status.ts'

/** Seats that the client added to a subscription and did not take back. */
export interface Raise {
  readonly event: SubscriptionChanged
  readonly seats: number
}

/** By how many seats a change of an active subscription raises it; negative when it lowers it. */
export function seatsAdded({ before, after }: SubscriptionChanged): number {
  if (statusOf(before) !== 'active' || statusOf(after) !== 'active') return 0
  const [had, has] = [before?.['quantity'], after?.['quantity']]
  return typeof had === 'number' && typeof has === 'number' ? has - had : 0
}

/** The raises that still stand after one more change: seats taken back are those that were added last. */
export function raisesAfter(raises: readonly Raise[], event: SubscriptionChanged): readonly Raise[] {
  const seats = seatsAdded(event)
  if (seats > 0) return [...raises, { event, seats }]
  let toTake = -seats
  return raises
    .toReversed()
    .flatMap((raise) => {
      const taken = Math.min(toTake, raise.seats)
      toTake -= taken
      return taken === raise.seats ? [] : [{ ...raise, seats: raise.seats - taken }]
    })
    .toReversed()
}

export function totalSeats(raises: readonly Raise[]): number {
  return raises.reduce((sum, raise) => sum + raise.seats, 0)
}

/** SKUs that a user holds after a change, by whatever path, and did not hold before. */
export function skusTaken(event: EmulatorEvent): readonly string[] {
  if (event.kind !== 'user:changed') return []
  const held = new Set((event.before ?? []).map(({ skuId }) => skuId.toLowerCase()))
  return [...new Set((event.after ?? []).map(({ skuId }) => skuId.toLowerCase()))].filter((skuId) => !held.has(skuId))
}
