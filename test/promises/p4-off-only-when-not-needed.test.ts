import { describe, expect, test } from 'vitest'
import { ADELE, ALEX, CUSTOMER, OFFICE_E3, OFFICE_E4, OLD_SUBSCRIPTION, startPractice } from './practice.ts'

describe('P4 off only when not needed', () => {
  test('holds for a client that moves everybody, reads and then suspends', async () => {
    await using practice = await startPractice()
    await practice.moveWell()
    expect(await practice.verdictOn('P4')).toEqual({ held: true, violations: [], checked: 1 })
  })

  test('catches a client that suspends with holders', async () => {
    await using practice = await startPractice()
    await practice.readUnits()
    const answer = await practice.patchOldSubscription({ ...(await practice.getOldSubscription()), status: 'suspended' })
    expect(answer.status).toBe(200)
    const verdict = await practice.verdictOn('P4')
    expect(verdict).toMatchObject({ held: false, checked: 1, violations: [{ eventIds: [expect.any(Number)] }] })
    expect(verdict.violations[0]?.text.toLowerCase()).toContain(`subscription ${OLD_SUBSCRIPTION} (customer ${CUSTOMER}) suspended`)
    expect(verdict.violations[0]?.text).toContain('2 units of SKU')
  })

  test('catches a client that does not read again after its last move', async () => {
    await using practice = await startPractice()
    await practice.checkout(await practice.createCart('move'))
    await practice.waitForSeats()
    await practice.readUnits()
    for (const user of [ADELE, ALEX]) await practice.assign(user, { add: [OFFICE_E3], remove: [OFFICE_E4] })
    await practice.patchOldSubscription({ ...(await practice.getOldSubscription()), status: 'suspended' })
    expect((await practice.verdictOn('P4')).violations).toMatchObject([{ text: expect.stringContaining('without reading the units') }])
  })
})
