import type { PurchaseLine } from '../domain/plan.ts'
import type { Move } from './move.ts'
import { purchaseLines } from './purchase-lines.ts'
import { seatWishes, type SeatWish } from './seats.ts'
import { planUserMoves, type UserMoves } from './user-moves.ts'

/** A move with what comes of it, worked out once: checks and the plan look at the same. */
export interface Considered extends Move {
  readonly wishes: readonly SeatWish[]
  readonly lines: readonly PurchaseLine[]
  readonly moves: UserMoves
}

export function consider(move: Move): Considered {
  return { ...move, wishes: seatWishes(move), lines: purchaseLines(move), moves: planUserMoves(move) }
}
