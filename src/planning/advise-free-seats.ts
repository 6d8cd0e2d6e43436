import type { PurchaseLine, Replacement } from '../domain/plan.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'
import { freeUnits } from './free-units.ts'

/** Seats of a product that is bought which are there already, and which nobody uses. */
export interface FreeSeats {
  readonly product: string
  readonly seats: number
}

/**
 * The units that the choice *owned* would take first, as many as would be bought fewer. Counted from a snapshot, never acted on by itself
 * and no part of what is approved: others may use them from one moment to the next.
 */
export function adviseFreeSeats(
  { from, lines }: Replacement,
  snapshot: Pick<CustomerSnapshot, 'skus' | 'directory' | 'subscriptions' | 'takenAt'>,
): readonly FreeSeats[] {
  const leaving = new Set(from.subscriptions.flatMap(({ id, addOns }) => [id, ...addOns.map((addOn) => addOn.id)]))
  const stock = { snapshot, leaving, asOf: snapshot.takenAt }
  return [...Map.groupBy(lines, (line) => line.product.provisions)].flatMap(([sku, all]) => {
    if (sku === from.skuId) return []
    const { owned = [], bought = [] } = Object.groupBy(all, ({ seats }) => (seats.from === 'owned' ? 'owned' : 'bought'))
    const seats = Math.min(sum(bought), freeUnits(sku, stock) - sum(owned))
    return seats > 0 ? [{ product: bought[0]?.product.title ?? sku, seats }] : []
  })
}

function sum(lines: readonly PurchaseLine[]): number {
  return lines.reduce((total, { quantity }) => total + quantity, 0)
}

/** Whoever buys such seats anew pays for both. */
export function describeFreeSeats({ product, seats }: FreeSeats): string {
  const are = seats === 1 ? 'seat of it is' : 'seats of it are'
  return `${product}: ${seats} ${are} there already and free. Used first: --seats-from owned,new`
}
