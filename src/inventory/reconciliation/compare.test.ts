import { describe, expect, test } from 'vitest'
import { id, type SubscriptionId } from '../../domain/id.ts'
import { instant, MINUTE_MS, plusMs } from '../../domain/instant.ts'
import type { ReconciledSku } from '../../domain/reconciliation.ts'
import { compareSku } from './compare.ts'
import type { SkuFacts } from './facts.ts'
import { aFeeding, aLine, aRow, READ_AT, someFacts, theRecord, theUnits } from './some-facts.fixture.ts'

const OTHER = id<SubscriptionId>('s2')
const JUST_NOW = plusMs(READ_AT, -5 * MINUTE_MS)
const HOURS_AGO = plusMs(READ_AT, -3 * 60 * MINUTE_MS)

function compare(own: Partial<SkuFacts>): ReconciledSku {
  return compareSku(someFacts(own))
}

/** `provisioning 10 expected` of every cause, in order. */
function causesOf(own: Partial<SkuFacts>): readonly string[] {
  return compare(own).causes.map(({ code, seats, severity }) => `${code} ${seats} ${severity}`)
}

const NONE = theUnits({ enabled: 0, consumed: 0 })

test('figures that agree have no cause', () => {
  expect(compare({})).toMatchObject({ bought: 10, assigned: 10, holders: 10, gaps: {}, causes: [], severity: null })
})

test('a difference that nothing proves is unknown, with its size', () => {
  const set = { status: 'success', statusText: 'success', quantity: 13 } as const
  expect(causesOf({ subscriptions: [aFeeding({ quantity: 13, provisioning: set })] })).toEqual(['unknown 3 check'])
  expect(causesOf({ units: theUnits({ enabled: 12, consumed: 12 }), holders: 12 })).toEqual(['unknown -2 check'])
  expect(causesOf({ holders: 9 })).toEqual(['unknown 1 check'])
})

describe('seats being set up', () => {
  const waiting = { units: NONE, directory: [], holders: 0 }

  test('are told by Partner Center', () => {
    const provisioning = { status: 'pending', statusText: 'pending', quantity: 0 } as const
    expect(causesOf({ ...waiting, subscriptions: [aFeeding({ createdAt: HOURS_AGO, provisioning })] })).toEqual([
      'provisioning 10 expected',
    ])
  })

  test('are told by having nothing to say, and want a look once they are older than a day', () => {
    expect(causesOf({ ...waiting, subscriptions: [aFeeding({ createdAt: HOURS_AGO, provisioning: null })] })).toEqual([
      'provisioning 10 expected',
    ])
    expect(causesOf({ ...waiting, subscriptions: [aFeeding({ provisioning: null })] })).toEqual(['provisioning 10 check'])
  })

  test('are told by their age where the status was not read', () => {
    const provisioning = { notRead: 'refused' }
    expect(causesOf({ ...waiting, subscriptions: [aFeeding({ createdAt: HOURS_AGO, provisioning })] })).toEqual([
      'provisioning 10 expected',
    ])
    expect(causesOf({ ...waiting, subscriptions: [aFeeding({ provisioning })] })).toEqual(['unknown 10 check'])
  })

  test('are those that are not set up of those that were added', () => {
    const more = aFeeding({ quantity: 15, provisioning: { status: 'success', statusText: 'success', quantity: 10 } })
    expect(causesOf({ subscriptions: [more] })).toEqual(['provisioning 5 check'])
  })

  test('have failed where Partner Center says so', () => {
    const provisioning = { status: 'failed', statusText: 'failed', quantity: 0 } as const
    expect(causesOf({ ...waiting, subscriptions: [aFeeding({ provisioning })] })).toEqual(['provisioning-failed 10 act'])
  })

  test('that are set up show in the list a quarter of an hour later, and no more than that', () => {
    expect(causesOf({ ...waiting, subscriptions: [aFeeding({ createdAt: JUST_NOW })] })).toEqual(['list-lag 10 expected'])
    expect(causesOf({ ...waiting, subscriptions: [aFeeding()] })).toEqual(['unknown 10 check'])
  })
})

describe('a purchase of ours', () => {
  test('that Partner Center does not list yet is its list’s lag, not somebody else’s', () => {
    const record = theRecord({ lines: [aLine({ subscription: OTHER, checkoutSentAt: JUST_NOW })] })
    const directory = [aRow(), aRow({ commerceSubscriptionId: OTHER, units: 5 })]
    expect(causesOf({ record, directory, units: theUnits({ enabled: 15, consumed: 15 }), holders: 15 })).toEqual(['list-lag -5 expected'])
  })

  test('is shown while its order is open, although nothing differs', () => {
    const open = (own: Partial<ReturnType<typeof aLine>>) =>
      causesOf({ record: theRecord({ lines: [aLine({ subscription: null, checkoutSentAt: JUST_NOW, ...own })] }) })
    expect(open({ state: 'ordered' })).toEqual(['order-open 10 expected'])
    expect(open({ state: 'checkout-sent', orderId: null })).toEqual(['order-open 10 check'])
    expect(open({ state: 'ordered', checkoutSentAt: instant('2026-02-20T00:00:00Z') })).toEqual(['order-open 10 act'])
    expect(open({ state: 'cart-stored', checkoutSentAt: null })).toEqual([])
  })

  test('explains units that came before its subscription', () => {
    const record = theRecord({ lines: [aLine({ state: 'ordered', quantity: 5, users: 5, subscription: null, checkoutSentAt: JUST_NOW })] })
    expect(causesOf({ record, units: theUnits({ enabled: 15, consumed: 15 }), holders: 15 })).toEqual(['order-open -5 expected'])
  })
})

describe('units of others', () => {
  const directory = [aRow(), aRow({ commerceSubscriptionId: OTHER, units: 20 })]

  test('are those of a subscription that Partner Center does not list', () => {
    const found = compare({ directory, units: theUnits({ enabled: 30, consumed: 30 }), holders: 30 })
    expect(found.causes).toMatchObject([
      { code: 'bought-elsewhere', gap: 'bought-units', seats: -20, facts: { commerceSubscriptionId: OTHER, units: 20 } },
    ])
  })

  test('hide no seats of ours that are missing', () => {
    const provisioning = { status: 'failed', statusText: 'failed', quantity: 0 } as const
    const ours = aFeeding({ quantity: 20, provisioning })
    expect(
      causesOf({ subscriptions: [ours], directory: [directory[1] ?? aRow()], units: theUnits({ enabled: 20, consumed: 20 }), holders: 20 }),
    ).toEqual(['bought-elsewhere -20 check', 'provisioning-failed 20 act'])
  })

  test('cannot be told where Partner Center was not read', () => {
    expect(causesOf({ directory, subscriptions: { notRead: 'refused' } })).toEqual([])
  })

  test('are a trial where the directory says so, and need nobody', () => {
    const trial = [aRow(), aRow({ commerceSubscriptionId: OTHER, units: 25, isTrial: true })]
    expect(causesOf({ directory: trial, units: theUnits({ enabled: 35 }) })).toEqual(['trial -25 expected', 'trial 25 expected'])
  })
})

describe('a subscription that has ended', () => {
  test('in one place alone is named with both words', () => {
    expect(
      causesOf({ directory: [aRow({ status: 'Suspended' })], units: theUnits({ enabled: 0, suspended: 10, consumed: 0 }), holders: 0 }),
    ).toEqual(['ended-still-counted 10 act', 'ended-still-counted 10 check'])
    expect(causesOf({ subscriptions: [aFeeding({ status: 'suspended', statusText: 'suspended' })] })).toEqual([
      'ended-still-counted -10 check',
    ])
  })

  test('is not taken for one that is pending, or in a state that is not known', () => {
    const unknown = ['unknown -10 check']
    expect(causesOf({ subscriptions: [aFeeding({ status: 'pending', statusText: 'pending' })] })).toEqual(unknown)
    expect(causesOf({ subscriptions: [aFeeding({ status: 'unknown', statusText: 'paused' })] })).toEqual(unknown)
  })

  test('and is in grace is known although nothing differs', () => {
    const found = compare({
      subscriptions: [aFeeding({ status: 'expired', statusText: 'expired' })],
      directory: [aRow({ status: 'Warning' })],
      units: theUnits({ enabled: 0, warning: 10 }),
    })
    expect(found.gaps).toEqual({})
    expect(found.causes).toMatchObject([{ code: 'ended-still-counted', gap: null, seats: 10, severity: 'check' }])
  })

  test('by a run of ours is as expected; of locked-out units nobody knows', () => {
    const ended = {
      subscriptions: [aFeeding({ status: 'suspended' as const, statusText: 'suspended' })],
      directory: [aRow({ status: 'Suspended' })],
      units: theUnits({ enabled: 0, suspended: 10, consumed: 0 }),
      holders: 0,
    }
    const replaced = [{ run: 'r-1', subscription: aFeeding().id, isEnded: true }]
    expect(causesOf({ ...ended, record: theRecord({ replaced }) })).toEqual(['ended-still-counted 10 expected'])
    expect(causesOf({ ...ended, subscriptions: [], units: theUnits({ enabled: 0, lockedOut: 10, consumed: 0 }) })).toEqual([
      'ended-still-counted 10 check',
    ])
  })
})

test('an add-on that feeds its parent’s SKU is counted with it, and its users take one unit each', () => {
  const addOn = aFeeding({ id: OTHER, offerName: 'Sales Add-On', quantity: 8, parentSubscription: aFeeding().id })
  const subscriptions = [aFeeding(), addOn]
  expect(causesOf({ subscriptions })).toEqual(['add-on-with-parent 8 expected'])
  const listed = [aRow(), aRow({ commerceSubscriptionId: OTHER, units: 8 })]
  const found = compare({ subscriptions, directory: listed, units: theUnits({ enabled: 18 }) })
  expect(found.causes).toMatchObject([{ code: 'add-on-with-parent', gap: 'units-assigned', seats: 8 }])
})

describe('more licenses than units', () => {
  test('come from a suspension', () => {
    const units = theUnits({ enabled: 0, suspended: 10 })
    const subscriptions = [aFeeding({ status: 'suspended', statusText: 'suspended' })]
    expect(causesOf({ subscriptions, directory: [aRow({ status: 'Suspended' })], units })).toEqual([
      'over-assigned -10 act',
      'ended-still-counted 10 check',
    ])
  })

  test('come from a quantity that fell since the last snapshot', () => {
    const before = { takenAt: instant('2026-02-01T00:00:00Z'), quantities: { s1: 10 }, leftSince: null }
    const found = compare({
      subscriptions: [aFeeding({ quantity: 7 })],
      directory: [aRow({ units: 7 })],
      units: theUnits({ enabled: 7 }),
      record: theRecord({ before }),
    })
    expect(found.causes).toMatchObject([{ code: 'over-assigned', seats: -3, facts: { then: 10, now: 7 } }])
  })

  test('are unknown, and want somebody, where neither is known', () => {
    expect(
      causesOf({ subscriptions: [aFeeding({ quantity: 7 })], directory: [aRow({ units: 7 })], units: theUnits({ enabled: 7 }) }),
    ).toEqual(['unknown -3 act'])
  })
})

describe('free units', () => {
  const free = { units: theUnits({ consumed: 4 }), holders: 4 }
  const adding = theRecord().adding

  test('wait for users who are not moved yet, then for latecomers', () => {
    const record = theRecord({ lines: [aLine({ users: 8 })], adding: { ...adding, pending: 3, refused: 1, verified: 4 } })
    const found = compare({ ...free, record })
    expect(found.causes).toMatchObject([
      { code: 'not-moved-yet', seats: 4, severity: 'act', facts: { pending: 3, refused: 1 } },
      { code: 'spare-seats', seats: 2, facts: { quantity: 10, users: 8 } },
    ])
  })

  test('are those of users who went back, where nothing was canceled', () => {
    const record = theRecord({ lines: [aLine({ users: 10 })], adding: { ...adding, verified: 4, undone: 6 } })
    expect(causesOf({ ...free, record })).toEqual(['taken-back 6 check'])
    expect(causesOf({ units: theUnits({ enabled: 4, consumed: 4 }), holders: 4, record })).not.toContain('taken-back 6 check')
  })

  test('stay on the old subscription until it ends', () => {
    const record = theRecord({ replaced: [{ run: 'r-1', subscription: aFeeding().id, isEnded: false }], movedAway: 6 })
    expect(causesOf({ ...free, record })).toEqual(['old-not-ended 6 expected'])
  })

  test('are left by users who are gone', () => {
    const before = { takenAt: instant('2026-02-01T00:00:00Z'), quantities: {}, leftSince: 4 }
    const record = theRecord({ adding: { ...adding, 'left-alone': 1 }, before })
    expect(causesOf({ ...free, record })).toEqual(['left 1 check', 'left 4 check', 'unknown 1 check'])
  })
})

test('a counter within a minute of our own writes may be older than they are', () => {
  const record = theRecord({ writtenLately: 20 })
  expect(causesOf({ holders: 8, record })).toEqual(['write-just-sent 2 expected'])
  expect(causesOf({ holders: 12, record })).toEqual(['write-just-sent -2 expected'])
})

describe('what was not read', () => {
  test('is no zero, is compared with nothing, and wants a look', () => {
    const found = compare({
      units: { notRead: 'the directory refused' },
      directory: { notRead: 'refused' },
      holders: { notRead: 'refused' },
    })
    expect(found).toMatchObject({ bought: 10, units: { notRead: 'the directory refused' }, assigned: { notRead: 'the directory refused' } })
    expect([found.gaps, found.causes, found.severity]).toEqual([{}, [], 'check'])
  })

  test('is expected of users where only they were not listed', () => {
    expect(compare({ holders: { notRead: 'not asked' } }).severity).toBeNull()
  })

  test('of a SKU that the directory does not list is that it has no units', () => {
    expect(compare({ units: null, directory: [], holders: { notRead: 'not listed' } })).toMatchObject({
      units: { enabled: 0 },
      gaps: { 'bought-units': 10 },
    })
  })
})

test('a SKU of the company as a whole is assigned to nobody', () => {
  expect(compare({ units: theUnits({ consumed: 0, appliesTo: 'company' }), holders: { notRead: 'of the company' } }).severity).toBeNull()
})
