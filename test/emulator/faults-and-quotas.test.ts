import { describe, expect, test } from 'vitest'
import { aCart, aClient, advance, anEmulator, at, boughtE3, E4, listAt, SWAP, textAt, userIds } from './a-running-emulator.ts'

describe('a fault', () => {
  test('of 429 answers in the shape of each API and stops after its times', async () => {
    const client = await aClient(await anEmulator())
    await client.emulator('POST', '/faults', { kind: '429', operation: 'listSubscriptions', times: 1, retryAfterSeconds: 41 })
    const throttled = await client.partnerCenter('GET', `${client.root}/subscriptions`)
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '41'])
    expect(throttled.body).toEqual({ statusCode: 429, message: 'Rate limit is exceeded. Try again in 41 seconds.' })
    expect((await client.partnerCenter('GET', `${client.root}/subscriptions`)).status).toBe(200)
    const access = listAt((await client.emulator('GET', '/access')).body, 'access')
    expect(access.find((one) => at(one, 'status') === 429)).toMatchObject({
      throttle: { scope: 'partner-center:subscriptions', retryAfterMs: 41_000, byFault: true },
    })
  })

  test('of 429 on assignLicense is answered item by item', async () => {
    const client = await aClient(await anEmulator())
    await boughtE3(client)
    await client.emulator('POST', '/faults', { kind: '429', operation: 'assignLicense', every: 2, retryAfterSeconds: 12 })
    const requests = (await userIds(client)).slice(0, 4).map((user, n) => ({
      id: String(n),
      method: 'POST',
      url: `/users/${user}/assignLicense`,
      headers: { 'Content-Type': 'application/json' },
      body: SWAP,
    }))
    const answer = await client.graph('POST', '/$batch', { requests })
    const responses = listAt(answer.body, 'responses')
    expect([answer.status, responses.map((one) => at(one, 'status')).toSorted()]).toEqual([200, [200, 200, 429, 429]])
    expect(
      Object(
        at(
          responses.find((one) => at(one, 'status') === 429),
          'headers',
        ),
      )['Retry-After'],
    ).toBe('12')
  })

  test('of timeoutAfterEffect on checkout buys and answers nothing', async () => {
    const client = await aClient(await anEmulator())
    const cart = await aCart(client)
    await client.emulator('POST', '/faults', { kind: 'timeoutAfterEffect', operation: 'checkout', times: 1 })
    await expect(client.partnerCenter('POST', `${client.root}/carts/${cart}/checkout`)).rejects.toThrow()
    expect(at((await client.partnerCenter('GET', `${client.root}/carts/${cart}`)).body, 'status')).toBe('Ordered')
    const events = listAt((await client.emulator('GET', '/events')).body, 'events')
    expect(events.find((event) => at(event, 'kind') === 'purchased')).toMatchObject({ answered: false, repeatOf: null })
    const access = listAt((await client.emulator('GET', '/access')).body, 'access')
    expect(access.find((one) => at(one, 'operation') === 'checkout')).toMatchObject({ status: null, applied: true })
  })

  test('of timeoutBeforeEffect does nothing and answers nothing', async () => {
    const client = await aClient(await anEmulator())
    const cart = await aCart(client)
    await client.emulator('POST', '/faults', { kind: 'timeoutBeforeEffect', operation: 'checkout', times: 1 })
    await expect(client.partnerCenter('POST', `${client.root}/carts/${cart}/checkout`)).rejects.toThrow()
    expect(at((await client.partnerCenter('GET', `${client.root}/carts/${cart}`)).body, 'status')).toBe('Active')
  })

  test('of timeoutAfterEffect on an item is its 504, on the batch no answer at all; both took effect', async () => {
    const client = await aClient(await anEmulator())
    await boughtE3(client)
    const [a = '', b = ''] = await userIds(client)
    const send = (user: string) =>
      client.graph('POST', '/$batch', {
        requests: [
          { id: '1', method: 'POST', url: `/users/${user}/assignLicense`, headers: { 'Content-Type': 'application/json' }, body: SWAP },
        ],
      })
    await client.emulator('POST', '/faults', { kind: 'timeoutAfterEffect', operation: 'assignLicense', times: 1 })
    expect(at((await send(a)).body, 'responses.0.status')).toBe(504)
    await client.emulator('POST', '/faults', { kind: 'timeoutAfterEffect', operation: 'batch', times: 1 })
    await expect(send(b)).rejects.toThrow()
    const holders = await client.graph('GET', `/users?$select=id&$filter=${encodeURIComponent(`assignedLicenses/any(s:s/skuId eq ${E4})`)}`)
    expect(listAt(holders.body, 'value')).toHaveLength(10)
  })

  test('can skip calls, be meant for one customer, be listed and taken away', async () => {
    const client = await aClient(await anEmulator())
    await client.emulator('POST', '/faults', { kind: '503', operation: '*', skip: 1, customer: client.customerId })
    const read = () => client.partnerCenter('GET', client.root)
    expect([(await read()).status, (await read()).status, (await client.partnerCenter('GET', '/v1/customers')).status]).toEqual([
      200, 503, 200,
    ])
    expect(at((await client.emulator('GET', '/faults')).body, 'faults.0.hit')).toBe(1)
    await client.emulator('DELETE', '/faults')
    expect((await read()).status).toBe(200)
  })

  test('of an unknown operation is refused with the names there are', async () => {
    const client = await aClient(await anEmulator())
    const answer = await client.emulator('POST', '/faults', { kind: '429', operation: 'buyEverything' })
    expect(answer.status).toBe(400)
    expect(textAt(answer.body, 'error')).toContain('checkout')
  })
})

describe('quotas', () => {
  test('answer 429 after 500 subscription requests in a minute, until the minute is over', async () => {
    const client = await aClient(await anEmulator({}, { rate: 0 }))
    const read = () => client.partnerCenter('GET', `${client.root}/subscriptions`)
    for (let n = 0; n < 500; n += 50) await Promise.all(Array.from({ length: 50 }, read))
    const refused = await read()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBe(60)
    expect((await client.partnerCenter('GET', client.root)).status).toBe(200)
    await advance(client, '61s')
    expect((await read()).status).toBe(200)
  })

  test('are off where the estate says so', async () => {
    const client = await aClient(await anEmulator({ settings: { enforceQuotas: false } }, { rate: 0 }))
    const answers = await Promise.all(Array.from({ length: 501 }, () => client.partnerCenter('GET', `${client.root}/orders`)))
    expect(answers.every((answer) => answer.status === 200)).toBe(true)
  })

  test('refuse the 3,001st directory write of a customer in 150 seconds, item by item', async () => {
    const client = await aClient(await anEmulator({}, { rate: 0 }))
    const item = (n: number) => ({
      id: String(n),
      method: 'POST',
      url: '/users/nobody/assignLicense',
      headers: { 'Content-Type': 'application/json' },
      body: SWAP,
    })
    const send = () => client.graph('POST', '/$batch', { requests: Array.from({ length: 20 }, (_, n) => item(n)) })
    for (let n = 0; n < 150; n += 1) await send()
    const responses = listAt((await send()).body, 'responses')
    expect(responses.every((one) => at(one, 'status') === 429)).toBe(true)
    await advance(client, '151s')
    expect(at((await send()).body, 'responses.0.status')).toBe(404)
  })
})
