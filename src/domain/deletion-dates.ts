import type { Json } from './durable.ts'
import type { Instant } from './instant.ts'

const DATES: ReadonlySet<string> = new Set(['after90Days', 'after120Days', 'termEndsAt'])

/** The first of the dates on which Microsoft may delete each old subscription, by what was stored when it ended. */
export function deletionDates(evidence: { readonly [subscription: string]: Json }): ReadonlyMap<string, Instant> {
  return new Map(
    Object.entries(evidence).flatMap(([subscription, each]) => {
      const members = typeof each === 'object' && each !== null ? Object.entries(each) : []
      const [first] = members.flatMap(([name, date]) => (DATES.has(name) && typeof date === 'string' ? [date as Instant] : [])).toSorted()
      return first === undefined ? [] : [[subscription, first] as const]
    }),
  )
}
