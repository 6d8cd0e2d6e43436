import type { RetirementId } from '../../domain/id.ts'
import type { FileRow } from '../../files/read-table.ts'
import { clause } from '../problems/fields.ts'
import type { Sentence } from '../../domain/sentence.ts'
import type { Book, BookCustomer } from './book.ts'
import type { CellReading } from './read-cells.ts'
import { sayingsOfCustomer } from './sayings-of-customer.ts'
import { sayingsOfUser } from './sayings-of-user.ts'
import { wrongCell, type ChoiceCells, type FoundRow, type RowReading } from './saying.ts'

/** What one row says, every name looked up. */
export function sayingsOfRow({ at, values }: FileRow<ChoiceCells>, book: Book): RowReading {
  const customer = book.findCustomer(values.domain)
  if (!customer) return wrongCell(at, 'domain', noCustomer(values.domain, book))
  const retirement = retirementIn(values, customer, book)
  if ('problem' in retirement) return wrongCell(at, 'retirement', retirement.problem)
  const row: FoundRow = { at, values, customer, retirement: retirement.value, book }
  return values.user === null ? sayingsOfCustomer(row) : sayingsOfUser(values.user.trim().toLowerCase(), row)
}

function noCustomer(customer: string, { snapshot, isKnown }: Book): Sentence {
  return clause(isKnown(customer) ? 'nothing-to-replace' : 'customer-not-there', { customer, snapshot })
}

function retirementIn({ retirement }: ChoiceCells, { domain, retirements }: BookCustomer, book: Book): CellReading<RetirementId | null> {
  if (retirement === null) return { value: null }
  const wanted = retirement.trim().toLowerCase()
  const known = book.retirements.find(({ id }) => id === wanted)
  if (!known) return { problem: clause('retirement-not-there', { retirement, retirements: book.retirements.map(({ id }) => id) }) }
  if (retirements.has(known.id)) return { value: known.id }
  const facts = { customer: domain, retirement: known.id }
  const own = [...retirements.keys()]
  return { problem: own.length > 0 ? clause('nothing-of-retirement', { ...facts, retirements: own }) : clause('nothing-of-any', facts) }
}
