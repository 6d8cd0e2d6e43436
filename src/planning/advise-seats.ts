import { isLongAway, tellsSignIns } from '../domain/inactive.ts'
import type { Replacement } from '../domain/plan.ts'
import type { CustomerSnapshot, LicenseHolder } from '../domain/snapshot.ts'

/**
 * What speaks for fewer seats. Counted from a snapshot, never acted on by itself, and no part of what is approved: people
 * sign in or do not from one day to the next.
 */
export interface SeatEvidence {
  readonly seatsBefore: number
  /** Seats of base products that are bought or added; each user needs one. */
  readonly bought: number
  readonly holders: number
  /** Holders whose account is disabled. */
  readonly disabled: number
  /** Holders who have not signed in for 90 days; null where the directory does not say. */
  readonly inactive: number | null
  /** Holders who have the new product already. */
  readonly doubleHolders: number
}

export function adviseSeats(replacement: Replacement, snapshot: Pick<CustomerSnapshot, 'holders' | 'takenAt'>): SeatEvidence {
  const { from, lines, targets: goals } = replacement
  const bases = new Set(goals.flatMap((target) => target.to.slice(0, 1)))
  const holders = snapshot.holders.filter((holder) => holdsSku(holder, from.skuId))
  const targets = replacement.targets[0].to.filter((sku) => sku !== from.skuId)
  return {
    seatsBefore: from.subscriptions.reduce((sum, { quantity }) => sum + quantity, 0),
    bought: lines
      .filter((line) => line.seats.from !== 'owned' && bases.has(line.product.provisions))
      .reduce((sum, line) => sum + line.quantity, 0),
    holders: holders.length,
    disabled: holders.filter((holder) => !holder.accountEnabled).length,
    inactive: tellsSignIns(holders)
      ? holders.filter((holder) => holder.accountEnabled && isLongAway(holder, snapshot.takenAt)).length
      : null,
    doubleHolders: holders.filter((holder) => targets.some((sku) => holdsSku(holder, sku))).length,
  }
}

/** Whether some seats are for nobody, or for somebody who may need none. */
export function speaksForFewer({ bought, holders, disabled, inactive, doubleHolders }: SeatEvidence): boolean {
  return bought > holders || disabled + (inactive ?? 0) + doubleHolders > 0
}

/** One sentence; undefined where every seat is in use. */
export function describeSeats(evidence: SeatEvidence): string | undefined {
  if (!speaksForFewer(evidence)) return undefined
  const { seatsBefore, bought, holders, disabled, inactive, doubleHolders } = evidence
  const doubtful = [
    [disabled, disabled === 1 ? 'disabled account' : 'disabled accounts'],
    [inactive ?? 0, 'not signed in for 90 days'],
    [doubleHolders, 'with the new product already'],
  ] as const
  const named = doubtful.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  const among = named.length > 0 ? `; among them ${named.join(', ')}` : ''
  const advice = bought > holders ? 'Fewer: --seats assigned' : 'Fewer: take the license off who needs none, and scan again'
  return `${seatsBefore} seats before, ${bought} to buy, ${holders} ${holders === 1 ? 'user holds' : 'users hold'} one${among}. ${advice}`
}

function holdsSku(holder: LicenseHolder, sku: string): boolean {
  return holder.licenses.some((license) => license.skuId === sku)
}
