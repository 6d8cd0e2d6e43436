import { describe, expect, test } from 'vitest'
import { aCart, aClient, advance, anEmulator, at, boughtE3, call, contoso, itemOf, listAt, textAt } from './a-running-emulator.ts'

describe('a cart', () => {
  test('prices its lines, lives seven days and can be changed until it is ordered', async () => {
    const client = await aClient(await anEmulator({ prices: { 'o365-e3': 20 } }))
    const cart = await aCart(client)
    const path = `${client.root}/carts/${cart}`
    const read = (await client.partnerCenter('GET', path)).body
    expect(read).toMatchObject({
      status: 'Active',
      lineItems: [{ quantity: 30, currencyCode: 'USD', pricing: { listPrice: 20, extendedPrice: 600 }, friendlyName: 'Crossgrade p-1' }],
    })
    const [line] = listAt(read, 'lineItems')
    expect((await client.partnerCenter('PUT', path, { lineItems: [{ ...Object(line), quantity: 12 }] })).body).toMatchObject({
      lineItems: [{ quantity: 12 }],
    })
    await advance(client, '8d')
    const gone = await client.partnerCenter('GET', path)
    expect([gone.status, at(gone.body, 'code')]).toEqual([404, 800008])
  })

  test('lives as long as the estate says', async () => {
    const client = await aClient(await anEmulator({ settings: { cartLifetime: 'PT15M' } }))
    const path = `${client.root}/carts/${await aCart(client)}`
    expect(at((await client.partnerCenter('GET', path)).body, 'expirationTimestamp')).toContain('2026-03-02T08:15:00')
    await advance(client, '16m')
    const checkout = await client.partnerCenter('POST', `${path}/checkout`)
    expect([checkout.status, at(checkout.body, 'code')]).toEqual([404, 800008])
  })

  test.each([
    [{ catalogItemId: 'CFQ7TTCNONE:0001:X' }, 10001],
    [{ quantity: 0 }, 10010],
    [{ termDuration: 'P9Y' }, 10013],
    [{ catalogItemId: '796B6B5F-613C-4E24-A17C-EBA730D49C02' }, 500600],
    [{ catalogItemId: '8909E28E-5832-42F4-9886-B0A5545F3645' }, 2091],
  ])('answers 201 with a line error for %j', async (wrong, errorCode) => {
    const client = await aClient(await anEmulator())
    const line = {
      catalogItemId: await itemOf(client, 'CFQ7TTC0LF8R', '0001'),
      quantity: 1,
      billingCycle: 'monthly',
      termDuration: 'P1Y',
      ...wrong,
    }
    const answer = await client.partnerCenter('POST', `${client.root}/carts`, { lineItems: [line] })
    expect([answer.status, at(answer.body, 'lineItems.0.error.errorCode')]).toEqual([201, errorCode])
    const refused = await client.partnerCenter('POST', `${client.root}/carts/${textAt(answer.body, 'id')}/checkout`)
    expect([refused.status, at(refused.body, 'code')]).toEqual([400, 800009])
  })

  test('refuses an add-on without its base with 400041', async () => {
    const client = await aClient(await anEmulator({ customers: [contoso({ subscriptions: [], users: [] })] }))
    const line = { catalogItemId: await itemOf(client, 'CFQ7TTC0LH0T', '0001'), quantity: 1, billingCycle: 'monthly', termDuration: 'P1Y' }
    const answer = await client.partnerCenter('POST', `${client.root}/carts`, { lineItems: [line] })
    expect(at(answer.body, 'lineItems.0.error.errorCode')).toBe(400041)
  })

  test('refuses an availability of yesterday with 400019, at once and at checkout', async () => {
    const client = await aClient(await anEmulator())
    const item = await itemOf(client, 'CFQ7TTC0LF8R', '0001')
    const cart = await aCart(client)
    await advance(client, '25h')
    const stale = await client.partnerCenter('POST', `${client.root}/carts`, {
      lineItems: [{ catalogItemId: item, quantity: 1, billingCycle: 'monthly', termDuration: 'P1Y' }],
    })
    expect([stale.status, at(stale.body, 'code')]).toEqual([400, 400019])
    const checkout = await client.partnerCenter('POST', `${client.root}/carts/${cart}/checkout`)
    expect([checkout.status, at(checkout.body, 'code')]).toEqual([400, 400019])
  })
})

describe('checkout', () => {
  test('completes after its lag and names the subscription then', async () => {
    const client = await aClient(await anEmulator())
    const cart = await aCart(client)
    const order = at((await client.partnerCenter('POST', `${client.root}/carts/${cart}/checkout`)).body, 'orders.0')
    expect(order).toMatchObject({ status: 'pending' })
    expect(at(order, 'lineItems.0.subscriptionId')).toBeUndefined()
    await advance(client, '3m')
    const path = `${client.root}/orders/${textAt(order, 'id')}`
    const completed = (await client.partnerCenter('GET', path)).body
    expect(completed).toMatchObject({ status: 'completed' })
    const bought = await client.partnerCenter('GET', `${client.root}/subscriptions/${textAt(completed, 'lineItems.0.subscriptionId')}`)
    expect(bought.body).toMatchObject({ status: 'active', friendlyName: 'Crossgrade p-1', quantity: 30 })
  })

  test('names the subscription at once where the estate says so', async () => {
    const client = await aClient(await anEmulator({ settings: { subscriptionIdAt: 'checkout' } }))
    const cart = await aCart(client)
    const answer = await client.partnerCenter('POST', `${client.root}/carts/${cart}/checkout`)
    expect(textAt(answer.body, 'orders.0.lineItems.0.subscriptionId')).toBeTruthy()
  })

  test('of the same cart gives the first result again', async () => {
    const client = await aClient(await anEmulator())
    const path = `${client.root}/carts/${await aCart(client)}/checkout`
    const first = await client.partnerCenter('POST', path)
    const second = await client.partnerCenter('POST', path)
    expect(textAt(second.body, 'orders.0.id')).toBe(textAt(first.body, 'orders.0.id'))
    await advance(client, '10m')
    expect(at((await client.partnerCenter('GET', `${client.root}/subscriptions`)).body, 'totalCount')).toBe(2)
  })

  test('of the same cart answers 800065 where it is set so', async () => {
    const client = await aClient(await anEmulator({ settings: { checkoutRepeat: '800065' } }))
    const path = `${client.root}/carts/${await aCart(client)}/checkout`
    await client.partnerCenter('POST', path)
    const second = await client.partnerCenter('POST', path)
    expect([second.status, at(second.body, 'code')]).toEqual([400, 800065])
  })

  test('needs the customer agreement', async () => {
    const client = await aClient(await anEmulator({ customers: [contoso({ agreementSigned: false })] }))
    const answer = await client.partnerCenter('POST', `${client.root}/carts/${await aCart(client)}/checkout`)
    expect([answer.status, at(answer.body, 'code')]).toEqual([403, 13605])
  })
})

describe('MS-RequestId', () => {
  test('repeated gets the first answer without effect', async () => {
    const client = await aClient(await anEmulator())
    const line = { catalogItemId: await itemOf(client, 'CFQ7TTC0LF8R', '0001'), quantity: 1, billingCycle: 'monthly', termDuration: 'P1Y' }
    const create = (id: string) => client.partnerCenter('POST', `${client.root}/carts`, { lineItems: [line] }, { 'MS-RequestId': id })
    const first = textAt((await create('one')).body, 'id')
    expect(textAt((await create('one')).body, 'id')).toBe(first)
    expect(textAt((await create('two')).body, 'id')).not.toBe(first)
  })

  test('is forgotten at once where its retention is 0', async () => {
    const client = await aClient(await anEmulator({ settings: { requestIdRetentionSeconds: 0 } }))
    const line = { catalogItemId: await itemOf(client, 'CFQ7TTC0LF8R', '0001'), quantity: 1, billingCycle: 'monthly', termDuration: 'P1Y' }
    const create = () => client.partnerCenter('POST', `${client.root}/carts`, { lineItems: [line] }, { 'MS-RequestId': 'one' })
    expect(textAt((await create()).body, 'id')).not.toBe(textAt((await create()).body, 'id'))
  })
})

test('shows each sign of readiness after its own lag', async () => {
  const emulator = await anEmulator()
  const client = await aClient(emulator, 'adminAgent')
  const answer = await client.partnerCenter('POST', `${client.root}/carts/${await aCart(client)}/checkout`)
  const orderId = textAt(answer.body, 'orders.0.id')
  const subscriptionId = async () =>
    textAt((await client.partnerCenter('GET', `${client.root}/orders/${orderId}`)).body, 'lineItems.0.subscriptionId')
  const listed = async () => at((await client.partnerCenter('GET', `${client.root}/subscriptions`)).body, 'totalCount')
  const skus = async () => listAt((await client.graph('GET', '/subscribedSkus')).body, 'value').length
  const directory = async () => listAt((await client.graph('GET', '/directory/subscriptions')).body, 'value').length
  const provisioning = async () =>
    at((await client.partnerCenter('GET', `${client.root}/subscriptions/${await subscriptionId()}/provisioningstatus`)).body, 'status')

  expect([await listed(), await skus(), await directory()]).toEqual([1, 1, 1])
  await advance(client, '3m')
  expect([await listed(), await skus(), await provisioning()]).toEqual([1, 1, 'pending'])
  await advance(client, '3m')
  expect([await listed(), await skus()]).toEqual([2, 1])
  await advance(client, '7m')
  expect([await skus(), await directory(), await provisioning()]).toEqual([2, 2, 'pending'])
  await advance(client, '3m')
  expect(await provisioning()).toBe('success')
  const lines = await client.partnerCenter('GET', `${client.root}/orders/${orderId}/provisioningstatus`)
  expect(textAt(lines.body, 'items.0.status')).toBe('fulfilled')
})

test('logs the purchase, its repeat and what was looked up', async () => {
  const emulator = await anEmulator()
  const client = await aClient(emulator)
  await boughtE3(client)
  const events = listAt((await call(`${emulator.url}/emulator/events`)).body, 'events').map((event) => textAt(event, 'kind'))
  expect(events).toEqual(expect.arrayContaining(['purchased', 'purchase:looked-up', 'subscription:changed']))
})
