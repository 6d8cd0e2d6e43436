import { describe, expect, test } from 'vitest'
import { judge, license, userChanged, type EventSketch } from './synthetic-log.ts'

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
