import type { Choices } from '../draft.ts'

export const SEAT_RULES = ['as-before', 'assigned', 'assigned-plus'] as const
export type SeatRule = (typeof SEAT_RULES)[number]

export function seatRuleOf(seats: Choices['seats']): SeatRule {
  return typeof seats === 'object' ? 'assigned-plus' : (seats ?? 'as-before')
}

/** Where seats may come from, tried in this order. */
export const ORIGINS = {
  new: ['new'],
  owned: ['owned', 'new'],
  more: ['owned', 'more', 'new'],
} as const satisfies Readonly<Record<string, NonNullable<Choices['seatsFrom']>>>

export function originOf(seatsFrom: Choices['seatsFrom']): keyof typeof ORIGINS {
  if (seatsFrom?.includes('more')) return 'more'
  return seatsFrom?.includes('owned') ? 'owned' : 'new'
}
