import { beforeAll, describe, expect, test } from 'vitest'
import { aSmallBook } from '../../support/a-small-book.ts'
import { runUnder, type NamedFault } from './disturbed-run.ts'

const TIMEOUT_MS = 120_000
/** Virtual seconds in a real one. */
const RATE = 1200
/** Twenty batches of users, at least. */
const BOOK = aSmallBook({ contoso: 380, fabrikam: 11, tailspin: 5 })

const LOST_ANSWERS: readonly NamedFault[] = [
  { kind: 'timeoutAfterEffect', operation: 'checkout', every: 1 },
  { kind: 'timeoutAfterEffect', operation: 'batch', every: 10 },
]

describe('a run of which answers are lost after the effect', () => {
  let undisturbed = ''

  beforeAll(async () => {
    undisturbed = await runUnder([], BOOK, RATE)
  }, TIMEOUT_MS)

  test.for(['result', '800065'] as const)(
    'ends as one of which none is lost, where a cart that was checked out is answered with %s',
    { timeout: TIMEOUT_MS },
    async (checkoutRepeat) => {
      const forgetful = { ...BOOK, settings: { checkoutRepeat, requestIdRetentionSeconds: 0 } }
      expect(await runUnder(LOST_ANSWERS, forgetful, RATE)).toBe(undisturbed)
    },
  )
})
