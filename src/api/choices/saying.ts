import type { RetirementId } from '../../domain/id.ts'
import type { RowOf } from '../../files/table.ts'
import type { choicesTable } from '../../files/tables/choices.ts'
import type { Sentence } from '../../domain/sentence.ts'
import type { Book, BookCustomer } from './book.ts'

export type ChoiceCells = RowOf<typeof choicesTable.columns>

export type ColumnKey = keyof ChoiceCells

/** A row of which the customer and the retirement, where it names one, were found. */
export interface FoundRow {
  readonly at: number
  readonly values: ChoiceCells
  readonly customer: BookCustomer
  readonly retirement: RetirementId | null
  readonly book: Book
}

/** One thing that a cell says of a customer, with its place: two rows may say it twice, but not differently. */
export interface Saying {
  readonly customer: BookCustomer
  readonly at: number
  readonly column: ColumnKey
  /** What it is about beside the customer: a retirement, a user. */
  readonly about: string
  readonly value: unknown
}

export interface RowError {
  readonly at: number
  readonly column: ColumnKey
  readonly why: Sentence
}

export interface RowReading {
  readonly sayings: readonly Saying[]
  readonly errors: readonly RowError[]
}

export const NOTHING_SAID: RowReading = { sayings: [], errors: [] }

export function wrongCell(at: number, column: ColumnKey, why: Sentence): RowReading {
  return { sayings: [], errors: [{ at, column, why }] }
}

export function joinReadings(readings: readonly RowReading[]): RowReading {
  return { sayings: readings.flatMap((each) => each.sayings), errors: readings.flatMap((each) => each.errors) }
}
