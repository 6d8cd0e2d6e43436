import { describe, expect, test } from 'vitest'
import { judge, license, licenseRequested, unitsRead, userChanged } from './synthetic-log.ts'

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

  test('asks nothing of a request that takes no unit', () => {
    expect(judge('P3', [licenseRequested({ takesUnitOf: [] })])).toEqual({ held: false, violations: [], checked: 0 })
  })
})
