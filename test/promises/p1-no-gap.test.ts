import { describe, expect, test } from 'vitest'
import { ADELE, CUSTOMER, NOTES, OFFICE_E3, OFFICE_E4, startPractice } from './practice.ts'

describe('P1 no gap of our making', () => {
  test('holds for a client that swaps in one request', async () => {
    await using practice = await startPractice()
    await practice.moveWell()
    expect(await practice.verdictOn('P1')).toEqual({ held: true, violations: [], checked: 2 })
  })

  test('catches a client that removes first and adds later', async () => {
    await using practice = await startPractice()
    await practice.checkout(await practice.createCart('move'))
    await practice.waitForSeats()
    await practice.readUnits()
    expect(await practice.assign(ADELE, { remove: [OFFICE_E4] })).toMatchObject({ status: 200 })
    expect(await practice.assign(ADELE, { add: [OFFICE_E3] })).toMatchObject({ status: 200 })

    const verdict = await practice.verdictOn('P1')
    expect(verdict).toMatchObject({ held: false, checked: 2, violations: [{ eventIds: [expect.any(Number), expect.any(Number)] }] })
    expect(verdict.violations[0]?.text).toContain(`${ADELE} (customer ${CUSTOMER}) was without`)
  })

  test('catches a client that removes and never adds', async () => {
    await using practice = await startPractice()
    expect(await practice.assign(ADELE, { remove: [OFFICE_E4, NOTES] })).toMatchObject({ status: 200 })
    const { violations } = await practice.verdictOn('P1')
    expect(violations).toMatchObject([{ eventIds: [expect.any(Number)], text: expect.stringContaining('left without any license') }])
  })
})
