import { describe, expect, test } from 'vitest'
import type { AccessRecord } from '../events.ts'
import { atSecond, judge } from './synthetic-log.ts'

const SCOPE = 'graph:writes:contoso'

/** A request at a second of the virtual and of the real clock, answered 10 ms later. */
function request(id: number, second: number, rest: Partial<AccessRecord> = {}): AccessRecord {
  const route = { operation: 'assignLicense', method: 'POST', path: '/users/adele/assignLicense', customerId: 'contoso', isWrite: true }
  const outcome = { status: 200, applied: true, errorCode: null, requestId: null, correlationId: null, tokenKind: 'app+user' } as const
  const times = {
    receivedAt: atSecond(second),
    answeredAt: atSecond(second),
    receivedRealMs: second * 1000,
    answeredRealMs: second * 1000 + 10,
  }
  return { id, receivedSeq: id, batchId: null, ...route, ...outcome, ...times, throttle: null, scopes: [SCOPE], ...rest }
}

function throttled(id: number, second: number, { byFault = true, retryAfterMs = 10_000 } = {}): AccessRecord {
  return request(id, second, { status: 429, applied: false, throttle: { scope: SCOPE, retryAfterMs, byFault } })
}

describe('P9', () => {
  test('holds when the client waits until the window is over', () => {
    expect(judge('P9', [], [request(1, 0), throttled(2, 1), request(3, 11)])).toEqual({ held: true, violations: [], checked: 3 })
  })

  test('finds a call inside the window and names both requests', () => {
    const verdict = judge('P9', [], [throttled(1, 1), request(2, 5)])
    expect(verdict.violations).toMatchObject([{ eventIds: [1, 2], text: expect.stringContaining(`closed ${SCOPE}`) }])
  })

  test('accepts what was on its way when the 429 was answered', () => {
    expect(judge('P9', [], [throttled(1, 1), request(2, 1, { receivedRealMs: 1_100 })]).held).toBe(true)
    expect(judge('P9', [], [throttled(1, 1), request(2, 1, { receivedRealMs: 1_111 })]).held).toBe(false)
  })

  test('leaves other scopes alone', () => {
    expect(judge('P9', [], [throttled(1, 1), request(2, 5, { scopes: ['partner-center:orders'] })]).held).toBe(true)
  })

  test('goes by the virtual clock for the end of the window', () => {
    expect(judge('P9', [], [throttled(1, 1), request(2, 500, { receivedRealMs: 1_500 })]).held).toBe(true)
  })

  test('does not let a later, shorter window shorten a longer one', () => {
    const shorter = throttled(2, 1, { retryAfterMs: 1_000 })
    expect(judge('P9', [], [throttled(1, 1), shorter, request(3, 5)]).violations).toMatchObject([{ eventIds: [1, 3] }])
  })

  test('finds that quotas are not paced when more than 0.5 % of all requests run into one', () => {
    const refused = [0, 1, 2, 3].map((index) => throttled(index + 1, 20 * index, { byFault: false }))
    const calls = (count: number) => Array.from({ length: count }, (_, index) => request(100 + index, 1_000))
    expect(judge('P9', [], [...refused, ...calls(400)]).violations).toMatchObject([{ eventIds: [1, 2, 3, 4] }])
    expect(judge('P9', [], [...refused, ...calls(900)]).held).toBe(true)
    expect(judge('P9', [], [...refused.slice(1), ...calls(10)]).held).toBe(true)
  })

  test('is not held when no request counted against a scope', () => {
    expect(judge('P9', [], [request(1, 0, { scopes: [] })]).held).toBe(false)
  })
})
