import { describe, expect, test } from 'vitest'
import { aClient, advance, anEmulator, at, contoso, itemOf, listAt, textAt } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'
import {
  auditRecords,
  change,
  checkOut,
  codeOf,
  EARLY_2022,
  IN_2023,
  legacyLine,
  lineErrors,
  nceLine,
  OFFERS,
  postCart,
  postOrder,
  readSubscription,
} from './a-sale.ts'

const nobody = contoso({ subscriptions: [], users: [] })
const in2022 = { clock: EARLY_2022, customers: [nobody] }

/** A legacy E3, bought. */
async function boughtLegacyE3(client: Client): Promise<{ orderId: string; id: string }> {
  const order = (await postOrder(client, { offerId: OFFERS.e3, quantity: 10, friendlyName: 'HQ' })).body
  return { orderId: textAt(order, 'id'), id: textAt(order, 'lineItems.0.subscriptionId') }
}

describe('a legacy line of a cart', () => {
  test('is priced, grouped as OMS-0 and completed at once', async () => {
    const client = await aClient(await anEmulator(in2022))
    const result = (await checkOut(client, legacyLine(OFFERS.e3))).body
    expect(result).toMatchObject({ orders: [{ status: 'completed', lineItems: [{ offerId: OFFERS.e3, quantity: 10 }] }], orderErrors: [] })
    const bought = await readSubscription(client, textAt(result, 'orders.0.lineItems.0.subscriptionId'))
    expect(bought).toMatchObject({
      status: 'active',
      friendlyName: 'Crossgrade p-1',
      effectiveStartDate: '2022-02-01T00:00:00Z',
      commitmentEndDate: '2023-02-01T00:00:00Z',
      autoRenewEnabled: true,
    })
    expect(String(bought['id'])).toMatch(/^[0-9A-F-]{36}$/)
    expect(textAt(bought, 'attributes.etag')).toBeTruthy()
    expect(textAt(bought, 'orderId').toLowerCase()).toBe(textAt(result, 'orders.0.id'))
  })

  test('shows in lists and in the directory with the usual lags', async () => {
    const client = await aClient(await anEmulator({ ...in2022, customers: [{ ...nobody, appConsent: true }] }))
    await checkOut(client, legacyLine(OFFERS.e3))
    const seen = async () => [
      at((await client.partnerCenter('GET', `${client.root}/subscriptions`)).body, 'totalCount'),
      listAt((await client.graph('GET', '/subscribedSkus')).body, 'value').length,
    ]
    expect(await seen()).toEqual([0, 0])
    await advance(client, '11m')
    expect(await seen()).toEqual([1, 1])
  })

  test.each([
    ['retired', OFFERS.e4, {}, 2091],
    ['for others', OFFERS.e3Government, {}, 2085],
    ['too many', OFFERS.businessBasic, { quantity: 301 }, 2002],
    ['none', OFFERS.e3, { quantity: 0 }, 2002],
    ['billed otherwise', OFFERS.e3, { billingCycle: 'triennial' }, 10013],
    ['an add-on without a base', OFFERS.phoneSystem, {}, 800029],
    ['unknown', 'AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA', {}, 10001],
  ])('that is %s has an error', async (_what, offer, more, expected) => {
    const client = await aClient(await anEmulator(in2022))
    expect(await lineErrors(client, legacyLine(offer, more))).toEqual([expected])
  })

  test('of a market where it is not sold is 800070', async () => {
    const northwind = { id: 'northwind', title: 'Northwind', partNumber: 'NORTHWIND', servicePlans: [{ name: 'NORTHWIND_MAIL' }] }
    const offerId = 'BBBBBBBB-BBBB-4BBB-8BBB-BBBBBBBBBBBB'
    const products = [{ ...northwind, legacy: { offerId }, countries: ['SE'] }]
    const client = await aClient(await anEmulator({ ...in2022, products }))
    expect(await lineErrors(client, legacyLine(offerId))).toEqual([800070])
  })

  test('whose offer has given way to new commerce is 500600 and names what to buy', async () => {
    const client = await aClient(await anEmulator())
    const line = at((await postCart(client, legacyLine(OFFERS.e3))).body, 'lineItems.0')
    const [product, sku, availability] = (await itemOf(client, 'CFQ7TTC0LF8R', '0001')).split(':')
    expect(at(line, 'error.errorCode')).toBe(500600)
    expect(textAt(line, 'error.errorDescription')).toContain(`product ${product}, SKU ${sku}, availability ${availability}`)
  })

  test('is bought by governments and schools until their own day', async () => {
    const client = await aClient(await anEmulator({ clock: IN_2023, customers: [{ ...nobody, segment: 'government' }] }))
    expect(await lineErrors(client, legacyLine(OFFERS.e3Government), legacyLine(OFFERS.e3))).toEqual([undefined, 500600])
    const school = await aClient(await anEmulator({ clock: IN_2023, customers: [{ ...nobody, segment: 'education' }] }))
    expect(await lineErrors(school, legacyLine(OFFERS.a3Faculty))).toEqual([undefined])
  })
})

test('a cart of both families becomes an order of each', async () => {
  const client = await aClient(await anEmulator(in2022))
  const lines = [legacyLine(OFFERS.e3), nceLine(await itemOf(client, 'CFQ7TTC0LF8Q', '0001'))]
  const groups = listAt((await postCart(client, ...lines)).body, 'lineItems').map((line) => at(line, 'orderGroup'))
  expect(groups).toEqual(['OMS-0', '0'])
  const orders = listAt((await checkOut(client, ...lines)).body, 'orders')
  expect(orders.map((order) => at(order, 'status'))).toEqual(['completed', 'pending'])
  expect(textAt(orders[0], 'id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(textAt(orders[1], 'id')).toMatch(/^[0-9a-f]{12}$/)
})

describe('POST orders', () => {
  test('buys legacy and new commerce, and is audited', async () => {
    const client = await aClient(await anEmulator(in2022))
    const legacy = await postOrder(client, { offerId: OFFERS.e3, quantity: 10, friendlyName: 'HQ' })
    expect([legacy.status, legacy.body]).toMatchObject([201, { status: 'completed', billingCycle: 'monthly' }])
    const offerId = await itemOf(client, 'CFQ7TTC0LF8Q', '0001')
    const nce = await postOrder(client, { offerId, quantity: 5, termDuration: 'P1Y' })
    expect([nce.status, at(nce.body, 'status')]).toEqual([201, 'pending'])
    const [newest] = await auditRecords(client, '2022-01-20')
    expect(newest).toMatchObject({
      operationType: 'create_order',
      customizedData: expect.arrayContaining([{ key: 'BillingCycle', value: 'monthly' }]),
    })
    expect(JSON.parse(textAt(newest, 'resourceNewValue'))).toMatchObject({ LineItems: [{ Quantity: 5 }] })
  })

  test('repeated with the same MS-RequestId buys once, and is logged as a repeat', async () => {
    const client = await aClient(await anEmulator(in2022))
    const body = { billingCycle: 'monthly', lineItems: [{ lineItemNumber: 0, offerId: OFFERS.e3, quantity: 10 }] }
    const post = () => client.partnerCenter('POST', `${client.root}/orders`, body, { 'MS-RequestId': 'order-1' })
    const [first, second] = [await post(), await post()]
    expect(at(second.body, 'id')).toBe(at(first.body, 'id'))
    const purchases = listAt((await client.emulator('GET', '/events')).body, 'events').filter((event) => at(event, 'kind') === 'purchased')
    expect(purchases).toMatchObject([{ cartId: null, repeatOf: null, lines: [{ item: OFFERS.e3 }] }, { repeatOf: at(first.body, 'id') }])
  })

  test('refuses with the status of the error', async () => {
    const client = await aClient(await anEmulator(in2022))
    const refused = async (line: object) => codeOf(await postOrder(client, { quantity: 1, ...line }))
    expect(await refused({ offerId: OFFERS.e4 })).toEqual([403, 2091])
    expect(await refused({ offerId: OFFERS.e3Government })).toEqual([403, 2085])
    expect(await refused({ offerId: OFFERS.businessBasic, quantity: 301 })).toEqual([400, 2002])
    expect(await refused({ offerId: 'CFQ7TTCNONE:0001:X' })).toEqual([400, 800004])
    expect(await refused({ offerId: 'CFQ7TTC0LF8Q:0001:CFQ7TTCOLD0', termDuration: 'P1Y' })).toEqual([400, 400019])
    expect(codeOf(await client.partnerCenter('POST', `${client.root}/orders`, { lineItems: [] }))).toEqual([400, 800002])
  })
})

describe('a legacy add-on', () => {
  test('is bought together with its base and ends with it', async () => {
    const client = await aClient(await anEmulator(in2022))
    const result = (await checkOut(client, legacyLine(OFFERS.e3, { addonItems: [legacyLine(OFFERS.phoneSystem, { quantity: 3 })] }))).body
    const [base, addOn] = listAt(result, 'orders.0.lineItems')
    expect(at(addOn, 'parentSubscriptionId')).toBe(at(base, 'subscriptionId'))
    const listed = await client.partnerCenter('GET', `${client.root}/subscriptions/${textAt(base, 'subscriptionId')}/addons`)
    expect(listed.body).toMatchObject({
      totalCount: 1,
      items: [{ offerId: OFFERS.phoneSystem, quantity: 3, commitmentEndDate: '2023-02-01T00:00:00Z' }],
    })
  })

  test('is bought for a base that is there, if it is the right one', async () => {
    const client = await aClient(await anEmulator(in2022))
    const { id } = await boughtLegacyE3(client)
    const e1 = textAt((await postOrder(client, { offerId: OFFERS.businessBasic, quantity: 1 })).body, 'lineItems.0.subscriptionId')
    const line = (parent: string) => legacyLine(OFFERS.phoneSystem, { provisioningContext: { ParentSubscriptionId: parent } })
    expect(await lineErrors(client, line(id), line(e1), line('none'))).toEqual([undefined, 800029, 800029])
    await change(client, id, { status: 'suspended' })
    expect(await lineErrors(client, line(id))).toEqual([27009])
  })

  test('is bought by a PATCH of the order of its base', async () => {
    const client = await aClient(await anEmulator(in2022))
    const { id, orderId } = await boughtLegacyE3(client)
    const patch = (lineItem: object, to = orderId) =>
      client.partnerCenter('PATCH', `${client.root}/orders/${to}`, {
        referenceCustomerId: client.customerId,
        lineItems: [{ lineItemNumber: 0, quantity: 4, ...lineItem }],
      })
    const answer = await patch({ offerId: OFFERS.phoneSystem, parentSubscriptionId: id })
    expect(answer.status).toBe(200)
    expect(listAt(answer.body, 'lineItems')).toMatchObject([
      { offerId: OFFERS.e3 },
      { offerId: OFFERS.phoneSystem, lineItemNumber: 1, parentSubscriptionId: id },
    ])
    expect(textAt(answer.body, 'lineItems.1.subscriptionId')).toBeTruthy()
    const other = await boughtLegacyE3(client)
    expect(codeOf(await patch({ offerId: OFFERS.phoneSystem, parentSubscriptionId: id }, other.orderId))).toEqual([400, 800029])
    expect(codeOf(await patch({ offerId: OFFERS.e1, parentSubscriptionId: id }))).toEqual([400, 800029])
    const operations = (await auditRecords(client, '2022-01-20')).map((record) => at(record, 'operationType'))
    expect(operations).toContain('update_order')
  })

  test('is suspended with its base and enabled only after it', async () => {
    const client = await aClient(await anEmulator(in2022))
    const result = (await checkOut(client, legacyLine(OFFERS.e3, { addonItems: [legacyLine(OFFERS.phoneSystem)] }))).body
    const [base, addOn] = [0, 1].map((n) => textAt(result, `orders.0.lineItems.${n}.subscriptionId`))
    await change(client, base ?? '', { status: 'suspended' })
    expect(await readSubscription(client, addOn ?? '')).toMatchObject({ status: 'suspended' })
    expect(codeOf(await change(client, addOn ?? '', { status: 'active' }))).toEqual([409, 27009])
    await change(client, base ?? '', { status: 'active' })
    expect(await readSubscription(client, addOn ?? '')).toMatchObject({ status: 'suspended' })
    expect(at((await change(client, addOn ?? '', { status: 'active' })).body, 'status')).toBe('active')
  })

  test('cannot hang on new commerce, nor new commerce on a base', async () => {
    const client = await aClient(await anEmulator(in2022))
    const e3 = await itemOf(client, 'CFQ7TTC0LF8R', '0001')
    const phone = await itemOf(client, 'CFQ7TTC0LH0T', '0001')
    const cart = (await postCart(client, nceLine(e3, { addonItems: [legacyLine(OFFERS.phoneSystem)] }), nceLine(phone))).body
    expect(at(cart, 'lineItems.0.addonItems.0.error.errorCode')).toBe(10006)
    // Its base is in the same cart, but not active yet.
    expect(at(cart, 'lineItems.1.error.errorCode')).toBe(400041)
    expect(codeOf(await client.partnerCenter('POST', `${client.root}/carts/${textAt(cart, 'id')}/checkout`))).toEqual([400, 800009])
  })
})

test('the billing cycle of a legacy order is changed on the order, if all of it is active', async () => {
  const client = await aClient(await anEmulator(in2022))
  const { id, orderId } = await boughtLegacyE3(client)
  const bill = () => client.partnerCenter('PATCH', `${client.root}/orders/${orderId}`, { billingCycle: 'Annual' })
  expect((await bill()).body).toMatchObject({ billingCycle: 'annual' })
  expect(await readSubscription(client, id)).toMatchObject({ billingCycle: 'annual' })
  await change(client, id, { status: 'suspended' })
  expect(codeOf(await bill())).toEqual([400, 6000])
  expect(codeOf(await client.partnerCenter('PATCH', `${client.root}/orders/${orderId}`, { status: 'cancelled' }))).toEqual([403, 800019])
})
