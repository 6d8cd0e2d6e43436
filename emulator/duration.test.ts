import { describe, expect, test } from 'vitest'
import { addMonths, addTerm, findDurationMs } from './duration.ts'

const HOUR_MS = 3_600_000
const march = Date.UTC(2026, 2, 1)

describe('a duration', () => {
  test.each([
    ['130d', 130 * 24 * HOUR_MS],
    ['36h', 36 * HOUR_MS],
    ['15m', HOUR_MS / 4],
    ['PT15M', HOUR_MS / 4],
    ['P130D', 130 * 24 * HOUR_MS],
    ['P1M', 31 * 24 * HOUR_MS],
    ['P1Y', 365 * 24 * HOUR_MS],
    ['P1DT1H', 25 * HOUR_MS],
  ])('%s is read', (text, ms) => {
    expect(findDurationMs(text, march)).toBe(ms)
  })

  test.each(['', 'P', 'PT', '-5d', '5 days', 'soon'])('"%s" is none', (text) => {
    expect(findDurationMs(text, march)).toBeUndefined()
  })
})

test('a month after 31 January is the last of February', () => {
  expect(addMonths(Date.UTC(2026, 0, 31), 1)).toBe(Date.UTC(2026, 1, 28))
})

test('a term of a year ends on the same day', () => {
  expect(addTerm(march, 'P1Y')).toBe(Date.UTC(2027, 2, 1))
})
