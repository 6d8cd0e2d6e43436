import { describe, expect, test } from 'vitest'
import { ADELE, ALEX, CUSTOMER, OFFICE_E3, OFFICE_E4, startPractice } from './practice.ts'

const SWAP = { add: [OFFICE_E3], remove: [OFFICE_E4] }

describe('P3 never short', () => {
  test('holds for a client that waits for the seats and counts them', async () => {
    await using practice = await startPractice()
    await practice.moveWell()
    expect(await practice.verdictOn('P3')).toEqual({ held: true, violations: [], checked: 2 })
  })

  test('catches a client that moves users before the seats are there', async () => {
    await using practice = await startPractice()
    await practice.checkout(await practice.createCart('move'))
    await practice.readUnits()
    expect((await practice.assign(ADELE, SWAP)).status).toBe(400)
    const { violations } = await practice.verdictOn('P3')
    expect(violations).toMatchObject([{ eventIds: [expect.any(Number)], text: expect.stringContaining(`(customer ${CUSTOMER})`) }])
  })

  test('catches a client that never looks, even when the seats are there', async () => {
    await using practice = await startPractice()
    await practice.checkout(await practice.createCart('move'))
    await practice.waitForSeats()
    expect((await practice.assign(ADELE, SWAP)).status).toBe(200)
    const { violations } = await practice.verdictOn('P3')
    expect(violations).toMatchObject([{ text: expect.stringMatching(/^adele@contoso.example .*had never read the units/) }])
  })

  test('catches the one user too many of a batch', async () => {
    await using practice = await startPractice()
    await practice.checkout(await practice.createCart('move', 1))
    await practice.waitForSeats()
    await practice.readUnits()
    const requests = [ADELE, ALEX].map((user, index) => ({
      id: String(index),
      method: 'POST',
      url: `/users/${user}/assignLicense`,
      headers: { 'content-type': 'application/json' },
      body: { addLicenses: [{ skuId: OFFICE_E3, disabledPlans: [] }], removeLicenses: [OFFICE_E4] },
    }))
    await practice.client.graph('POST', '/$batch', { requests })
    expect(await practice.verdictOn('P3')).toMatchObject({ held: false, checked: 2, violations: [{ eventIds: [expect.any(Number)] }] })
  })
})
