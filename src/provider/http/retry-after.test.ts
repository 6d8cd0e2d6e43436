import { describe, expect, test } from 'vitest'
import { instant } from '../../domain/instant.ts'
import { readRetryAfterMs } from './retry-after.ts'

const now = instant('2026-02-10T10:00:00Z')

describe('Retry-After', () => {
  test.each([
    ['41', undefined, 41_000],
    ['2.128', undefined, 2_128],
    ['Tue, 10 Feb 2026 10:00:30 GMT', undefined, 30_000],
    ['Tue, 10 Feb 2026 09:00:00 GMT', undefined, 0],
    [null, { statusCode: 429, message: 'Rate limit is exceeded. Try again in 41 seconds.' }, 41_000],
    [null, { statusCode: 429, message: 'Rate limit is exceeded. Try again in 1 second.' }, 1_000],
    ['7', { message: 'Try again in 41 seconds.' }, 7_000],
    ['soon', undefined, undefined],
    [null, { error: 'no' }, undefined],
  ])('reads %j with the body %j as %j ms', (header, body, ms) => {
    expect(readRetryAfterMs(header, body, now)).toBe(ms)
  })
})
