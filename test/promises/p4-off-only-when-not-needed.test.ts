import { describe, expect, test } from 'vitest'
import { ADELE, ALEX, CUSTOMER, OFFICE_E3, OFFICE_E4, OLD_SUBSCRIPTION, PHONE_SYSTEM, startPractice } from './practice.ts'

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

describe('P4 for an old subscription of new commerce', () => {
  /** Office 365 E1, three days into its month. */
  const OLD = '3c8d51c4-9e0f-4c61-8b8e-5a1f60d3c2a8'
  const E1 = '18181a46-0d4e-45cd-891e-60aabd171b4e'
  const subscriptions = [
    { id: OLD, product: 'o365-e1', family: 'nce', quantity: 2, termEnds: 'P28D', term: 'P1M' },
    { product: 'o365-e3', family: 'legacy', quantity: 2, termEnds: 'P200D' },
  ] as const
  const users = [{ upn: ADELE, usageLocation: 'US', licenses: [{ product: 'o365-e1' }] }]
  const END_AT_TERM = { autoRenewEnabled: false, scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }] }

  test.each([
    ['ends it at its term', END_AT_TERM],
    ['cancels it within seven days', { status: 'deleted' }],
  ])('holds for a client that moves everybody, reads and then %s', async (_, change) => {
    await using practice = await startPractice({ subscriptions, users })
    await practice.readUnits()
    expect((await practice.assign(ADELE, { add: [OFFICE_E3], remove: [E1] })).status).toBe(200)
    await practice.readUnits()
    expect((await practice.patch(OLD, change)).status).toBe(200)
    expect(await practice.verdictOn('P4')).toEqual({ held: true, violations: [], checked: 1 })
  })

  test.each([
    ['ends at its term', END_AT_TERM, 'to end at its term'],
    ['cancels', { status: 'deleted' }, 'deleted'],
  ])('catches a client that %s what somebody holds', async (_, change, words) => {
    await using practice = await startPractice({ subscriptions, users })
    await practice.readUnits()
    expect((await practice.patch(OLD, change)).status).toBe(200)
    const { violations } = await practice.verdictOn('P4')
    expect(violations).toMatchObject([{ eventIds: [expect.any(Number)], text: expect.stringContaining(`${words} at `) }])
    expect(violations[0]?.text).toContain('1 units of SKU')
  })

  test('accepts holders whose units come from another subscription too', async () => {
    const more = [...subscriptions, { product: 'o365-e1', family: 'nce', quantity: 1, termEnds: 'P200D' }] as const
    await using practice = await startPractice({ subscriptions: more, users })
    await practice.readUnits()
    expect((await practice.patch(OLD, END_AT_TERM)).status).toBe(200)
    expect(await practice.verdictOn('P4')).toMatchObject({ held: true, checked: 1 })
  })
})

describe('P4 for add-ons that are suspended with their parent', () => {
  const subscriptions = [
    { id: OLD_SUBSCRIPTION, product: 'o365-e4', family: 'legacy', quantity: 2, termEnds: 'P200D', autoRenew: true },
    { product: 'phone-system', family: 'legacy', quantity: 2, termEnds: 'P200D', parent: OLD_SUBSCRIPTION },
    { product: 'o365-e3', family: 'legacy', quantity: 2, termEnds: 'P200D' },
  ] as const
  const users = [{ upn: ADELE, usageLocation: 'US', licenses: [{ product: 'o365-e4' }, { product: 'phone-system' }] }]

  test('catches a client that moves everybody off the base and forgets the add-on', async () => {
    await using practice = await startPractice({ subscriptions, users })
    await practice.readUnits()
    expect((await practice.assign(ADELE, { add: [OFFICE_E3], remove: [OFFICE_E4] })).status).toBe(200)
    await practice.readUnits()
    expect((await practice.patch(OLD_SUBSCRIPTION, { status: 'suspended' })).status).toBe(200)
    const { violations } = await practice.verdictOn('P4')
    expect(violations.length).toBeGreaterThan(0)
    for (const { text } of violations) expect(text).toContain(`1 units of SKU ${PHONE_SYSTEM} are in use and only 0 are left`)
  })

  test('holds when the add-on is held by nobody', async () => {
    await using practice = await startPractice({ subscriptions, users })
    await practice.readUnits()
    expect((await practice.assign(ADELE, { add: [OFFICE_E3], remove: [OFFICE_E4, PHONE_SYSTEM] })).status).toBe(200)
    await practice.readUnits()
    expect((await practice.patch(OLD_SUBSCRIPTION, { status: 'suspended' })).status).toBe(200)
    expect(await practice.verdictOn('P4')).toMatchObject({ held: true, violations: [] })
  })
})
