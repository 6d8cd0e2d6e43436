import { describe, expect, test } from 'vitest'
import { instant, MINUTE_MS, plusMs } from '../../domain/instant.ts'
import type { QuotaUse } from '../../store/quota-use.ts'
import { estimateFinish, type FinishFacts } from './estimate-finish.ts'
import { nameQuota } from './quota-key.ts'

const NOW = instant('2026-01-15T09:00:00Z')
const nameOf = (key: string) => nameQuota(key, (id) => (id === 'c1' ? 'Contoso' : undefined))

function aQuota(key: string, limit: number, windowMs: number, own: Partial<QuotaUse> = {}): QuotaUse {
  return {
    key,
    limit,
    windowMs,
    paceShare: 0.75,
    used: 0,
    from: plusMs(NOW, -windowMs),
    until: NOW,
    blockedUntil: null,
    blockedBecause: null,
    ...own,
  }
}

const APP = aQuota('graph:writes:app', 70_000, 300_000)
const CONTOSO = aQuota('graph:writes:c1', 3_000, 150_000)

/** A thousand users left at Contoso, a hundred moved a minute. */
function facts(own: Partial<FinishFacts> = {}): FinishFacts {
  return {
    now: NOW,
    state: 'running',
    left: [{ customer: 'c1', name: 'Contoso', users: 1000, waitForSeats: 0 }],
    moved: 1000,
    paceMs: 10 * MINUTE_MS,
    hasMoved: true,
    quotas: [APP, CONTOSO],
    hold: { hours: 48 },
    lastHoldEndsAt: null,
    ...own,
  }
}

const finish = (own?: Partial<FinishFacts>) => estimateFinish(facts(own), nameOf)

describe('when the last user moves', () => {
  test('follows the pace of the last minutes, and what comes after follows it', () => {
    expect(finish()).toEqual({
      lastMoveAt: '2026-01-15T09:10:00.000Z',
      notBefore: '2026-01-15T09:00:50.000Z',
      heldBy: { code: 'pace', text: 'nothing but our own pace', facts: {} },
      unknown: null,
      holdEndsAt: '2026-01-17T09:10:00.000Z',
      suspendedAt: '2026-01-17T09:10:00.000Z',
      deletedEarliestAt: '2026-04-17T09:10:00.000Z',
      deletedLatestAt: '2026-05-17T09:10:00.000Z',
    })
  })

  test('is never said from nothing', () => {
    const never = finish({ moved: 0, hasMoved: false })
    expect(never).toMatchObject({ lastMoveAt: null, unknown: { text: 'nothing has moved yet' }, holdEndsAt: null, deletedLatestAt: null })
    expect(finish({ moved: 0 })).toMatchObject({ lastMoveAt: null, unknown: { text: 'nobody was moved in the last ten minutes' } })
    expect(finish({ moved: 0, hasMoved: false, quotas: [] }).notBefore).toBe(NOW)
  })

  test.each(['paused', 'stopping', 'stopped'] as const)('is unknown of a run that is %s', (state) => {
    expect(finish({ state })).toMatchObject({
      lastMoveAt: null,
      unknown: { text: expect.stringContaining('nothing moves') },
      holdEndsAt: null,
    })
  })

  test('is over when nobody is left, and the cool-down that ends last leads on', () => {
    const none = finish({ left: [], lastHoldEndsAt: instant('2026-01-16T00:00:00Z') })
    expect(none).toMatchObject({ lastMoveAt: null, unknown: null, heldBy: null, suspendedAt: '2026-01-16T00:00:00.000Z' })
    expect(finish({ left: [] })).toMatchObject({ unknown: null, suspendedAt: null })
  })

  test('does not end before a cool-down that has begun already', () => {
    expect(finish({ lastHoldEndsAt: instant('2026-02-01T00:00:00Z') }).suspendedAt).toBe('2026-02-01T00:00:00.000Z')
  })
})

describe('what holds it', () => {
  test('is the application when its writes are drawn as far as we draw them', () => {
    expect(finish({ quotas: [{ ...APP, used: 50_000 }, CONTOSO] }).heldBy?.text).toBe('Graph writes of the application')
  })

  test('is the customer that takes longest by its own quota, and that is when it ends', () => {
    const left = [
      { customer: 'c1', name: 'Contoso', users: 10_000, waitForSeats: 0 },
      { customer: 'c2', name: 'Fabrikam', users: 10, waitForSeats: 0 },
    ]
    const held = finish({ left, moved: 100_000 })
    expect(held.heldBy?.text).toBe('Graph writes of Contoso')
    expect(held.lastMoveAt).toBe('2026-01-15T09:11:06.666Z')
  })

  test('is a Retry-After window, with its end', () => {
    const blocked = { ...CONTOSO, blockedUntil: instant('2026-01-15T09:02:00Z'), blockedBecause: 'batch was answered 429' }
    expect(finish({ quotas: [APP, blocked] }).heldBy?.text).toBe(
      'Graph writes of Contoso, where Microsoft asked for a pause until 2026-01-15T09:02:00.000Z',
    )
  })

  test('is Partner Center when there is little to move but what is being bought, and then the end is unknown', () => {
    const left = [
      { customer: 'c1', name: 'Contoso', users: 10, waitForSeats: 0 },
      { customer: 'c2', name: 'Fabrikam', users: 500, waitForSeats: 500 },
    ]
    expect(finish({ left })).toMatchObject({
      lastMoveAt: null,
      unknown: { text: 'seats for 500 users are not ready, and Microsoft does not say when they are' },
      heldBy: { code: 'purchases', text: 'purchases waiting for Partner Center' },
      suspendedAt: null,
    })
  })

  test('is the pace while there is enough to move beside what is being bought', () => {
    const left = [
      { customer: 'c1', name: 'Contoso', users: 2000, waitForSeats: 0 },
      { customer: 'c2', name: 'Fabrikam', users: 500, waitForSeats: 500 },
    ]
    expect(finish({ left })).toMatchObject({ lastMoveAt: '2026-01-15T09:25:00.000Z', heldBy: { code: 'pace' } })
  })
})

test('quotas have names that people know, and an unknown one is passed through', () => {
  expect(['graph:writes:app', 'graph:units:c1', 'partner-center:orders', 'else'].map((key) => nameOf(key).text)).toEqual([
    'Graph writes of the application',
    'Graph resource units of Contoso',
    'Partner Center requests on orders and carts',
    'else',
  ])
})
