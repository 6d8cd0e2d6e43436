import { Gate, type ChoicesInput } from '../contract/choices-input.ts'
import { clause } from '../problems/fields.ts'
import type { Sentence } from '../../domain/sentence.ts'

/** What a cell says, or what would be right: completes "row 7, Seats rule: …". */
export type CellReading<T> = { readonly value: T } | { readonly problem: Sentence }

type Seats = ChoicesInput['seats']
type SeatsFrom = ChoicesInput['seatsFrom']

export function readSeatsRule(text: string): CellReading<Seats> {
  const rule = text.trim().toLowerCase()
  if (rule === 'as-before' || rule === 'assigned') return { value: rule }
  const plus = /^assigned ?\+ ?(\d{1,7})$/.exec(rule)?.[1]
  if (plus !== undefined && Number(plus) <= SEATS_MAX) return { value: { assignedPlus: Number(plus) } }
  return { problem: clause('no-seats-rule', { text: shortened(text) }) }
}

const SEATS_MAX = 1_000_000

export function readSeatCount(count: number): CellReading<number> {
  if (Number.isInteger(count) && count >= 0 && count <= SEATS_MAX) return { value: count }
  return { problem: clause('no-seat-count', { text: String(count) }) }
}

const SOURCES: readonly SeatsFrom[number][] = ['owned', 'more', 'new']

export function readSeatsFrom(text: string): CellReading<SeatsFrom> {
  const words = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
  const found = words.flatMap((word) => SOURCES.find((source) => source === word) ?? [])
  if (found.length > 0 && found.length === words.length && new Set(found).size === found.length) return { value: found }
  return { problem: clause('no-seat-sources', { text: shortened(text) }) }
}

/** `customer-country` is for whole customers; `none` lifts what the plan says. */
export function readUsageLocation(text: string): CellReading<string | null> {
  const word = text.trim()
  if (word.toLowerCase() === 'none') return { value: null }
  if (word.toLowerCase() === 'customer-country') return { value: 'customer-country' }
  if (/^[A-Za-z]{2}$/.test(word)) return { value: word.toUpperCase() }
  return { problem: clause('no-usage-location', { text: shortened(text) }) }
}

export function readUserLocation(text: string): CellReading<string> {
  if (/^[A-Za-z]{2}$/.test(text.trim())) return { value: text.trim().toUpperCase() }
  return { problem: clause('no-country', { text: shortened(text) }) }
}

export function readCeiling(text: string): CellReading<ChoicesInput['unitPriceCeiling']> {
  if (text.trim().toLowerCase() === 'none') return { value: null }
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ?([A-Za-z]{3})$/.exec(text.trim()) ?? []
  if (amount !== undefined && currency !== undefined) return { value: { amount, currency: currency.toUpperCase() } }
  return { problem: clause('no-price', { text: shortened(text) }) }
}

export function readGate(text: string): CellReading<string> {
  const word = text.trim()
  const gate = Gate.safeParse(/^(open|person)$/i.test(word) ? word.toLowerCase() : word)
  if (gate.success) return { value: gate.data }
  return { problem: clause('no-wait', { text: shortened(text) }) }
}

/** As much of a cell as a sentence can hold. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
