import { describe, expect, test } from 'vitest'
import { aClient, advance, anEmulator, at, boughtE3, contoso, listAt, textAt } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'
import { change, codeOf, readSubscription } from './a-sale.ts'
import type { Estate, EstateSubscription } from '../../emulator/estates/estate.ts'

const CANCEL = [{ scheduleType: 'TermEnd', actionType: 'Cancel' }]
const anOld = (changes: Partial<EstateSubscription> = {}): Partial<Estate> => ({
  customers: [contoso({ users: [], subscriptions: [{ product: 'o365-e3', family: 'nce', quantity: 10, termEnds: 'P100D', ...changes }] })],
})

const idOf = async (client: Client) => textAt((await client.partnerCenter('GET', `${client.root}/subscriptions`)).body, 'items.0.id')
const orders = async (client: Client) => listAt((await client.partnerCenter('GET', `${client.root}/orders`)).body, 'items')

describe('an old subscription of new commerce', () => {
  test('can be cancelled within seven days of its renewal, with an order for the refund', async () => {
    const client = await aClient(await anEmulator(anOld({ termEnds: 'P2D' })))
    const id = await idOf(client)
    expect(codeOf(await change(client, id, { status: 'deleted' }))).toEqual([400, 900117])
    await advance(client, '3d')
    expect(await readSubscription(client, id)).toMatchObject({
      refundableQuantity: { totalQuantity: 10 },
      refundOptions: [{ type: 'Full' }],
    })
    expect(at((await change(client, id, { status: 'deleted' })).body, 'status')).toBe('deleted')
    await advance(client, '6m')
    expect((await orders(client)).at(-1)).toMatchObject({ status: 'completed', lineItems: [{ transactionType: 'Cancel', quantity: 10 }] })
  })

  test('bought days ago in the estate is still in its window', async () => {
    const client = await aClient(await anEmulator(anOld({ termEnds: 'P362D' })))
    const id = await idOf(client)
    expect(await readSubscription(client, id)).toMatchObject({ refundableQuantity: { totalQuantity: 10 } })
    expect((await change(client, id, { quantity: 4 })).status).toBe(200)
    expect((await change(client, id, { status: 'deleted' })).status).toBe(200)
  })

  test('keeps its scheduled end, and ends there', async () => {
    const client = await aClient(await anEmulator(anOld()))
    const id = await idOf(client)
    await change(client, id, { autoRenewEnabled: false, scheduledActions: CANCEL })
    expect(await readSubscription(client, id)).toMatchObject({ autoRenewEnabled: false, scheduledActions: CANCEL, status: 'active' })
    await advance(client, '101d')
    expect(await readSubscription(client, id)).toMatchObject({ status: 'disabled' })
  })

  test('may come with a scheduled end from the estate', async () => {
    const client = await aClient(await anEmulator(anOld({ scheduledActions: CANCEL })))
    expect(await readSubscription(client, await idOf(client))).toMatchObject({ scheduledActions: CANCEL })
  })

  test('drops its scheduled end without a word where it is set so', async () => {
    const client = await aClient(await anEmulator({ ...anOld(), settings: { scheduledActionsKept: false } }))
    const id = await idOf(client)
    expect((await change(client, id, { autoRenewEnabled: false, scheduledActions: CANCEL })).status).toBe(200)
    const read = await readSubscription(client, id)
    expect([read['autoRenewEnabled'], read['scheduledActions']]).toEqual([false, undefined])
  })

  test('suspended to its end is disabled and deleted', async () => {
    const client = await aClient(await anEmulator(anOld({ termEnds: 'P10D' })))
    const id = await idOf(client)
    await change(client, id, { status: 'suspended' })
    await advance(client, '11d')
    expect(await readSubscription(client, id)).toMatchObject({ status: 'disabled' })
    await advance(client, '120d')
    expect(await readSubscription(client, id)).toMatchObject({ status: 'deleted' })
  })

  test('renews with the quantity that was scheduled', async () => {
    const client = await aClient(await anEmulator(anOld({ termEnds: 'P10D' })))
    const id = await idOf(client)
    await change(client, id, { scheduledNextTermInstructions: { product: { termDuration: 'P1M', billingCycle: 'monthly' }, quantity: 6 } })
    await advance(client, '11d')
    expect(await readSubscription(client, id)).toMatchObject({
      quantity: 6,
      termDuration: 'P1M',
      commitmentEndDate: '2026-04-12T00:00:00Z',
    })
  })
})

describe('under the rules of May 2026', () => {
  const extended: Partial<Estate> = { settings: { lifecycle: { extendedServiceTerm: true } } }

  test('a subscription with auto-renew off goes on by the month under the same id, and can only be cancelled', async () => {
    const client = await aClient(await anEmulator({ ...anOld({ autoRenew: false }), ...extended }))
    const id = await idOf(client)
    await advance(client, '101d')
    expect(await readSubscription(client, id)).toMatchObject({ status: 'active', termDuration: 'P1M', billingCycle: 'monthly' })
    expect(codeOf(await change(client, id, { quantity: 11 }))).toEqual([400, 800095])
    expect(codeOf(await change(client, id, { friendlyName: 'x' }))).toEqual([400, 900280])
    await advance(client, '40d')
    expect(at((await change(client, id, { status: 'deleted' })).body, 'status')).toBe('deleted')
  })

  test('one that ends before 5 May 2026 expires as before', async () => {
    const client = await aClient(await anEmulator({ ...anOld({ autoRenew: false, termEnds: 'P30D' }), ...extended }))
    await advance(client, '31d')
    expect(await readSubscription(client, await idOf(client))).toMatchObject({ status: 'expired' })
  })

  test('one whose Cancel action got lost goes on', async () => {
    const client = await aClient(
      await anEmulator({ ...anOld(), settings: { scheduledActionsKept: false, lifecycle: { extendedServiceTerm: true } } }),
    )
    const id = await idOf(client)
    await change(client, id, { autoRenewEnabled: false, scheduledActions: CANCEL })
    await advance(client, '101d')
    expect(await readSubscription(client, id)).toMatchObject({ status: 'active', termDuration: 'P1M' })
  })
})

describe('seats of new commerce', () => {
  test('that are added are an order of their own and can be given back for seven days', async () => {
    const client = await aClient(await anEmulator(anOld()))
    const id = await idOf(client)
    expect(codeOf(await change(client, id, { quantity: 9 }))).toEqual([400, 800090])
    await change(client, id, { quantity: 15 })
    expect(await readSubscription(client, id)).toMatchObject({ quantity: 15, refundableQuantity: { totalQuantity: 5 } })
    expect(codeOf(await change(client, id, { quantity: 9 }))).toEqual([400, 800090])
    await change(client, id, { quantity: 12 })
    expect(await readSubscription(client, id)).toMatchObject({ quantity: 12, refundableQuantity: { totalQuantity: 2 } })
    await advance(client, '6m')
    const kinds = (await orders(client)).map((order) => [at(order, 'lineItems.0.transactionType'), at(order, 'lineItems.0.quantity')])
    expect(kinds).toEqual([
      ['New', 10],
      ['AddQuantity', 5],
      ['RemoveQuantity', 3],
    ])
    await advance(client, '8d')
    expect(codeOf(await change(client, id, { quantity: 11 }))).toEqual([400, 800090])
  })
})

describe('a PATCH that is only accepted', () => {
  test('answers 202 with the address, and the change shows a lag later', async () => {
    const client = await aClient(await anEmulator({ ...anOld(), settings: { patchAnswer: '202', lags: { patch: 'PT5M' } } }))
    const id = await idOf(client)
    const answer = await change(client, id, { quantity: 12 })
    expect([answer.status, answer.text, answer.headers.get('location')]).toEqual([
      202,
      '',
      `/customers/${client.customerId}/subscriptions/${id}`,
    ])
    expect(await readSubscription(client, id)).toMatchObject({ quantity: 10 })
    expect(codeOf(await change(client, id, { quantity: 13 }))).toEqual([409, 800082])
    await advance(client, '6m')
    expect(await readSubscription(client, id)).toMatchObject({ quantity: 12 })
    const events = listAt((await client.emulator('GET', '/events')).body, 'events')
    expect(events.find((event) => at(event, 'kind') === 'subscription:changed')).toMatchObject({ actor: 'client', after: { quantity: 12 } })
  })

  test('suspends a legacy base with its add-ons when it is due', async () => {
    const subscriptions: EstateSubscription[] = [
      { id: 'old', product: 'o365-e4', family: 'legacy', quantity: 30, termEnds: 'P60D', autoRenew: false },
      { product: 'phone-system', family: 'legacy', quantity: 5, termEnds: 'P60D', parent: 'old' },
    ]
    const client = await aClient(await anEmulator({ customers: [contoso({ subscriptions })], settings: { patchAnswer: '202' } }))
    const all = () => client.partnerCenter('GET', `${client.root}/subscriptions`)
    const base = listAt((await all()).body, 'items').find((one) => at(one, 'parentSubscriptionId') === undefined)
    await change(client, textAt(base, 'id'), { status: 'suspended' })
    const statuses = async () => listAt((await all()).body, 'items').map((one) => at(one, 'status'))
    expect(await statuses()).toEqual(['active', 'active'])
    await advance(client, '3m')
    expect(await statuses()).toEqual(['suspended', 'suspended'])
  })

  test('is lost when the term ends first', async () => {
    const client = await aClient(
      await anEmulator({ ...anOld({ termEnds: 'P1D' }), settings: { patchAnswer: '202', lags: { patch: 'P3D' } } }),
    )
    const id = await idOf(client)
    await change(client, id, { quantity: 12 })
    await advance(client, '5d')
    expect(await readSubscription(client, id)).toMatchObject({ quantity: 10, status: 'active' })
  })
})

describe('a purchase', () => {
  test('of a customer whose credit is checked is pending review first', async () => {
    const client = await aClient(await anEmulator({ customers: [contoso({ creditCheck: 'PT36H' })] }))
    await boughtE3(client).catch(() => undefined)
    const order = async () => (await orders(client)).at(-1)
    expect(await order()).toMatchObject({ status: 'pending review' })
    expect(at(await order(), 'lineItems.0.subscriptionId')).toBeUndefined()
    await advance(client, '37h')
    expect(await order()).toMatchObject({ status: 'completed' })
    expect(await readSubscription(client, textAt(await order(), 'lineItems.0.subscriptionId'))).toMatchObject({ status: 'active' })
  })

  test('is checked for everybody, or for nobody, by setting and by hand', async () => {
    const client = await aClient(await anEmulator({ settings: { creditCheck: 'PT1H' } }))
    await boughtE3(client).catch(() => undefined)
    expect((await orders(client)).at(-1)).toMatchObject({ status: 'pending review' })
    await client.emulator('PATCH', '/settings', { creditCheck: null })
    expect(textAt(await readSubscription(client, await boughtE3(client)), 'status')).toBe('active')
    expect((await client.emulator('PATCH', '/settings', { creditCheck: 'soon' })).status).toBe(400)
  })
})
