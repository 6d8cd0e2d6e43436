const DAY_MS = 86_400_000
const SHORT = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)$/
const ISO = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const SHORT_UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: DAY_MS, w: 7 * DAY_MS }

/** Reads `130d`, `36h`, `15m`, `30s`, `P130D`, `PT15M`, `P1Y2M`. Years and months count from `from` (epoch ms). Undefined when it is neither form. */
export function findDurationMs(text: string, from: number): number | undefined {
  const short = SHORT.exec(text.trim())
  if (short) return Number(short[1]) * (SHORT_UNIT_MS[short[2] ?? ''] ?? 0)
  const iso = ISO.exec(text.trim())
  if (!iso || text.endsWith('T') || text === 'P') return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = iso.slice(1).map((part: string | undefined) => Number(part ?? 0))
  const calendar = addMonths(from, (years ?? 0) * 12 + (months ?? 0)) - from
  return calendar + ((weeks ?? 0) * 7 + (days ?? 0)) * DAY_MS + (hours ?? 0) * 3_600_000 + (minutes ?? 0) * 60_000 + (seconds ?? 0) * 1000
}

/** As `findDurationMs`, but throws for anything else. Lengths of months are those of a year that starts on 1 January 2001. */
export function durationMs(text: string): number {
  const ms = findDurationMs(text, Date.UTC(2001, 0, 1))
  if (ms === undefined) throw new Error(`"${text}" is no duration: expected for example PT15M or P130D`)
  return ms
}

/** The same day of the month, `months` later; the month's last day where that day does not exist. */
export function addMonths(at: number, months: number): number {
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date.getTime()
}

/** `P1M`, `P1Y`, `P3Y` after `at`. */
export function addTerm(at: number, term: string): number {
  return at + (findDurationMs(term, at) ?? 0)
}

export function isoTime(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

export { DAY_MS }
