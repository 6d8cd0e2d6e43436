import { describe, expect, test } from 'vitest'
import { aSmallBook } from '../../support/a-small-book.ts'
import { runUnder, type NamedFault } from './disturbed-run.ts'

const TIMEOUT_MS = 120_000
/**
 * Virtual seconds in a real one: slow enough that a window of twenty seconds is longer than the 100 ms of real time which the
 * promise check grants to a request under way.
 */
const RATE = 120
/** For the run that nobody throttles. */
const FAST = 1200
/** Two batches at once of the largest customer: the emulator works one off while the other waits at its door. */
const BOOK = {
  ...aSmallBook({ contoso: 40, fabrikam: 11, tailspin: 5 }),
  settings: { lags: { order: 'PT5S', orderList: 'PT5S', provisioning: 'PT10S', seats: 'PT10S', services: 'PT5S', directory: 'PT5S' } },
} as const

const THROTTLED: readonly NamedFault[] = [
  { kind: '429', operation: 'assignLicense', every: 7, retryAfterSeconds: 20 },
  { kind: '429', operation: 'listSubscribedSkus', every: 7, retryAfterSeconds: 20 },
]

describe('a run that is throttled', () => {
  test('waits as long as it is told, and ends as one that is not', { timeout: TIMEOUT_MS }, async () => {
    const undisturbed = await runUnder([], BOOK, FAST)
    expect(await runUnder(THROTTLED, BOOK, RATE)).toBe(undisturbed)
  })
})
