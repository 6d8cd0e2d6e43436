import { seatsWanted, type Move } from './move.ts'

/** Seats to buy, by the chosen rule. The documents' default is as many as the old subscriptions had. */
export function quantityOf(move: Move): number {
  const { seats } = move.choices
  if (seats === 'as-before') return move.matched.reduce((sum, { subscription }) => sum + subscription.quantity, 0)
  const needed = seatsWanted(move)
  return seats === 'assigned' ? needed : needed + seats.assignedPlus
}
