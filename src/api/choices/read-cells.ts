import { Gate, type ChoicesInput } from '../contract/choices-input.ts'

/** What a cell says, or what would be right: completes "row 7, Seats rule: …". */
export type CellReading<T> = { readonly value: T } | { readonly problem: string }

type Seats = ChoicesInput['seats']
type SeatsFrom = ChoicesInput['seatsFrom']

export function readSeatsRule(text: string): CellReading<Seats> {
  const rule = text.trim().toLowerCase()
  if (rule === 'as-before' || rule === 'assigned') return { value: rule }
  const plus = /^assigned ?\+ ?(\d{1,7})$/.exec(rule)?.[1]
  if (plus !== undefined && Number(plus) <= SEATS_MAX) return { value: { assignedPlus: Number(plus) } }
  return { problem: `${quoted(text)} is no seats rule: expected as-before, assigned, or assigned+N such as assigned+5` }
}

const SEATS_MAX = 1_000_000

export function readSeatCount(count: number): CellReading<number> {
  if (Number.isInteger(count) && count >= 0 && count <= SEATS_MAX) return { value: count }
  return { problem: `${count} is no number of seats: expected 0 to 1000000` }
}

const SOURCES: readonly SeatsFrom[number][] = ['owned', 'more', 'new']

export function readSeatsFrom(text: string): CellReading<SeatsFrom> {
  const words = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
  const found = words.flatMap((word) => SOURCES.find((source) => source === word) ?? [])
  if (found.length > 0 && found.length === words.length && new Set(found).size === found.length) return { value: found }
  return { problem: `${quoted(text)}: expected owned, more and new, each at most once, in the order in which they are tried` }
}

/** `customer-country` is for whole customers; `none` lifts what the plan says. */
export function readUsageLocation(text: string): CellReading<string | null> {
  const word = text.trim()
  if (word.toLowerCase() === 'none') return { value: null }
  if (word.toLowerCase() === 'customer-country') return { value: 'customer-country' }
  if (/^[A-Za-z]{2}$/.test(word)) return { value: word.toUpperCase() }
  return { problem: `${quoted(text)} is no usage location: expected a country such as IT, customer-country, or none` }
}

export function readUserLocation(text: string): CellReading<string> {
  if (/^[A-Za-z]{2}$/.test(text.trim())) return { value: text.trim().toUpperCase() }
  return { problem: `${quoted(text)} is no country: expected two letters such as IT (ISO 3166-1)` }
}

export function readCeiling(text: string): CellReading<ChoicesInput['unitPriceCeiling']> {
  if (text.trim().toLowerCase() === 'none') return { value: null }
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ?([A-Za-z]{3})$/.exec(text.trim()) ?? []
  if (amount !== undefined && currency !== undefined) return { value: { amount, currency: currency.toUpperCase() } }
  return { problem: `${quoted(text)} is no price: expected an amount and a currency such as 20.00 EUR, or none` }
}

export function readGate(text: string): CellReading<string> {
  const word = text.trim()
  const gate = Gate.safeParse(/^(open|person)$/i.test(word) ? word.toLowerCase() : word)
  if (gate.success) return { value: gate.data }
  return { problem: `${quoted(text)} is nothing to wait for: expected open, person, or a moment such as 2026-12-01T18:00Z` }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text)
}
