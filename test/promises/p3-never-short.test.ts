import { describe, expect, test } from 'vitest'
import { ADELE, ALEX, CUSTOMER, OFFICE_E3, OFFICE_E4, OLD_SUBSCRIPTION, PHONE_SYSTEM, startPractice } from './practice.ts'

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

describe('P3 for several products and for seats from elsewhere', () => {
  const OWNED = '3c8d51c4-9e0f-4c61-8b8e-5a1f60d3c2a7'
  const subscriptions = [
    { id: OLD_SUBSCRIPTION, product: 'o365-e4', family: 'legacy', quantity: 2, termEnds: 'P200D' },
    { product: 'notes', family: 'legacy', quantity: 2, termEnds: 'P200D' },
    { product: 'phone-system', family: 'legacy', quantity: 1, termEnds: 'P200D' },
    { id: OWNED, product: 'o365-e3', family: 'nce', quantity: 1, termEnds: 'P200D' },
  ] as const
  const BOTH = { add: [OFFICE_E3, PHONE_SYSTEM], remove: [OFFICE_E4] }

  test('holds for a client that uses free units of both products', async () => {
    await using practice = await startPractice({ subscriptions })
    await practice.readUnits()
    expect((await practice.assign(ADELE, BOTH)).status).toBe(200)
    expect(await practice.verdictOn('P3')).toEqual({ held: true, violations: [], checked: 2 })
  })

  test('catches a client that counts the first product and forgets the second', async () => {
    await using practice = await startPractice({ subscriptions })
    await practice.patch(OWNED, { quantity: 2 })
    await practice.waitForSeats()
    await practice.readUnits()
    expect((await practice.assign(ADELE, BOTH)).status).toBe(200)
    expect((await practice.assign(ALEX, BOTH)).status).toBe(400)
    const verdict = await practice.verdictOn('P3')
    expect(verdict).toMatchObject({
      held: false,
      checked: 4,
      violations: [{ text: expect.stringContaining(`a unit of SKU ${PHONE_SYSTEM}`) }],
    })
  })

  test('catches a client that adds seats to what the customer has and does not wait for them', async () => {
    await using practice = await startPractice({ subscriptions })
    await practice.patch(OWNED, { quantity: 2 })
    await practice.readUnits()
    expect((await practice.assign(ADELE, SWAP)).status).toBe(200)
    expect((await practice.assign(ALEX, SWAP)).status).toBe(400)
    expect((await practice.verdictOn('P3')).violations).toMatchObject([
      { text: expect.stringContaining('It was refused with COUNT_VIOLATION') },
    ])
  })
})
