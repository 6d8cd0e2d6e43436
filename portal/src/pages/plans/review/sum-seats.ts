import type { SeatLine } from '../use-line-words.ts'

/** The seats of several parts together, by product and term; what is bought first, most seats first. */
export function sumSeats(parts: readonly { readonly seats: readonly SeatLine[] }[]): readonly SeatLine[] {
  const sums = new Map<string, SeatLine>()
  for (const line of parts.flatMap(({ seats }) => seats)) {
    const known = sums.get(seatKey(line))
    sums.set(seatKey(line), { ...line, quantity: line.quantity + (known?.quantity ?? 0) })
  }
  return [...sums.values()].sort((a, b) => Number(isFree(a)) - Number(isFree(b)) || b.quantity - a.quantity)
}

/** Seats that are bought; those that are there and free cost nothing more. */
export function countBought(seats: readonly SeatLine[]): number {
  return seats.reduce((sum, line) => (isFree(line) ? sum : sum + line.quantity), 0)
}

/** Of what comes from a new subscription, its term too: whatever is added goes by the term that is there. */
export function seatKey({ title, seatsFrom, term, billingCycle }: SeatLine): string {
  return [title, seatsFrom, ...(seatsFrom === 'new' ? [term, billingCycle] : [])].join(' | ')
}

function isFree({ seatsFrom }: SeatLine): boolean {
  return seatsFrom === 'owned'
}
