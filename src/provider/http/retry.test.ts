import { describe, expect, test } from 'vitest'
import { ProviderError } from '../../domain/provider-error.ts'
import type { ProviderErrorKind } from '../../domain/provider-error.ts'
import { nextMove } from './retry.ts'

const failed = (kind: ProviderErrorKind, retryAfterMs?: number) =>
  new ProviderError(kind, 'getCustomer', retryAfterMs === undefined ? {} : { retryAfterMs })

describe('the next move', () => {
  test('waits as long as the provider says', () => {
    expect(nextMove(failed('throttled', 41_000), 1)).toEqual({ do: 'wait', ms: 41_000 })
  })

  test('waits twice as long each time when nobody says', () => {
    const waits = [1, 2, 3].map((attempt) => nextMove(failed('unavailable'), attempt, () => 0))
    expect(waits).toEqual([500, 1_000, 2_000].map((ms) => ({ do: 'wait', ms })))
  })

  test('stops after six attempts, and leaves a long wait to the caller', () => {
    expect(nextMove(failed('unavailable'), 6)).toEqual({ do: 'stop' })
    expect(nextMove(failed('throttled', 24 * 3_600_000), 1)).toEqual({ do: 'stop' })
  })

  test.each([
    ['outcome-unknown', 'look'],
    ['drifted', 'hand-back'],
    ['unauthorized', 'stop'],
    ['rejected', 'stop'],
    ['unreadable', 'stop'],
    ['refused-here', 'stop'],
  ] as const)('after %s is to %s', (kind, move) => {
    expect(nextMove(failed(kind), 1)).toEqual({ do: move })
  })
})
