import { describe, expect, test } from 'vitest'
import { ADELE, ALEX, CUSTOMER, OFFICE_E3, OFFICE_E4, OLD_SUBSCRIPTION, startPractice, type Practice } from './practice.ts'

describe('P2 never bought twice', () => {
  test('holds for a client that repeats the checkout of its cart after a lost answer', async () => {
    await using practice = await startPractice()
    const cart = await loseAnswer(practice)
    expect(await practice.checkout(cart)).toMatchObject({ status: 201 })
    expect(await practice.verdictOn('P2')).toEqual({ held: true, violations: [], checked: 1 })
  })

  test('holds for a client that reads the orders after a lost answer and then buys for another line', async () => {
    await using practice = await startPractice()
    await loseAnswer(practice)
    await practice.waitForSeats()
    await practice.client.partnerCenter('GET', `/customers/${CUSTOMER}/orders`)
    await practice.checkout(await practice.createCart('another line'))
    expect(await practice.verdictOn('P2')).toEqual({ held: true, violations: [], checked: 2 })
  })

  test('catches a client that makes two carts of one purchase and checks out both', async () => {
    await using practice = await startPractice()
    await practice.checkout(await practice.createCart('move'))
    await practice.checkout(await practice.createCart('move'))
    const verdict = await practice.verdictOn('P2')
    expect(verdict).toMatchObject({ held: false, checked: 2, violations: [{ eventIds: [expect.any(Number), expect.any(Number)] }] })
    expect(verdict.violations[0]?.text).toContain(`Customer ${CUSTOMER} was sold CFQ7TTC0LF8R:0001 (2 seats, as "move")`)
  })

  test('catches a client that buys again without looking after a lost answer', async () => {
    await using practice = await startPractice()
    await loseAnswer(practice)
    await practice.checkout(await practice.createCart('second try'))
    const { violations } = await practice.verdictOn('P2')
    expect(violations).toMatchObject([
      { eventIds: [expect.any(Number), expect.any(Number)], text: expect.stringContaining('its answer was lost') },
    ])
  })
})

/** Buys, and gets no answer although the purchase was made. Returns the cart's id. */
async function loseAnswer(practice: Practice): Promise<string> {
  const cart = await practice.createCart('move')
  await practice.client.practice('POST', '/faults', { kind: 'timeoutAfterEffect', operation: 'checkout', times: 1 })
  await expect(practice.checkout(cart)).rejects.toThrow()
  return cart
}

describe('P2 for seats added to a subscription that the customer has', () => {
  const OWNED = '3c8d51c4-9e0f-4c61-8b8e-5a1f60d3c2a7'
  const subscriptions = [
    { id: OLD_SUBSCRIPTION, product: 'o365-e4', family: 'legacy', quantity: 2, termEnds: 'P200D' },
    { product: 'notes', family: 'legacy', quantity: 2, termEnds: 'P200D' },
    { id: OWNED, product: 'o365-e3', family: 'nce', quantity: 1, termEnds: 'P200D' },
  ] as const

  test('holds for a client that adds them once and moves the users', async () => {
    await using practice = await startPractice({ subscriptions })
    await addSeatsAndMove(practice, [3])
    expect(await practice.verdictOn('P2')).toMatchObject({ held: true, violations: [] })
  })

  test('catches a client that adds them twice for the same users', async () => {
    await using practice = await startPractice({ subscriptions })
    await addSeatsAndMove(practice, [3, 5])
    const verdict = await practice.verdictOn('P2')
    expect(verdict).toMatchObject({ held: false, violations: [{ eventIds: [expect.any(Number), expect.any(Number)] }] })
    expect(verdict.violations[0]?.text).toContain(`2 more seats of subscription ${OWNED}`)
  })

  async function addSeatsAndMove(practice: Practice, quantities: readonly number[]): Promise<void> {
    for (const quantity of quantities) expect(await practice.patch(OWNED, { quantity })).toMatchObject({ status: 200 })
    await practice.waitForSeats()
    await practice.readUnits()
    for (const user of [ADELE, ALEX])
      expect(await practice.assign(user, { add: [OFFICE_E3], remove: [OFFICE_E4] })).toMatchObject({ status: 200 })
  }
})
