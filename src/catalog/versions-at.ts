import type { Retirement } from '../domain/catalog.ts'

/**
 * Each retirement in the version with the latest `validFrom` that is not after the day, `YYYY-MM-DD`; without a day, in its latest.
 * One of which no version is valid yet is left out.
 */
export function versionsAt(retirements: readonly Retirement[], day: string | undefined): readonly Retirement[] {
  const newest = new Map<string, Retirement>()
  for (const retirement of retirements) {
    const start = retirement.validFrom ?? ''
    if (day !== undefined && start > day) continue
    const rival = newest.get(retirement.id)
    if (!rival || start >= (rival.validFrom ?? '')) newest.set(retirement.id, retirement)
  }
  return [...newest.values()]
}

/**
 * The day of a date or of an instant in UTC.
 * @throws RangeError for anything else.
 */
export function dayOf(date: string): string {
  const day = /^\d{4}-\d\d-\d\d(?=$|T.*Z$)/.exec(date)?.[0]
  if (day === undefined) throw new RangeError(`not a day: ${JSON.stringify(date)}; expected YYYY-MM-DD, or an instant that ends in Z`)
  return day
}
