import { describe, expect, test } from 'vitest'
import { aCart, aClient, advance, anEmulator, at, boughtE3, contoso, E3, E4, listAt, SWAP, textAt, userIds } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'
import { change } from './a-sale.ts'

function arm(client: Client, fault: object): Promise<unknown> {
  return client.emulator('POST', '/faults', { times: 1, ...fault })
}

describe('a stale read', () => {
  const stale = (operation: string) => ({ kind: 'stale', operation, seconds: 3600 })

  test('of subscriptions lacks what was bought and shows what was changed since as it was', async () => {
    const client = await aClient(await anEmulator())
    const old = textAt((await client.partnerCenter('GET', `${client.root}/subscriptions`)).body, 'items.0.id')
    const bought = await boughtE3(client)
    expect((await change(client, old, { status: 'suspended' })).status).toBe(200)
    const read = async (path: string) => client.partnerCenter('GET', `${client.root}/subscriptions${path}`)
    await arm(client, stale('listSubscriptions'))
    expect(listAt((await read('')).body, 'items')).toMatchObject([{ id: old, status: 'active' }])
    await arm(client, stale('getSubscription'))
    expect((await read(`/${bought}`)).status).toBe(404)
    await arm(client, stale('getSubscription'))
    expect(at((await read(`/${old}`)).body, 'status')).toBe('active')
    expect(at((await read(`/${old}`)).body, 'status')).toBe('suspended')
    expect((await read(`/${bought}`)).status).toBe(200)
  })

  test('of orders lacks those that are newer', async () => {
    const client = await aClient(await anEmulator())
    await boughtE3(client)
    const count = async () => listAt((await client.partnerCenter('GET', `${client.root}/orders`)).body, 'items').length
    await arm(client, stale('listOrders'))
    const [then, now] = [await count(), await count()]
    expect(now - then).toBe(1)
  })

  test('of users and SKUs shows licenses, locations and units as they were', async () => {
    const client = await aClient(await anEmulator())
    await boughtE3(client)
    await advance(client, '2h')
    const [moved = '', other = ''] = await userIds(client)
    expect((await client.graph('POST', `/users/${moved}/assignLicense`, SWAP)).status).toBe(200)
    expect((await client.graph('PATCH', `/users/${moved}`, { usageLocation: 'SE' })).status).toBe(204)
    const user = async () => (await client.graph('GET', `/users/${moved}?$select=usageLocation,assignedLicenses`)).body
    await arm(client, stale('getUser'))
    expect(await user()).toMatchObject({ usageLocation: 'US', assignedLicenses: [{ skuId: E4 }] })
    expect(await user()).toMatchObject({ usageLocation: 'SE', assignedLicenses: [{ skuId: E3 }] })
    const holders = async () =>
      listAt((await client.graph('GET', `/users?$select=id&$filter=assignedLicenses/any(s:s/skuId eq ${E3})`)).body, 'value')
    await arm(client, stale('listUsers'))
    expect([await holders(), await holders()]).toEqual([[], [{ id: moved }]])
    const consumed = async () => listAt((await client.graph('GET', '/subscribedSkus')).body, 'value').find((sku) => at(sku, 'skuId') === E4)
    await arm(client, stale('listSubscribedSkus'))
    expect([at(await consumed(), 'consumedUnits'), at(await consumed(), 'consumedUnits')]).toEqual([12, 11])
    expect(other).not.toBe('')
  })

  test('leaves the log in the present', async () => {
    const client = await aClient(await anEmulator())
    await arm(client, stale('listSubscribedSkus'))
    await client.graph('GET', '/subscribedSkus')
    const [event] = listAt((await client.emulator('GET', '/events')).body, 'events')
    expect(textAt(event, 'at') >= '2026-03-02T08:00:00').toBe(true)
  })
})

describe('pageNotFound', () => {
  test('answers 404 for a page after the first, in Graph', async () => {
    const client = await aClient(await anEmulator())
    await arm(client, { kind: 'pageNotFound', operation: 'listUsers' })
    const first = await client.graph('GET', '/users?$top=5&$select=id')
    const next = new URL(String(Object(first.body)['@odata.nextLink'])).search
    const second = await client.graph('GET', `/users${next}`)
    expect([first.status, second.status, at(second.body, 'error.code')]).toEqual([200, 404, 'Request_ResourceNotFound'])
    expect((await client.graph('GET', `/users${next}`)).status).toBe(200)
  })

  test('answers 404 for a page after the first, in Partner Center', async () => {
    const customers = [contoso(), contoso({ name: 'Fabrikam', domain: 'fabrikam.example' })]
    const client = await aClient(await anEmulator({ customers }))
    await arm(client, { kind: 'pageNotFound', operation: '*' })
    const first = await client.partnerCenter('GET', '/v1/customers?size=1')
    const more = { 'MS-ContinuationToken': textAt(first.body, 'continuationToken') }
    const second = async () => (await client.partnerCenter('GET', '/v1/customers?size=1&seekOperation=Next', undefined, more)).status
    expect([first.status, await second(), await second()]).toEqual([200, 404, 200])
  })
})

test('tokenExpired answers 401, and the token is gone; a new one is good', async () => {
  const client = await aClient(await anEmulator())
  const read = async () => [(await client.partnerCenter('GET', client.root)).status, (await client.graph('GET', '/organization')).status]
  await arm(client, { kind: 'tokenExpired', operation: 'getCustomer' })
  expect(await read()).toEqual([401, 200])
  expect(await read()).toEqual([401, 200])
  await arm(client, { kind: 'tokenExpired', operation: 'getOrganization' })
  expect(await read()).toEqual([401, 401])
  await client.renewTokens()
  expect(await read()).toEqual([200, 200])
})

test('slow does it at once and answers late', async () => {
  const client = await aClient(await anEmulator())
  const cart = await aCart(client)
  await arm(client, { kind: 'slow', operation: 'checkout', seconds: 0.4 })
  const startedAt = performance.now()
  const late = client.partnerCenter('POST', `${client.root}/carts/${cart}/checkout`)
  await expect
    .poll(async () => at((await client.partnerCenter('GET', `${client.root}/carts/${cart}`)).body, 'status'), { interval: 20 })
    .toBe('Ordered')
  const answer = await late
  expect([answer.status, performance.now() - startedAt >= 390]).toEqual([201, true])
})

test('slow on an item makes its batch late', async () => {
  const client = await aClient(await anEmulator())
  await arm(client, { kind: 'slow', operation: 'getUser', seconds: 0.2 })
  const startedAt = performance.now()
  const answer = await client.graph('POST', '/$batch', { requests: [{ id: '1', method: 'GET', url: '/users/nobody' }] })
  expect([answer.status, performance.now() - startedAt >= 190]).toEqual([200, true])
})

test('groupError shows an error at licenses that come through a group, of the users that are meant', async () => {
  const upns = ['anna@contoso.example', 'bo@contoso.example']
  const group = { name: 'Everybody', licenses: [{ product: 'o365-e4' }], members: upns }
  const users = upns.map((upn) => ({ upn, usageLocation: 'US' }))
  const client = await aClient(await anEmulator({ customers: [contoso({ groups: [group], users })] }))
  await arm(client, { kind: 'groupError', operation: '*', code: 'CountViolation', match: 'anna@' })
  const read = async () =>
    listAt((await client.graph('GET', '/users?$select=userPrincipalName,licenseAssignmentStates')).body, 'value').map((user) => [
      at(user, 'userPrincipalName'),
      at(user, 'licenseAssignmentStates.0.state'),
      at(user, 'licenseAssignmentStates.0.error'),
    ])
  const faulty = await read()
  expect(faulty.toSorted()).toEqual([
    [upns[0], 'ActiveWithError', 'CountViolation'],
    [upns[1], 'Active', 'None'],
  ])
  expect((await read()).toSorted()).toEqual([
    [upns[0], 'Active', 'None'],
    [upns[1], 'Active', 'None'],
  ])
})
