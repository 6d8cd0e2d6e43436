import { DAY_MS, instant, plusMs, type Instant } from '../../domain/instant.ts'
import { EVENT_KINDS } from '../../store/events.ts'
import { findCustomerOfLog, listLog, type LogFilter } from '../../store/log.ts'
import type { LogEntry } from '../contract/log.ts'
import { getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { getRun } from '../describe-run.ts'
import { wrongField } from '../problems/fields.ts'
import { problem } from '../problems/problem.ts'
import { sayEvent } from './say-event.ts'

type Deps = Pick<ApiDeps, 'db'>

/** As somebody asks for it: names and days. */
export interface AskedLog {
  readonly actor?: string | undefined
  readonly kind?: string | undefined
  readonly customer?: string | undefined
  readonly run?: string | undefined
  readonly plan?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** @throws ProblemError where something is named that there is not */
export async function resolveFilter(asked: AskedLog, deps: Deps): Promise<LogFilter> {
  const { actor, kind, customer, run, plan, since, until } = asked
  return {
    actor,
    kinds: kind === undefined ? undefined : kindsOf(kind),
    customer: customer === undefined ? undefined : await getCustomer(customer, deps),
    run: run === undefined ? undefined : (await getRun(run, deps)).id,
    plan: plan === undefined ? undefined : (await getPlan(plan, deps)).id,
    since: since === undefined ? undefined : momentOf('since', since),
    until: until === undefined ? undefined : endOf(until),
  }
}

/** One kind, or all of a noun: `user:`, `user`. */
function kindsOf(kind: string): readonly string[] {
  const noun = kind.endsWith(':') ? kind : `${kind}:`
  const found = EVENT_KINDS.filter((each) => each === kind || each.startsWith(noun))
  if (found.length > 0) return found
  const nouns = [...new Set(EVENT_KINDS.map((each) => each.slice(0, each.indexOf(':') + 1)))]
  const near = EVENT_KINDS.filter((each) => each.startsWith(kind.slice(0, kind.indexOf(':') + 1) || kind))
  const wanted = near.length > 0 && near.length < EVENT_KINDS.length ? near : nouns
  throw problem('event-kind-unknown', { kind }, [wrongField('kind', 'one-of', { expected: wanted })])
}

async function getCustomer(ref: string, { db }: Deps): Promise<NonNullable<LogFilter['customer']>> {
  const found = await findCustomerOfLog(db, ref)
  if (found === undefined) throw problem('customer-not-in-log', { customer: ref })
  return found
}

function endOf(until: string): Instant {
  const moment = momentOf('until', until)
  return until.includes('T') ? moment : plusMs(moment, DAY_MS)
}

/** @throws ProblemError where there is no such day, as the 30th of February */
function momentOf(path: 'since' | 'until', text: string): Instant {
  const [day = ''] = text.split('T')
  try {
    const moment = instant(text)
    if (instant(day).startsWith(day)) return moment
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw problem('no-such-day', { day: text }, [wrongField(path, 'not-a-day')])
}

/** A page of the log, with the id that the next one begins before. */
export async function readLog(
  filter: LogFilter,
  limit: number,
  { db }: Deps,
): Promise<{ readonly items: LogEntry[]; readonly next: string | null }> {
  // One more than is shown tells whether there is another page.
  const found = await listLog(db, filter, limit + 1)
  const items = found.slice(0, limit).map(({ user, ...entry }) => {
    return { ...entry, text: sayEvent({ ...entry, user }), data: { ...entry.data } }
  })
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}
