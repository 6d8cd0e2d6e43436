import {
  countCustomers,
  listCustomersOfBook,
  type CustomerFilter as StoreFilter,
  type CustomerSort,
  type ListedCustomer as Stored,
} from '../../store/book-customers.ts'
import type { Order, Slice } from '../../store/book-subscriptions.ts'
import type { Book } from '../../store/find-book.ts'
import type { CustomerFilter, CustomerQuery, ListedCustomer } from '../contract/customers.ts'
import type { ApiDeps } from '../deps.ts'
import { getBook } from './get-book.ts'

type Deps = Pick<ApiDeps, 'db' | 'clock'>

/** Which customers of the latest snapshot are asked for, and in what order. */
export interface ChosenCustomers {
  readonly book: Book
  readonly filter: StoreFilter
  readonly order: Order<CustomerSort>
}

export async function chooseBookCustomers(query: CustomerQuery, deps: Deps): Promise<ChosenCustomers> {
  return { book: await getBook('latest', deps), filter: toFilter(query), order: { by: query.sort, direction: query.dir } }
}

export function toFilter({ q, tag, affected, state }: CustomerFilter): StoreFilter {
  return { text: q === '' ? undefined : q, tag, isAffected: affected === undefined ? undefined : affected === 'true', state }
}

export async function countChosen({ book, filter }: ChosenCustomers, { db, clock }: Deps): Promise<number> {
  return countCustomers(db, book.id, filter, clock.now())
}

export async function readChosen({ book, filter, order }: ChosenCustomers, slice: Slice, { db, clock }: Deps): Promise<ListedCustomer[]> {
  return (await listCustomersOfBook(db, book.id, filter, order, slice, clock.now())).map(toItem)
}

const NOTHING_POSSIBLE = {
  code: 'blocked',
  text: 'nothing of what is to be replaced can be carried out as it is planned',
  facts: {},
}

export function toItem({ customer, tags, isAffected, error, reason, ...rest }: Stored): ListedCustomer {
  const why = rest.state === 'needs-person' && rest.plan !== null ? NOTHING_POSSIBLE : reason
  return {
    ...rest,
    customer: { ...customer },
    tags: [...tags],
    affected: isAffected,
    reason: why && { ...why, facts: { ...why.facts } },
    notRead: error,
  }
}
