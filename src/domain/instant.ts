/** A moment as ISO 8601 in UTC with milliseconds: `2026-01-15T00:00:00.000Z`. Sorts as text. */
declare const instantMark: unique symbol
export type Instant = string & { readonly [instantMark]: true }

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/**
 * Reads a moment in any of the spellings that Partner Center and Graph use: with `Z`, with an offset,
 * with seven fractional digits, or without a zone (taken as UTC).
 * @throws RangeError when the text is no date.
 */
export function instant(text: string): Instant {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || /^\d{4}-\d\d-\d\d$/.test(text) ? text : `${text}Z`
  const ms = Date.parse(zoned)
  if (Number.isNaN(ms)) throw new RangeError(`not a date: ${JSON.stringify(text)}`)
  return fromEpochMs(ms)
}

export function fromEpochMs(ms: number): Instant {
  return new Date(ms).toISOString() as Instant
}

export function epochMs(at: Instant): number {
  return Date.parse(at)
}

export function plusMs(at: Instant, ms: number): Instant {
  return fromEpochMs(epochMs(at) + ms)
}

/** The same day of the month and hour in UTC, so many months later or earlier; the month's last day where it has no such day. */
export function plusMonths(at: Instant, months: number): Instant {
  const then = new Date(at)
  const day = then.getUTCDate()
  then.setUTCMonth(then.getUTCMonth() + months, 1)
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate()
  then.setUTCDate(Math.min(day, lastDay))
  return fromEpochMs(then.getTime())
}

/** Whole days of the calendar in UTC from one moment to another: 0 on the same day, below zero where it lies before. */
export function calendarDays(from: Instant, to: Instant): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS
}

/** The earliest of the given moments. */
export function earliest(first: Instant, ...rest: readonly Instant[]): Instant {
  return rest.reduce((least, next) => (next < least ? next : least), first)
}
