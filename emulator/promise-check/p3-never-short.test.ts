import { describe, expect, test } from 'vitest'
import { judge, license, licenseRequested, seatsChanged, unitsRead, userChanged } from './synthetic-log.ts'

const skuWith = (skuId: string, free: number) => ({ skuId, enabled: free + 5, warning: 0, consumed: 5 })

describe('P3', () => {
  test('holds while the units last read cover every request', () => {
    expect(judge('P3', [unitsRead(2), licenseRequested(), licenseRequested()])).toEqual({ held: true, violations: [], checked: 2 })
  })

  test('finds the request that goes beyond the units last read, and names the user', () => {
    const swap = userChanged([license('retired')], [license('bought')])
    const verdict = judge('P3', [unitsRead(1), licenseRequested(), licenseRequested(), swap])
    expect(verdict).toMatchObject({ held: false, checked: 2, violations: [{ eventIds: [3] }] })
    expect(verdict.violations[0]?.text).toMatch(
      /^adele@contoso.example \(customer contoso\) was to get a unit of SKU bought at 2026-01-15T09:00:03/,
    )
  })

  test('starts anew with every read', () => {
    expect(judge('P3', [unitsRead(1), licenseRequested(), unitsRead(1), licenseRequested()]).held).toBe(true)
  })

  test('finds a request without any read, or of a SKU that the read did not show', () => {
    expect(judge('P3', [licenseRequested()]).violations[0]?.text).toContain('had never read')
    expect(judge('P3', [unitsRead(5, 'other'), licenseRequested()]).violations).toMatchObject([{ eventIds: [2] }])
  })

  test('counts a refused request that did not fit, and takes nothing for one that did', () => {
    const refused = licenseRequested({ refusedWith: 'CountViolation' })
    expect(judge('P3', [unitsRead(0), refused]).violations[0]?.text).toContain('refused with CountViolation')
    expect(judge('P3', [unitsRead(1), refused, licenseRequested()]).held).toBe(true)
  })

  test('counts every SKU that one request adds', () => {
    const both = licenseRequested({ takesUnitOf: ['bought', 'addon'] })
    const units = (free: number) => ({ kind: 'units:read' as const, skus: [skuWith('bought', 1), skuWith('addon', free)] })
    expect(judge('P3', [units(1), both])).toEqual({ held: true, violations: [], checked: 2 })
    expect(judge('P3', [units(0), both]).violations).toMatchObject([{ eventIds: [2], text: expect.stringContaining('SKU addon') }])
  })

  test('asks for a read after more seats were bought, from whatever source', () => {
    const more = seatsChanged(5, 8)
    expect(judge('P3', [unitsRead(0), more, licenseRequested()]).held).toBe(false)
    expect(judge('P3', [unitsRead(0), more, unitsRead(3), licenseRequested()]).held).toBe(true)
  })

  test('asks nothing of a request that takes no unit', () => {
    expect(judge('P3', [licenseRequested({ takesUnitOf: [] })])).toEqual({ held: false, violations: [], checked: 0 })
  })
})
