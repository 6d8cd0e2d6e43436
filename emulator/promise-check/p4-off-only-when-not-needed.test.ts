import { describe, expect, test } from 'vitest'
import { judge, licenseRequested, unitsRead, type EventSketch } from './synthetic-log.ts'

function switchedOff(consumed: number, unitsLeft: number, status = 'suspended'): EventSketch {
  const feeds = [{ skuId: 'retired', consumed, unitsLeft }]
  const resources = { before: { status: 'active', autoRenewEnabled: true }, after: { status, autoRenewEnabled: false } }
  return { kind: 'subscription:changed', subscriptionId: 's1', skuId: 'retired', retired: true, boughtHere: false, feeds, ...resources }
}

const RENEWING = { status: 'active', quantity: 10, autoRenewEnabled: true }
const ENDING = { ...RENEWING, autoRenewEnabled: false, scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }] }

/** Ten seats of new commerce that are set to end with their term: they are still among the units. */
function endsAtTerm(consumed: number, unitsLeft: number, { before = RENEWING, after = ENDING } = {}): EventSketch {
  const about = { subscriptionId: 's1', skuId: 'retired', retired: true, boughtHere: false }
  return { kind: 'subscription:changed', ...about, before, after, feeds: [{ skuId: 'retired', consumed, unitsLeft }] }
}

describe('P4', () => {
  test('holds after a fresh read when nothing is consumed beyond what is left', () => {
    expect(judge('P4', [licenseRequested(), unitsRead(5), switchedOff(3, 3)])).toEqual({ held: true, violations: [], checked: 1 })
  })

  test.each(['suspended', 'deleted'])('finds a subscription %s with holders', (status) => {
    const verdict = judge('P4', [unitsRead(5), switchedOff(4, 3, status)])
    expect(verdict.violations).toMatchObject([{ eventIds: [2] }])
    expect(verdict.violations[0]?.text).toContain(
      `made subscription s1 (customer contoso) ${status} at 2026-01-15T09:00:02.000Z although 4 units`,
    )
  })

  test('finds a switch-off without a read after the last license request', () => {
    expect(judge('P4', [unitsRead(5), licenseRequested(), switchedOff(0, 0)]).violations).toMatchObject([{ eventIds: [3] }])
    expect(judge('P4', [switchedOff(0, 0)]).held).toBe(false)
  })

  test('does not take the read of another customer for one of this', () => {
    expect(judge('P4', [{ ...unitsRead(5), customerId: 'fabrikam' }, switchedOff(0, 0)]).held).toBe(false)
  })

  test('does not count the end of the renewal', () => {
    expect(judge('P4', [switchedOff(4, 0, 'active')])).toEqual({ held: false, violations: [], checked: 0 })
  })

  test('finds add-ons that are still in use when their parent is suspended', () => {
    const addOn = { skuId: 'addon', consumed: 2, unitsLeft: 0 }
    const parent = { ...switchedOff(0, 0), feeds: [{ skuId: 'retired', consumed: 0, unitsLeft: 0 }, addOn] }
    const { violations } = judge('P4', [unitsRead(5), parent])
    expect(violations).toMatchObject([{ text: expect.stringContaining('2 units of SKU addon are in use and only 0 are left') }])
  })

  test('judges an end at the term by what is left without the subscription', () => {
    expect(judge('P4', [unitsRead(5), endsAtTerm(0, 10)])).toEqual({ held: true, violations: [], checked: 1 })
    expect(judge('P4', [unitsRead(5), endsAtTerm(4, 14)]).held).toBe(true)
    const { violations } = judge('P4', [unitsRead(5), endsAtTerm(1, 10)])
    expect(violations).toMatchObject([
      { eventIds: [2], text: expect.stringContaining('to end at its term at 2026-01-15T09:00:02.000Z although 1 units') },
    ])
    expect(judge('P4', [endsAtTerm(0, 10)]).violations[0]?.text).toContain('without reading the units')
  })

  test('counts an end at the term once, and no other scheduled action', () => {
    expect(judge('P4', [endsAtTerm(1, 10, { before: ENDING })]).checked).toBe(0)
    const renewing = { ...RENEWING, scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'RenewToNewTerm' }] }
    expect(judge('P4', [endsAtTerm(1, 10, { after: renewing })]).checked).toBe(0)
  })

  test('does not judge what a person does', () => {
    expect(judge('P4', [{ ...switchedOff(4, 0), actor: 'person' }]).checked).toBe(0)
  })
})
