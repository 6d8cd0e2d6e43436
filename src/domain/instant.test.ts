import { expect, test } from 'vitest'
import { calendarDays, instant } from './instant.ts'

test.each([
  ['2026-01-15T09:00:00Z', '2026-01-17T08:00:00Z', 2],
  ['2026-01-15T09:00:00Z', '2026-01-15T08:00:00Z', 0],
  ['2026-01-15T23:59:59Z', '2026-01-16T00:00:00Z', 1],
  ['2026-01-15T00:00:00Z', '2026-01-14T23:59:59Z', -1],
  ['2026-02-28T12:00:00Z', '2026-03-01T00:00:00Z', 1],
])('from %s to %s are %i days of the calendar', (from, to, days) => {
  expect(calendarDays(instant(from), instant(to))).toBe(days)
})
