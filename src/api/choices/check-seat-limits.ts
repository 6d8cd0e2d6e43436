import type { ChoicesInput } from '../contract/choices-input.ts'
import { wrongField } from '../problems/fields.ts'

interface Limits {
  readonly minimum?: number | null | undefined
  readonly maximum?: number | null | undefined
}

/** Fewer seats at most than at least would be as many as at least: whoever said so has mistaken one of the two. */
export function checkSeatLimits({ seatLimits, customers }: Pick<ChoicesInput, 'seatLimits' | 'customers'>) {
  return [
    ...crossedIn(seatLimits, ''),
    // What a customer's exception leaves out stays the plan's.
    ...Object.entries(customers).flatMap(([ref, own]) =>
      own.seatLimits === undefined ? [] : crossedIn({ ...seatLimits, ...own.seatLimits }, `customers.${ref}.`),
    ),
  ]
}

function crossedIn({ minimum = null, maximum = null }: Limits, path: string) {
  if (minimum === null || maximum === null || minimum <= maximum) return []
  return [wrongField(`${path}seatLimits.minimum`, 'seats-crossed', { minimum, maximum })]
}
