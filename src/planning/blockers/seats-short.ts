import type { Blocker } from '../../domain/plan.ts'
import { seatsWanted, targetOf, type Move } from '../move.ts'
import { quantityOf } from '../quantity.ts'

/** More users hold the old product than seats would be bought: some would be left behind. */
export function seatsShort(move: Move): Blocker | undefined {
  if (!targetOf(move)) return undefined
  const needed = seatsWanted(move)
  const seats = quantityOf(move)
  return seats < needed ? { code: 'seats-short', facts: { seats, needed } } : undefined
}
