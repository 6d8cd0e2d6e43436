import type { RunId } from '../../domain/id.ts'
import { calendarDays, type Instant } from '../../domain/instant.ts'
import type { RowOf } from '../../files/table.ts'
import type { deadlinesTable } from '../../files/tables/deadlines.ts'
import { boughtOf, isWarnedOf, type Deadline } from '../../inventory/deadlines/deadline.ts'
import { deadlinesOfRun, listDeadlines } from '../../inventory/deadlines/list-deadlines.ts'
import { nameOf, readWarnings } from '../../store/deadline-warnings.ts'
import type { DeadlineFilter } from '../contract/deadlines.ts'
import type { ApiDeps } from '../deps.ts'
import { inScopeOf, monthOf, rankOf } from '../some-deadlines.ts'

type DeadlineRow = RowOf<typeof deadlinesTable.columns>
type Deps = Pick<ApiDeps, 'db' | 'clock' | 'catalog'>

/** The days that matter to what one run replaces and are asked for, in the order of its customers. */
export async function* runDeadlineRows(run: RunId, filter: DeadlineFilter, deps: Deps): AsyncGenerator<DeadlineRow> {
  const isWanted = isOneOf(filter, deps.clock.now())
  const warned = await readWarnings(deps.db)
  for await (const deadline of deadlinesOfRun(run, undefined, deps)) if (isWanted(deadline)) yield toRow(deadline, warned, deps)
}

/** Every day that matters and is asked for, the earliest first; what is over last, the newest first. */
export async function* deadlineRows(filter: DeadlineFilter, deps: Deps): AsyncGenerator<DeadlineRow> {
  const isWanted = isOneOf(filter, deps.clock.now())
  const warned = await readWarnings(deps.db)
  for (const deadline of await sortedDeadlines(deps)) if (isWanted(deadline)) yield toRow(deadline, warned, deps)
}

function isOneOf(filter: DeadlineFilter, asOf: Instant): (deadline: Deadline) => boolean {
  const isInScope = inScopeOf(filter, asOf)
  const { month, rank } = filter
  return (each) =>
    isInScope(each) && (month === undefined || monthOf(each.at) === month) && (rank === undefined || rankOf(each, asOf) === rank)
}

/** What comes, before what has been. A row is small: all of them are in memory for the sort. */
export async function sortedDeadlines(deps: Deps): Promise<readonly Deadline[]> {
  const now = deps.clock.now()
  const all: Deadline[] = []
  for await (const deadline of listDeadlines(deps)) all.push(deadline)
  const order = (a: Deadline, b: Deadline): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)
  return [...all.filter(({ at }) => at >= now).sort(order), ...all.filter(({ at }) => at < now).sort((a, b) => order(b, a))]
}

function toRow(deadline: Deadline, warned: ReadonlyMap<string, number>, { clock }: Deps): DeadlineRow {
  const { customerName, domain, subscription, offerName, kind, at, note, run } = deadline
  const inDays = calendarDays(clock.now(), at)
  const warnedAt = isWarnedOf(deadline) ? (warned.get(nameOf(deadline)) ?? null) : null
  return {
    customer: customerName,
    domain,
    product: offerName,
    subscription,
    kind,
    date: at.slice(0, 10),
    inDays,
    warned: warnedAt,
    run,
    note,
    bought: boughtOf(deadline) ?? null,
  }
}
