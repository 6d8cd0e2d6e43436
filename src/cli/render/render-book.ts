import type { BookSubscription } from '../../api/contract/book.ts'
import type { ResponseOf } from '../../api/contract/route.ts'
import type { routes } from '../../api/contract/routes.ts'
import { table } from './table.ts'
import { counted, minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

type Subscriptions = ResponseOf<typeof routes.listSubscriptions>
type Customers = ResponseOf<typeof routes.listCustomers>

/** A block per subscription: a row of all that matters would be cut to nothing. What was not read is not said. */
export function renderSubscriptions({ book, asOf, total, items }: Subscriptions, view: View): string {
  if (items.length === 0) return [wrap('No subscription is so.', view.columns), '', ...foot(book, total, 0, view)].join('\n')
  const blocks = items.flatMap((each) => [
    view.paint('strong', wrap(`${each.customer.name}: ${each.offerName}`, view.columns)),
    wrap(`  ${factsOf(each, asOf).join(', ')}`, view.columns),
  ])
  return [...blocks, '', ...foot(book, total, items.length, view)].join('\n')
}

function factsOf(each: BookSubscription, asOf: string): readonly string[] {
  const term = termWords(each, asOf)
  const { assigned, inactive, unassigned } = each
  return [
    each.statusText,
    counted(each.quantity, 'seat'),
    ...(assigned === null
      ? []
      : [`${assigned} used${unassigned ? `, ${unassigned} unassigned` : ''}${inactive ? `, ${inactive} inactive` : ''}`]),
    ...(term === '' ? [] : [term]),
    ...(each.isTrial ? ['trial'] : []),
    ...(each.parent === null ? [] : ['add-on']),
    ...(each.retirement === null ? [] : [`retired: ${each.retirement}`]),
    ...(each.run === null ? [] : [`in the hands of ${each.run}`]),
  ]
}

/** A row per customer. */
export function renderCustomers({ book, total, items }: Customers, view: View): string {
  if (items.length === 0) return [wrap('No customer is so.', view.columns), '', ...foot(book, total, 0, view)].join('\n')
  const rows = items.map((each) => [
    each.customer.name,
    each.state,
    each.plan ?? each.run ?? '',
    figure(each.retired),
    figure(each.retiredSeats),
    each.retiredEndsAt?.slice(0, 10) ?? '',
    each.tags.join(', '),
  ])
  const head = ['Customer', 'State', 'By', 'Retired', 'Seats', 'First term end', 'Tags']
  return [table(head, rows, view), '', ...foot(book, total, items.length, view)].join('\n')
}

type Term = Pick<BookSubscription, 'status' | 'termEndsAt' | 'autoRenew' | 'endsAtTerm'>

/**
 * As Partner Center words it: a subscription expires once auto-renew is off or it is told to end, and renews otherwise. A term that is over
 * has ended, whatever a scan before that saw to come; of one that is deleted nothing comes any more.
 */
export function termWords({ status, termEndsAt, autoRenew, endsAtTerm }: Term, asOf: string): string {
  if (termEndsAt === null || status === 'deleted') return ''
  if (termEndsAt <= asOf) return `term ended ${termEndsAt.slice(0, 10)}`
  return `${autoRenew && !endsAtTerm ? 'renews' : 'expires'} ${termEndsAt.slice(0, 10)}`
}

export function figure(count: number | null): string {
  return count === null ? '-' : String(count)
}

/** How many there are, of what, and how old that is. */
function foot(book: Subscriptions['book'], total: number, shown: number, { columns }: View): readonly string[] {
  const unread = book.customersFailed > 0 ? `, ${book.customersFailed} could not be read` : ''
  const lines = [
    ...(shown < total ? [`${shown} of ${total} shown; more with --limit, all with --out FILE.`] : [`${total} in all.`]),
    `snapshot ${book.id} of ${minuteOf(book.takenAt)}: ${book.customersRead} of ${counted(book.customersTotal, 'customer')} read${unread}`,
  ]
  return lines.map((line) => wrap(line, columns))
}
