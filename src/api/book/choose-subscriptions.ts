import { DAY_MS, instant, plusMs, type Instant } from '../../domain/instant.ts'
import {
  countSubscriptions,
  listSubscriptions,
  type ListedSubscription,
  type Order,
  type Slice,
  type Span,
  type SubscriptionFilter,
  type SubscriptionSort,
} from '../../store/book-subscriptions.ts'
import type { Book } from '../../store/find-book.ts'
import type { BookSubscription, SubscriptionQuery } from '../contract/book.ts'
import type { ApiDeps } from '../deps.ts'
import { getBook, getCustomerOfBook } from './get-book.ts'

type Deps = Pick<ApiDeps, 'db' | 'clock'>

/** Which subscriptions are asked for, of which snapshot, and in what order. */
export interface ChosenSubscriptions {
  readonly book: Book
  readonly filter: SubscriptionFilter
  readonly order: Order<SubscriptionSort>
}

/** @throws ProblemError where the snapshot or the customer is not there */
export async function chooseSubscriptions(query: SubscriptionQuery, deps: Deps): Promise<ChosenSubscriptions> {
  const book = await getBook(query.snapshot, deps)
  const now = deps.clock.now()
  return {
    book,
    order: { by: query.sort, direction: query.dir },
    filter: {
      text: query.q === '' ? undefined : query.q,
      retirement: query.retirement,
      status: query.status,
      family: query.family,
      tag: query.tag,
      customer: query.customer === undefined ? undefined : await getCustomerOfBook(query.customer, book, deps),
      expires: query.expiresWithin === undefined ? undefined : days(query.expiresWithin, now),
      renews: query.renewsWithin === undefined ? undefined : days(query.renewsWithin, now),
      hasUnassigned: query.unassigned === 'true',
    },
  }
}

/** From the beginning of today on, so that the same question has the same answer all day. */
function days(count: number, now: Instant): Span {
  const from = instant(now.slice(0, 10))
  return { from, until: plusMs(from, (count + 1) * DAY_MS) }
}

/** How many there are, without counting where nothing is left out. */
export async function countChosen({ book, filter }: ChosenSubscriptions, { db }: Deps): Promise<number> {
  const isWhole = Object.values(filter).every((value) => value === undefined || value === false)
  return isWhole ? book.subscriptions : countSubscriptions(db, book.id, filter)
}

export async function readChosen({ book, filter, order }: ChosenSubscriptions, slice: Slice, { db }: Deps): Promise<BookSubscription[]> {
  return (await listSubscriptions(db, book.id, filter, order, slice)).map(toItem)
}

function toItem({ tags, nextTerm, cancellableUntil, parentSubscription, customer, ...rest }: ListedSubscription): BookSubscription {
  return {
    ...rest,
    customer: { ...customer },
    tags: [...tags],
    nextTerm: nextTerm ?? null,
    parent: parentSubscription,
    cancelableUntil: cancellableUntil,
  }
}
