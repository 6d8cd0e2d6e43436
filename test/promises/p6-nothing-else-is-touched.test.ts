import { describe, expect, test } from 'vitest'
import { ADELE, CUSTOMER, NOTES, OFFICE_E3, OFFICE_E4, startPractice } from './practice.ts'

describe('P6 nothing else is touched', () => {
  test('holds for a client that swaps one license and sends back the whole subscription', async () => {
    await using practice = await startPractice()
    await practice.moveWell()
    expect(await practice.verdictOn('P6')).toEqual({ held: true, violations: [], checked: 3 })
  })

  test('catches a client that removes another license with the old one', async () => {
    await using practice = await startPractice()
    await practice.checkout(await practice.createCart('move'))
    await practice.waitForSeats()
    await practice.readUnits()
    expect((await practice.assign(ADELE, { add: [OFFICE_E3], remove: [OFFICE_E4, NOTES] })).status).toBe(200)
    const { violations } = await practice.verdictOn('P6')
    expect(violations).toMatchObject([{ eventIds: [expect.any(Number)], text: expect.stringContaining(`SKU ${NOTES} was removed`) }])
    expect(violations[0]?.text).toContain(`${ADELE} (customer ${CUSTOMER})`)
  })

  test('catches a PATCH that leaves out auto-renew, which resets it', async () => {
    await using practice = await startPractice()
    const { autoRenewEnabled: _, ...rest } = { autoRenewEnabled: true, ...(await practice.getOldSubscription()) }
    expect((await practice.patchOldSubscription({ ...rest, status: 'suspended' })).status).toBe(200)
    const { violations } = await practice.verdictOn('P6')
    expect(violations).toMatchObject([
      { eventIds: [expect.any(Number)], text: expect.stringContaining('altered its autoRenewEnabled too') },
    ])
  })

  test('catches a PATCH that changes a label', async () => {
    await using practice = await startPractice()
    await practice.patchOldSubscription({ ...(await practice.getOldSubscription()), friendlyName: 'do not use' })
    expect((await practice.verdictOn('P6')).violations).toMatchObject([{ text: expect.stringContaining('altered its friendlyName too') }])
  })
})
