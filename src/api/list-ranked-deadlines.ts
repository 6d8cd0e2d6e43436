import { calendarDays, instant, type Instant } from '../domain/instant.ts'
import { isWarnedOf, type Deadline } from '../inventory/deadlines/deadline.ts'
import { nameOf, readWarnings } from '../store/deadline-warnings.ts'
import type { Deadline as Shown, DeadlineQuery, Deadlines } from './contract/deadlines.ts'
import type { ApiDeps } from './deps.ts'
import { wrongField } from './problems/fields.ts'
import { problem } from './problems/problem.ts'
import { inScopeOf, kindOf, monthOf, rankOf } from './some-deadlines.ts'
import { sortedDeadlines } from './tables/deadline-rows.ts'

type Deps = Pick<ApiDeps, 'db' | 'clock' | 'catalog'>

/**
 * The days that matter, ranked. All of them are in memory to be sorted and counted; only the page's are described. A page that follows
 * another is of the same moment, so that nothing changes its rank in between.
 * @throws ProblemError where `after` is no page's `next`
 */
export async function listRankedDeadlines(query: DeadlineQuery, deps: Deps): Promise<Deadlines> {
  const cursor = query.after === '' ? undefined : readCursor(query.after)
  const asOf = cursor?.asOf ?? deps.clock.now()
  const inScope = await collect(query, asOf, deps)
  const inMonth = query.month === undefined ? inScope : inScope.filter(({ at }) => monthOf(at) === query.month)
  const sorted = inMonth.filter((each) => query.rank === undefined || rankOf(each, asOf) === query.rank).sort(inOrder(asOf))
  const rest = cursor ? sorted.filter((each) => inOrder(asOf)(each, cursor.last) > 0) : sorted
  const page = rest.slice(0, query.limit)
  const last = page.at(-1)
  const warned = await readWarnings(deps.db)
  return {
    asOf,
    counts: countRanks(inMonth, asOf),
    months: countMonths(inScope),
    items: page.map((each) => toShown(each, asOf, warned)),
    next: last && rest.length > page.length ? writeCursor(asOf, last) : null,
  }
}

/** What a list of several pages shows, from the first page to the last; dropped when nobody has asked for another for a minute. */
interface Held {
  readonly asOf: Instant
  readonly all: readonly Deadline[]
  readonly dropping: NodeJS.Timeout
}

const heldFor = new WeakMap<Deps['db'], Held>()
const HELD_MS = 60_000

/** All of them are read for the first page alone: with ten thousand customers that takes seconds. */
async function readAll(asOf: Instant, isFirst: boolean, deps: Deps): Promise<readonly Deadline[]> {
  const held = heldFor.get(deps.db)
  clearTimeout(held?.dropping)
  const all = held?.asOf === asOf && !isFirst ? held.all : await sortedDeadlines(deps)
  const dropping = setTimeout(() => heldFor.delete(deps.db), HELD_MS).unref()
  heldFor.set(deps.db, { asOf, all, dropping })
  return all
}

/** Once each: two lines of one product that were bought together have the same last free day. */
async function collect(query: DeadlineQuery, asOf: Instant, deps: Deps): Promise<readonly Deadline[]> {
  const found = (await readAll(asOf, query.after === '', deps)).filter(inScopeOf(query, asOf))
  return [...new Map(found.map((each) => [keyOf(each), each])).values()]
}

/** What decides the place of a deadline, and is kept in a cursor. */
type Placed = Pick<Deadline, 'at' | 'customer' | 'customerName' | 'subscription' | 'kind' | 'run' | 'note'>

function keyOf({ at, customer, customerName, subscription, kind, run, note }: Placed): string {
  return JSON.stringify([at, customerName, customer, subscription, kind, run, note])
}

function inOrder(asOf: Instant): (a: Placed, b: Placed) => number {
  return (a, b) => {
    const isPast = a.at < asOf
    if (isPast !== b.at < asOf) return isPast ? 1 : -1
    if (a.at !== b.at) return a.at < b.at === isPast ? 1 : -1
    const [left, right] = [keyOf(a), keyOf(b)]
    return left < right ? -1 : left > right ? 1 : 0
  }
}

function countRanks(deadlines: readonly Deadline[], asOf: Instant): Deadlines['counts'] {
  const counts = { high: 0, upcoming: 0, past: 0 }
  for (const each of deadlines) counts[rankOf(each, asOf)] += 1
  return counts
}

function countMonths(deadlines: readonly Deadline[]): Deadlines['months'] {
  const byMonth = Map.groupBy(deadlines, ({ at }) => monthOf(at))
  return [...byMonth]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, own]) => ({
      month,
      count: own.length,
      kinds: Object.fromEntries([...Map.groupBy(own, kindOf)].map(([kind, those]) => [kind, those.length])),
    }))
}

function toShown(deadline: Deadline, asOf: Instant, warned: ReadonlyMap<string, number>): Shown {
  const { customer, customerName, domain, subscription, offerName, kind, at, retirement, run, note, facts } = deadline
  return {
    customer: { id: customer, name: customerName, domain },
    subscription,
    product: offerName,
    kind,
    rank: rankOf(deadline, asOf),
    at,
    inDays: calendarDays(asOf, at),
    warnedAtDays: isWarnedOf(deadline) ? (warned.get(nameOf(deadline)) ?? null) : null,
    retirement,
    run,
    note,
    facts: { ...facts },
  }
}

function writeCursor(asOf: Instant, { at, customer, customerName, subscription, kind, run, note }: Placed): string {
  return Buffer.from(JSON.stringify([asOf, { at, customer, customerName, subscription, kind, run, note }])).toString('base64url')
}

function readCursor(text: string): { readonly asOf: Instant; readonly last: Placed } {
  try {
    const [asOf, last] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, Placed]
    return { asOf: instant(asOf), last: { ...last, at: instant(last.at) } }
  } catch {
    throw problem('no-such-page', {}, [wrongField('after', 'not-next')])
  }
}
