import { describe, expect, test } from 'vitest'
import { aClient, advance, anEmulator, at, boughtE3, contoso, listAt, textAt } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'

async function theOld(client: Client): Promise<Record<string, unknown>> {
  const items = listAt((await client.partnerCenter('GET', `${client.root}/subscriptions`)).body, 'items')
  return Object.fromEntries(Object.entries(Object(items.find((one) => at(one, 'parentSubscriptionId') === undefined))))
}

const patch = (client: Client, id: unknown, body: unknown, headers: Record<string, string> = {}) =>
  client.partnerCenter('PATCH', `${client.root}/subscriptions/${String(id)}`, body, headers)

describe('PATCH of a legacy subscription', () => {
  test('suspends, bumps the etag and keeps members that it does not know', async () => {
    const client = await aClient(await anEmulator())
    const old = await theOld(client)
    const answer = await patch(client, old['id'], { ...old, status: 'suspended', somethingNew: { kept: true } })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ status: 'suspended', suspensionReasons: ['CustomerCancellation'], somethingNew: { kept: true } })
    expect(at(answer.body, 'attributes.etag')).not.toBe(at(old, 'attributes.etag'))
  })

  test('refuses an outdated etag with 2055, in the body and in the header', async () => {
    const client = await aClient(await anEmulator())
    const old = await theOld(client)
    await patch(client, old['id'], { ...old, friendlyName: 'new name' })
    const { attributes: _gone, ...bare } = old
    const inBody = await patch(client, old['id'], { ...old, status: 'suspended' })
    const inHeader = await patch(client, old['id'], { ...bare, status: 'suspended' }, { 'If-Match': `"${textAt(old, 'attributes.etag')}"` })
    expect([at(inBody.body, 'code'), at(inHeader.body, 'code')]).toEqual([2055, 2055])
    expect((await patch(client, old['id'], { ...bare, status: 'suspended' })).status).toBe(200)
  })

  test('suspends its add-ons too, which cannot be enabled before it', async () => {
    const addOn = { product: 'phone-system', family: 'legacy', quantity: 5, termEnds: 'P60D', parent: 'old' } as const
    const client = await aClient(await anEmulator({ customers: [contoso({ subscriptions: [...(contoso().subscriptions ?? []), addOn] })] }))
    const old = await theOld(client)
    await patch(client, old['id'], { ...old, status: 'suspended' })
    const child = at((await client.partnerCenter('GET', `${client.root}/subscriptions/${String(old['id'])}/addons`)).body, 'items.0')
    expect(textAt(child, 'status')).toBe('suspended')
    const refused = await patch(client, textAt(child, 'id'), { ...Object(child), status: 'active' })
    expect([refused.status, at(refused.body, 'code')]).toEqual([409, 27009])
  })

  test('cannot be deleted, renewed against retirement or billed otherwise', async () => {
    const client = await aClient(await anEmulator())
    const old = await theOld(client)
    expect(at((await patch(client, old['id'], { ...old, status: 'deleted' })).body, 'code')).toBe(800040)
    expect(at((await patch(client, old['id'], { ...old, autoRenewEnabled: true })).body, 'code')).toBe(800093)
    expect(at((await patch(client, old['id'], { ...old, billingCycle: 'annual' })).body, 'code')).toBe(2054)
    expect(at((await patch(client, old['id'], { ...old, quantity: 0 })).body, 'code')).toBe(2002)
    expect(at((await patch(client, old['id'], { ...old, status: 'asleep' })).body, 'code')).toBe(800096)
    expect(at((await patch(client, old['id'], {})).body, 'code')).toBe(800002)
  })
})

describe('PATCH of a new commerce subscription', () => {
  test('resets what the body leaves out', async () => {
    const client = await aClient(await anEmulator())
    const id = await boughtE3(client)
    const answer = await patch(client, id, { friendlyName: 'only this' })
    expect(answer.body).toMatchObject({ friendlyName: 'only this', autoRenewEnabled: false })
  })

  test('keeps scheduled actions that are sent back and drops those that are not', async () => {
    const client = await aClient(await anEmulator())
    const id = await boughtE3(client)
    const whole = (await client.partnerCenter('GET', `${client.root}/subscriptions/${id}`)).body
    const ending = await patch(client, id, {
      ...Object(whole),
      autoRenewEnabled: false,
      scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }],
    })
    expect(at(ending.body, 'scheduledActions.0.actionType')).toBe('Cancel')
    const { scheduledActions: _left, ...without } = Object(ending.body)
    expect(at((await patch(client, id, without)).body, 'scheduledActions')).toBeUndefined()
  })

  test('suspending switches auto-renew off; nothing but reactivation works then', async () => {
    const client = await aClient(await anEmulator())
    const id = await boughtE3(client)
    const whole = Object((await client.partnerCenter('GET', `${client.root}/subscriptions/${id}`)).body)
    const suspended = Object((await patch(client, id, { ...whole, status: 'suspended' })).body)
    expect(suspended).toMatchObject({ status: 'suspended', autoRenewEnabled: false })
    expect(at((await patch(client, id, { ...suspended, quantity: 31 })).body, 'code')).toBe(2001)
    expect(at((await patch(client, id, { ...suspended, friendlyName: 'x' })).body, 'code')).toBe(800091)
    expect(at((await patch(client, id, { ...suspended, status: 'active' })).body, 'status')).toBe('active')
  })

  test('can be cancelled and reduced for seven days', async () => {
    const client = await aClient(await anEmulator())
    const id = await boughtE3(client)
    const read = async () => Object((await client.partnerCenter('GET', `${client.root}/subscriptions/${id}`)).body)
    expect((await patch(client, id, { ...(await read()), quantity: 25 })).status).toBe(200)
    expect(at(await read(), 'refundableQuantity.totalQuantity')).toBe(25)
    await advance(client, '8d')
    expect(at((await patch(client, id, { ...(await read()), quantity: 20 })).body, 'code')).toBe(800090)
    expect(at((await patch(client, id, { ...(await read()), status: 'deleted' })).body, 'code')).toBe(900117)
  })
})
