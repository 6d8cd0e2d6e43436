import type { Language } from '../../domain/catalog.ts'
import { fromEpochMs, SECOND_MS } from '../../domain/instant.ts'
import type { Reading } from './reading.ts'
import { sayOfFile } from '../sentences.ts'

type Value = string | number | boolean | Date

/**
 * A day: a workbook's date, `2026-02-01`, or what Excel makes of it when it saves CSV: `1/2/2026`, which is 1 February in Italian and
 * Swedish, and in English read only where it can be one day alone.
 */
export function readDay(cell: Value, language: Language): Reading {
  if (cell instanceof Date) return { value: fromEpochMs(nearestSecond(cell)).slice(0, 10) }
  const text = String(cell).trim()
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (year && month && day) return toDay(text, year, month, day)
  const [, first, second, last] = /^(\d\d?)[/.-](\d\d?)[/.-](\d{4})$/.exec(text) ?? []
  if (!first || !second || !last) return { problem: sayOfFile('not-a-day-such-as', { text: JSON.stringify(text) }) }
  if (language !== 'en' || Number(first) > 12) return toDay(text, last, second, first)
  if (Number(second) > 12 || first === second) return toDay(text, last, first, second)
  return { problem: sayOfFile('two-days', { text: JSON.stringify(text), one: iso(last, second, first), other: iso(last, first, second) }) }
}

/** A moment in UTC: a workbook's date, or ISO 8601 with `Z`, with an offset, or without a zone (taken as UTC). A day is its midnight. */
export function readMoment(cell: Value): Reading {
  if (cell instanceof Date) return { value: fromEpochMs(nearestSecond(cell)) }
  const text = String(cell).trim()
  const [, day, time = '00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)\s*(Z|[+-]\d\d:\d\d)?)?$/i.exec(text) ?? []
  const ms = day !== undefined && isDay(day) ? Date.parse(`${day}T${time}${zone.toUpperCase()}`) : Number.NaN
  if (Number.isNaN(ms)) return { problem: sayOfFile('not-a-moment', { text: JSON.stringify(text) }) }
  return { value: fromEpochMs(ms) }
}

/** Workbooks keep moments as fractions of a day, which come out some microseconds early or late. */
function nearestSecond(date: Date): number {
  return Math.round(date.getTime() / SECOND_MS) * SECOND_MS
}

function toDay(text: string, year: string, month: string, day: string): Reading {
  const value = iso(year, month, day)
  return isDay(value) ? { value } : { problem: sayOfFile('no-calendar-has', { text: JSON.stringify(text) }) }
}

function iso(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** 30 February would be read as 2 March. */
function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && fromEpochMs(ms).startsWith(text)
}
