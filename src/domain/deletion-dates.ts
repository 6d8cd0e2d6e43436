import type { Json } from './durable.ts'
import type { Instant } from './instant.ts'

const DATES: ReadonlySet<string> = new Set(['after90Days', 'after120Days', 'termEndsAt'])

type Ended = { readonly [subscription: string]: Json }

/** What was stored of old subscriptions when they ended, without those that were made active again since. */
export function stillEnded(evidence: Ended): Ended {
  return Object.fromEntries(Object.entries(evidence).filter(([, each]) => !isActiveAgain(each)))
}

/** Those that were made active again since they ended. */
export function activeAgain(evidence: Ended): ReadonlySet<string> {
  return new Set(Object.entries(evidence).flatMap(([subscription, each]) => (isActiveAgain(each) ? [subscription] : [])))
}

function isActiveAgain(each: Json): boolean {
  return typeof each === 'object' && each !== null && 'activeAgainAt' in each
}

/** The first of the dates on which Microsoft may delete each old subscription, by what was stored when it ended. */
export function deletionDates(evidence: Ended): ReadonlyMap<string, Instant> {
  return new Map(
    Object.entries(stillEnded(evidence)).flatMap(([subscription, each]) => {
      const members = typeof each === 'object' && each !== null ? Object.entries(each) : []
      const [first] = members.flatMap(([name, date]) => (DATES.has(name) && typeof date === 'string' ? [date as Instant] : [])).toSorted()
      return first === undefined ? [] : [[subscription, first] as const]
    }),
  )
}
