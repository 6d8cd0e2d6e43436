import { describe, expect, test } from 'vitest'
import { ADELE, CUSTOMER, NOTES, OFFICE_E3, OFFICE_E4, OFFICE_E5, OLD_SUBSCRIPTION, PHONE_SYSTEM, startPractice } from './practice.ts'

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

const NOTES_SUBSCRIPTION = '3c8d51c4-9e0f-4c61-8b8e-5a1f60d3c2a9'
const OWNED = '3c8d51c4-9e0f-4c61-8b8e-5a1f60d3c2aa'
const WIDE = [
  { id: OLD_SUBSCRIPTION, product: 'o365-e4', family: 'legacy', quantity: 2, termEnds: 'P200D', autoRenew: true },
  { product: 'phone-system', family: 'legacy', quantity: 2, termEnds: 'P200D', parent: OLD_SUBSCRIPTION },
  { id: NOTES_SUBSCRIPTION, product: 'notes', family: 'legacy', quantity: 3, termEnds: 'P200D' },
  { product: 'o365-e5', family: 'legacy', quantity: 2, termEnds: 'P200D' },
  { id: OWNED, product: 'o365-e3', family: 'nce', quantity: 1, termEnds: 'P200D', partnerOnRecord: '5500001' },
] as const

describe('P6 for add-ons that hung on the retired subscription', () => {
  const users = [{ upn: ADELE, usageLocation: 'US', licenses: [{ product: 'o365-e4' }, { product: 'phone-system' }] }]

  test('holds for a client that removes one with the swap, because the new product contains it', async () => {
    await using practice = await startPractice({ subscriptions: WIDE, users })
    expect((await practice.assign(ADELE, { add: [OFFICE_E5], remove: [OFFICE_E4, PHONE_SYSTEM] })).status).toBe(200)
    expect(await practice.verdictOn('P6')).toEqual({ held: true, violations: [], checked: 1 })
  })

  test('catches a client that removes one which the new product does not contain', async () => {
    await using practice = await startPractice({ subscriptions: WIDE, users })
    expect((await practice.assign(ADELE, { add: [OFFICE_E3], remove: [OFFICE_E4, PHONE_SYSTEM] })).status).toBe(200)
    expect((await practice.verdictOn('P6')).violations).toMatchObject([
      { text: expect.stringContaining(`SKU ${PHONE_SYSTEM} was removed`) },
    ])
  })
})

describe('P6 for usage locations', () => {
  test('holds for a client that fills an empty one, and catches it when it changes one', async () => {
    const users = [{ upn: ADELE, licenses: [{ product: 'o365-e4' }] }]
    await using practice = await startPractice({ subscriptions: WIDE, users })
    await practice.client.graph('PATCH', `/users/${ADELE}`, { usageLocation: 'US' })
    expect(await practice.verdictOn('P6')).toEqual({ held: true, violations: [], checked: 1 })
    await practice.client.graph('PATCH', `/users/${ADELE}`, { usageLocation: 'SE' })
    expect((await practice.verdictOn('P6')).violations).toMatchObject([{ text: expect.stringContaining('was US and is SE now') }])
  })
})

describe('P6 for subscriptions that the customer has', () => {
  const users = [{ upn: ADELE, usageLocation: 'US', licenses: [{ product: 'o365-e4' }, { product: 'notes' }] }]

  test('holds for a client that adds seats and moves users onto them', async () => {
    await using practice = await startPractice({ subscriptions: WIDE, users })
    expect((await practice.patch(OWNED, { quantity: 2 })).status).toBe(200)
    await practice.waitForSeats()
    expect((await practice.assign(ADELE, { add: [OFFICE_E3], remove: [OFFICE_E4] })).status).toBe(200)
    expect(await practice.verdictOn('P6')).toEqual({ held: true, violations: [], checked: 2 })
  })

  test('catches a client that adds seats which nobody is moved onto', async () => {
    await using practice = await startPractice({ subscriptions: WIDE, users })
    await practice.patch(OWNED, { quantity: 4 })
    expect((await practice.verdictOn('P6')).violations).toMatchObject([{ text: expect.stringContaining('got 3 more seats') }])
  })

  test('catches a client that lowers seats', async () => {
    await using practice = await startPractice({ subscriptions: WIDE, users })
    expect((await practice.patch(NOTES_SUBSCRIPTION, { quantity: 2 })).status).toBe(200)
    expect((await practice.verdictOn('P6')).violations).toMatchObject([{ text: expect.stringContaining('lowered by 1 seats') }])
  })

  test('catches a client that changes the partner of record with the seats', async () => {
    await using practice = await startPractice({ subscriptions: WIDE, users })
    expect((await practice.patch(OWNED, { quantity: 2, partnerId: '5500002' })).status).toBe(200)
    expect((await practice.verdictOn('P6')).violations).toMatchObject([
      { text: expect.stringContaining('more than its seats were changed: partnerId') },
    ])
  })
})
