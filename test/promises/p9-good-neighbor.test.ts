import { describe, expect, test } from 'vitest'
import { ADELE, CUSTOMER, OFFICE_E3, startPractice, type Practice } from './practice.ts'

describe('P9 good neighbor', () => {
  test('holds for a client that waits out the Retry-After', async () => {
    await using practice = await startPractice()
    await throttleNext(practice, 'getCustomer')
    expect((await readCustomer(practice)).status).toBe(429)
    await practice.client.practice('POST', '/clock', { advance: '31s' })
    expect((await readCustomer(practice)).status).toBe(200)
    const verdict = await practice.verdictOn('P9')
    expect(verdict).toMatchObject({ held: true, violations: [] })
    expect(verdict.checked).toBeGreaterThanOrEqual(2)
  })

  test('catches a client that calls Partner Center again inside the Retry-After', async () => {
    await using practice = await startPractice()
    await throttleNext(practice, 'getCustomer')
    await insist(() => readCustomer(practice))
    const { violations } = await practice.verdictOn('P9')
    expect(violations[0]).toMatchObject({
      eventIds: [expect.any(Number), expect.any(Number)],
      text: expect.stringMatching(/^getCustomer GET /),
    })
    expect(violations[0]?.text).toContain(`(customer ${CUSTOMER})`)
  })

  test('catches a client that writes licenses again inside the Retry-After', async () => {
    await using practice = await startPractice()
    await throttleNext(practice, 'assignLicense')
    await insist(() => practice.assign(ADELE, { add: [OFFICE_E3] }))
    expect((await practice.verdictOn('P9')).violations[0]?.text).toMatch(/^assignLicense POST /)
  })
})

function readCustomer(practice: Practice) {
  return practice.client.partnerCenter('GET', `/customers/${CUSTOMER}`)
}

async function throttleNext(practice: Practice, operation: string): Promise<void> {
  await practice.client.practice('POST', '/faults', { kind: '429', operation, times: 1, retryAfterSeconds: 30 })
}

/** Calls on and on until the calls can no longer be taken for some that were on their way when the 429 came. */
async function insist(call: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + 200
  while (Date.now() < until) await call()
}
