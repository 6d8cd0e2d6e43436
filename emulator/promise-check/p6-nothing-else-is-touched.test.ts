import { describe, expect, test } from 'vitest'
import { judge, license, located, seatsChanged, userChanged, type EventSketch } from './synthetic-log.ts'

const RETIRED = license('retired')
const BOUGHT = license('bought')
const OTHER = license('other')
const LEGACY = { id: 's1', offerId: 'legacy-offer', status: 'active', autoRenewEnabled: true, friendlyName: 'HQ', suspensionReasons: [] }
const SUSPENDED = { ...LEGACY, status: 'suspended', suspensionReasons: ['CustomerCancellation'] }

type Resource = Readonly<Record<string, unknown>>

function patched(
  before: Resource,
  after: Resource,
  rest: { readonly retired?: boolean; readonly boughtHere?: boolean; readonly id?: string } = {},
): EventSketch {
  const { id = 's1', retired = true, boughtHere = false } = rest
  return {
    kind: 'subscription:changed',
    subscriptionId: id,
    skuId: 'retired',
    retired,
    boughtHere,
    before,
    after,
    feeds: [],
    requestSeq: 9,
  }
}

describe('P6 on users', () => {
  test('holds for a swap that leaves everything else alone', () => {
    const verdict = judge('P6', [userChanged([RETIRED, OTHER, license('retired', 'sales')], [BOUGHT, OTHER, license('retired', 'sales')])])
    expect(verdict).toEqual({ held: true, violations: [], checked: 1 })
  })

  test('finds another license removed, and says whose', () => {
    const verdict = judge('P6', [userChanged([RETIRED, OTHER], [BOUGHT])])
    expect(verdict.violations).toMatchObject([{ eventIds: [1], text: expect.stringContaining('SKU other was removed') }])
    expect(verdict.violations[0]?.text).toMatch(/^adele@contoso.example \(customer contoso\) at 2026-01-15T09:00:01.000Z/)
  })

  test('finds a license added that nobody bought for the move', () => {
    expect(judge('P6', [userChanged([BOUGHT], [BOUGHT, OTHER])]).violations[0]?.text).toContain('SKU other was added')
  })

  test('accepts a license from seats owned before in exchange for the retired one, and its undo', () => {
    const back = userChanged([OTHER], [RETIRED])
    expect(judge('P6', [userChanged([RETIRED], [OTHER]), back])).toMatchObject({ held: true, checked: 2 })
  })

  test('finds service plans of a kept license changed', () => {
    expect(judge('P6', [userChanged([OTHER, RETIRED], [license('other -tasks-o'), BOUGHT])]).violations).toMatchObject([{ eventIds: [1] }])
  })

  test('finds a group assignment changed', () => {
    expect(judge('P6', [userChanged([license('other', 'sales')], [])]).violations[0]?.text).toContain('held through a group')
  })

  test('finds a switched-off service that is on after the swap', () => {
    const withoutMail = license('retired -mail-r')
    expect(judge('P6', [userChanged([withoutMail], [BOUGHT])]).violations[0]?.text).toContain('mail had been switched off')
    expect(judge('P6', [userChanged([withoutMail], [license('bought -mail-b')])]).held).toBe(true)
  })

  test('accepts that an undo restores services which the move had switched off', () => {
    const withoutMail = license('bought -mail-b')
    expect(judge('P6', [userChanged([RETIRED], [withoutMail]), userChanged([withoutMail], [RETIRED])]).held).toBe(true)
  })
})

describe('P6 on add-ons that hung on the retired subscription', () => {
  const ADD_ON = license('addon')

  test('accepts that one goes with the swap when the new product contains it, and that an undo brings it back', () => {
    const back = userChanged([BOUGHT], [RETIRED, ADD_ON])
    expect(judge('P6', [userChanged([RETIRED, ADD_ON], [BOUGHT]), back])).toMatchObject({ held: true, checked: 2 })
  })

  test('finds one removed that the new product does not contain, or contains switched off', () => {
    const more = userChanged([RETIRED, license('addon-more')], [BOUGHT])
    expect(judge('P6', [more]).violations).toMatchObject([{ text: expect.stringContaining('SKU addon-more was removed') }])
    const off = userChanged([RETIRED, ADD_ON], [license('bought -files-b')])
    expect(judge('P6', [off]).violations).toMatchObject([{ text: expect.stringContaining('SKU addon was removed') }])
  })

  test('finds one removed before or after the swap', () => {
    expect(judge('P6', [userChanged([RETIRED, ADD_ON], [RETIRED])]).held).toBe(false)
    expect(judge('P6', [userChanged([BOUGHT, ADD_ON], [BOUGHT])]).held).toBe(false)
  })

  test('finds another product removed although the new one contains it', () => {
    expect(judge('P6', [userChanged([RETIRED, OTHER, ADD_ON], [BOUGHT])]).violations).toMatchObject([
      { text: expect.stringContaining('SKU other was removed') },
    ])
  })
})

describe('P6 on usage locations', () => {
  test('accepts that an empty one is filled, once', () => {
    expect(judge('P6', [located(null, 'IT')])).toEqual({ held: true, violations: [], checked: 1 })
    const { violations } = judge('P6', [located(null, 'IT'), located('IT', 'US')])
    expect(violations).toMatchObject([{ eventIds: [2], text: expect.stringContaining('the usage location was IT and is US now') }])
  })
})

describe('P6 on seats of a subscription that the customer has', () => {
  const SWAP = userChanged([RETIRED], [BOUGHT])

  test('accepts more seats that users are moved onto afterwards, and that those are taken back', () => {
    expect(judge('P6', [seatsChanged(5, 8), SWAP])).toEqual({ held: true, violations: [], checked: 2 })
    expect(judge('P6', [seatsChanged(5, 8), SWAP, seatsChanged(8, 5)]).held).toBe(true)
    expect(judge('P6', [seatsChanged(5, 8), seatsChanged(8, 5)]).held).toBe(true)
  })

  test('finds more seats that nobody is moved onto', () => {
    expect(judge('P6', [SWAP, seatsChanged(5, 8)]).violations).toMatchObject([
      { eventIds: [2], text: expect.stringContaining('got 3 more seats') },
    ])
    const byPerson = userChanged([], [BOUGHT], { actor: 'person' })
    expect(judge('P6', [seatsChanged(5, 8), byPerson]).held).toBe(false)
  })

  test('finds fewer seats than the customer had', () => {
    expect(judge('P6', [seatsChanged(5, 4)]).violations[0]?.text).toContain('lowered by 1 seats, more than the client had added')
    expect(judge('P6', [seatsChanged(5, 8), SWAP, seatsChanged(8, 4)]).violations).toMatchObject([{ eventIds: [3] }])
  })

  test('finds another member changed with the seats, and another partner of record', () => {
    const owned = { ...LEGACY, quantity: 5 }
    const more = patched(owned, { ...owned, quantity: 8, autoRenewEnabled: false }, { retired: false })
    expect(judge('P6', [more, SWAP]).violations[0]?.text).toContain('more than its seats were changed: autoRenewEnabled')
    const bought = patched({ ...LEGACY, partnerId: '1' }, { ...LEGACY, partnerId: '2' }, { retired: false, boughtHere: true })
    expect(judge('P6', [bought]).violations[0]?.text).toContain('partner of record was changed from "1" to "2"')
  })
})

describe('P6 on subscriptions', () => {
  test('holds when the status of a retired one changes with what follows from it', () => {
    expect(judge('P6', [patched(LEGACY, SUSPENDED), patched(SUSPENDED, LEGACY)])).toEqual({ held: true, violations: [], checked: 2 })
  })

  test('names every member that a PATCH dropped or changed', () => {
    const { violations } = judge('P6', [patched(LEGACY, { ...SUSPENDED, autoRenewEnabled: false, friendlyName: 'old' })])
    expect(violations).toMatchObject([{ eventIds: [1], text: expect.stringContaining('altered its autoRenewEnabled, friendlyName too') }])
  })

  test('accepts on new commerce that suspending ends the renewal, and an end at term', () => {
    const nce = { ...LEGACY, offerId: 'product:sku:availability' }
    const atTerm = { ...nce, autoRenewEnabled: false, scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }] }
    expect(judge('P6', [patched(nce, { ...nce, status: 'suspended', autoRenewEnabled: false })]).held).toBe(true)
    expect(judge('P6', [patched(nce, atTerm)]).held).toBe(true)
    expect(judge('P6', [patched(nce, { ...nce, autoRenewEnabled: false })]).held).toBe(false)
  })

  test('finds a change of a subscription that the move is not about', () => {
    expect(judge('P6', [patched(LEGACY, SUSPENDED, { retired: false })]).violations[0]?.text).toContain('neither retired nor bought')
    expect(judge('P6', [patched(LEGACY, { ...LEGACY, quantity: 7 }, { retired: false, boughtHere: true })]).held).toBe(true)
  })

  test('accepts that add-ons follow their parent, in either order', () => {
    const addOn = { ...LEGACY, id: 's2', parentSubscriptionId: 'S1' }
    const follows = patched(addOn, { ...addOn, status: 'suspended' }, { retired: false, id: 's2' })
    expect(judge('P6', [patched(LEGACY, SUSPENDED), follows]).held).toBe(true)
    expect(judge('P6', [follows, patched(LEGACY, SUSPENDED)]).held).toBe(true)
    expect(judge('P6', [follows]).held).toBe(false)
  })
})
