import { describe, expect, test } from 'vitest'
import { judge, licenseRequested, unitsRead, type EventSketch } from './synthetic-log.ts'

function switchedOff(consumed: number, unitsLeft: number, status = 'suspended'): EventSketch {
  const feeds = [{ skuId: 'retired', consumed, unitsLeft }]
  const resources = { before: { status: 'active', autoRenewEnabled: true }, after: { status, autoRenewEnabled: false } }
  return { kind: 'subscription:changed', subscriptionId: 's1', skuId: 'retired', retired: true, boughtHere: false, feeds, ...resources }
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

  test('does not judge what a person does', () => {
    expect(judge('P4', [{ ...switchedOff(4, 0), actor: 'person' }]).checked).toBe(0)
  })
})
