import { expect, test } from 'vitest'
import { aClient, advance, anEmulator, at, boughtE3, contoso, E4, listAt, SWAP, textAt, userIds } from './a-running-emulator.ts'
import { change } from './a-sale.ts'

test('a stale read of new commerce shows how its term was to end, and which seats could be given back', async () => {
  const client = await aClient(await anEmulator({ customers: [contoso({ subscriptions: [NCE], users: [] })] }, { rate: 0 }))
  const read = async () => (await client.partnerCenter('GET', `${client.root}/subscriptions`)).body
  const id = textAt(await read(), 'items.0.id')
  await advance(client, '1h')
  const scheduledActions = [{ actionType: 'Cancel', scheduledOn: 'TermEnd' }]
  expect((await change(client, id, { autoRenewEnabled: false, scheduledActions })).status).toBe(200)
  expect((await change(client, id, { quantity: 12, autoRenewEnabled: false, scheduledActions })).status).toBe(200)
  const now = at(await read(), 'items.0')
  expect(now).toMatchObject({ quantity: 12, autoRenewEnabled: false, scheduledActions, refundableQuantity: { totalQuantity: 2 } })
  await client.emulator('POST', '/faults', { kind: 'stale', operation: 'listSubscriptions', seconds: 1800 })
  const then = at(await read(), 'items.0')
  expect(then).toMatchObject({ quantity: 10, autoRenewEnabled: true })
  expect(Object.keys(Object(then)).filter((name) => name === 'scheduledActions' || name === 'refundableQuantity')).toEqual([])
})

const NCE = { product: 'o365-e3', family: 'nce', quantity: 10, termEnds: 'P300D', term: 'P1Y' } as const

test('a stale read shows what happened earlier in the same second', async () => {
  const client = await aClient(await anEmulator({}, { rate: 0 }))
  await boughtE3(client)
  const [user = ''] = await userIds(client)
  expect((await client.graph('POST', `/users/${user}/assignLicense`, SWAP)).status).toBe(200)
  await advance(client, '1500ms')
  await client.emulator('POST', '/faults', { kind: 'stale', operation: 'listUsers', seconds: 1 })
  const holders = await client.graph('GET', `/users?$select=id&$filter=assignedLicenses/any(s:s/skuId eq ${E4})`)
  expect(listAt(holders.body, 'value').map((one) => at(one, 'id'))).not.toContain(user)
})
