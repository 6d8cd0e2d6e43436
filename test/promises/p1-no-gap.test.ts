import { describe, expect, test } from 'vitest'
import { ADELE, CUSTOMER, NOTES, OFFICE_E3, OFFICE_E4, OLD_SUBSCRIPTION, startPractice } from './practice.ts'
import { pickText } from '../support/raw-client.ts'

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

describe('P1 for a user whose products change together', () => {
  const seats = { family: 'legacy', quantity: 2, termEnds: 'P200D' } as const
  const subscriptions = [
    { ...seats, id: OLD_SUBSCRIPTION, product: 'o365-e4' },
    { ...seats, product: 'kaizala-pro' },
    { ...seats, product: 'o365-e3' },
  ]
  const users = [{ upn: ADELE, usageLocation: 'US', licenses: [{ product: 'o365-e4' }, { product: 'kaizala-pro' }] }]

  test('holds for a client that takes two products and gives one in a single request', async () => {
    await using practice = await startPractice({ subscriptions, users })
    const kaizala = await kaizalaSku(practice)
    expect(await practice.assign(ADELE, { add: [OFFICE_E3], remove: [OFFICE_E4, kaizala] })).toMatchObject({ status: 200 })
    expect(await practice.verdictOn('P1')).toEqual({ held: true, violations: [], checked: 1 })
  })

  test('catches a client that takes the second product first, although the suite comes with its service later', async () => {
    await using practice = await startPractice({ subscriptions, users })
    const kaizala = await kaizalaSku(practice)
    expect(await practice.assign(ADELE, { remove: [kaizala] })).toMatchObject({ status: 200 })
    expect(await practice.assign(ADELE, { add: [OFFICE_E3], remove: [OFFICE_E4] })).toMatchObject({ status: 200 })
    expect((await practice.verdictOn('P1')).violations).toMatchObject([{ text: expect.stringContaining('was without kaizala from') }])
  })
})

async function kaizalaSku({ client }: Awaited<ReturnType<typeof startPractice>>): Promise<string> {
  const { body } = await client.graph('GET', '/subscribedSkus')
  const rows: { readonly skuPartNumber: string }[] = Object(body).value
  return pickText(
    rows.find((row) => row.skuPartNumber === 'KAIZALA_PRO'),
    'skuId',
  )
}
