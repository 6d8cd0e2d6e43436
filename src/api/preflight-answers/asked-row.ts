import type { Choices } from '../../domain/choices.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Blocked, Blocker, Replacement } from '../../domain/plan.ts'
import type { RowOf } from '../../files/table.ts'
import type { preFlightTable } from '../../files/tables/pre-flight.ts'
import type { Book, BookCustomer } from '../choices/book.ts'
import type { Saying } from '../choices/saying.ts'
import type { Sentence } from '../../domain/sentence.ts'

export type PreFlightCells = RowOf<typeof preFlightTable.columns>
export type ColumnKey = keyof PreFlightCells

/** A row with an answer, of which customer, check and subject were found in a plan's pre-flight. */
export interface AskedRow {
  readonly at: number
  readonly check: string
  readonly customer: BookCustomer
  /** User principal name, lower case, where the row is about one user; null: about the customer or a subscription. */
  readonly user: string | null
  /** Trimmed. */
  readonly answer: string
  /** What the row is about, of the customer's part of the plan. */
  readonly decisions: readonly (Blocked | Replacement)[]
  /** Why those are blocked, as far as it is this check. */
  readonly blockers: readonly Blocker[]
  /** What the plan was made with, the customer's own values over the plan's. */
  readonly own: Choices
  readonly book: Book
  readonly now: Instant
}

/** Choices that are a whole plan's and no customer's. */
export interface PlanWide {
  readonly allowUnreviewed?: true
  readonly termEndMarginDays?: number
}

/** What an answer comes to, or what would be right: completes "row 7, Answer: …". */
export type Reply = { readonly sayings: readonly Saying[]; readonly planWide?: PlanWide } | { readonly problem: Sentence }

/** One kind of answer, which several checks may take. */
export interface AnswerKind {
  /** What it is, for "expected …". */
  expected(row: AskedRow): string | Sentence
  /** Undefined: the answer is not of this kind. */
  read(row: AskedRow): Reply | undefined
}

/** What an answer says of the customer (`about` is empty), or of one of its users, subscriptions or retirements. */
export function sayingOf({ customer, at }: AskedRow, column: Saying['column'], value: unknown, about = ''): Saying {
  return { customer, at, column, about, value }
}
