import { expect, test } from 'vitest'
import { LINE_ERRORS } from '../../emulator/faults/status-codes.ts'
import { aClient, anEmulator, anEstate, at, contoso, itemOf, listAt, textAt } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'
import { codeOf, EARLY_2022, legacyLine, lineErrors, nceLine, OFFERS, postCart } from './a-sale.ts'

const LEGACY_LINES = [legacyLine(OFFERS.e3), legacyLine(OFFERS.e1, { billingCycle: 'annual' })]

/** Both catalogs sell, and nothing was bought yet. */
async function aBuyer(): Promise<Client> {
  return aClient(await anEmulator(anEstate({ clock: EARLY_2022, customers: [contoso({ subscriptions: [], users: [] })] })))
}

function arm(client: Client, fault: object): Promise<unknown> {
  return client.emulator('POST', '/faults', fault)
}

async function cartOf(client: Client, ...lines: object[]): Promise<string> {
  return textAt((await postCart(client, ...lines)).body, 'id')
}

function checkOut(client: Client, cart: string) {
  return client.partnerCenter('POST', `${client.root}/carts/${cart}/checkout`)
}

async function orderCount(client: Client): Promise<number> {
  const { body } = await client.emulator('GET', `/customers/${client.customerId}`)
  return listAt(body, 'orders').length
}

test('a line error comes with 201, for every CartErrorCode', async () => {
  const client = await aBuyer()
  for (const { errorCode } of LINE_ERRORS) {
    await arm(client, { kind: 'lineError', operation: 'createCart', code: String(errorCode), times: 1 })
    const answer = await postCart(client, legacyLine(OFFERS.e3))
    expect([answer.status, at(answer.body, 'lineItems.0.error.errorCode')]).toEqual([201, errorCode])
  }
})

test('a line error hits the lines in which its match stands, and keeps the cart from being ordered until the line is sent again', async () => {
  const client = await aBuyer()
  await arm(client, { kind: 'lineError', operation: '*', code: '10003', match: OFFERS.e1.toLowerCase(), times: 1 })
  expect(await lineErrors(client, legacyLine(OFFERS.e3))).toEqual([undefined])
  const answer = await postCart(client, ...LEGACY_LINES)
  expect(listAt(answer.body, 'lineItems').map((line) => at(line, 'error.errorCode'))).toEqual([undefined, 10003])
  const cart = textAt(answer.body, 'id')
  expect(codeOf(await checkOut(client, cart))).toEqual([400, 800009])
  expect(await orderCount(client)).toBe(0)
  await client.partnerCenter('PUT', `${client.root}/carts/${cart}`, { lineItems: LEGACY_LINES })
  expect((await checkOut(client, cart)).status).toBe(201)
  expect(await orderCount(client)).toBe(2)
})

test('500600 names the product, the SKU and the availability to use', async () => {
  const client = await aBuyer()
  await arm(client, { kind: 'lineError', operation: 'createCart', code: 500600 })
  const item = (await itemOf(client, 'CFQ7TTC0LF8R', '0001')).split(':')
  const answer = await postCart(client, legacyLine(OFFERS.e3))
  for (const part of item) expect(at(answer.body, 'lineItems.0.error.errorDescription')).toContain(part)
})

test('an order error leaves out the groups that it is for, and the others are ordered; a repeat orders the rest', async () => {
  const client = await aBuyer()
  const cart = await cartOf(client, ...LEGACY_LINES, nceLine(await itemOf(client, 'CFQ7TTC0LF8R', '0001')))
  await arm(client, { kind: 'orderError', operation: 'checkout', code: '800069', match: OFFERS.e1, times: 1 })
  await arm(client, { kind: 'orderError', operation: 'checkout', code: '800005', match: '0', times: 1 })
  const first = await checkOut(client, cart)
  expect([first.status, listAt(first.body, 'orders').length]).toEqual([201, 2])
  expect(at(first.body, 'orderErrors')).toEqual([
    { orderGroupId: 'OMS-1', code: 800069, description: 'The risk check refused the purchase.' },
  ])
  const second = await checkOut(client, cart)
  expect([listAt(second.body, 'orders').length, at(second.body, 'orderErrors')]).toEqual([3, []])
})

test('an order error may name a group by its id', async () => {
  const client = await aBuyer()
  const cart = await cartOf(client, ...LEGACY_LINES, nceLine(await itemOf(client, 'CFQ7TTC0LF8R', '0001')))
  await arm(client, { kind: 'orderError', operation: 'checkout', code: '800005', match: '0', times: 1 })
  const { body } = await checkOut(client, cart)
  expect(listAt(body, 'orderErrors').map((one) => at(one, 'orderGroupId'))).toEqual(['0'])
})

test('an order error without a match fails all groups and leaves the cart as it was', async () => {
  const client = await aBuyer()
  const cart = await cartOf(client, ...LEGACY_LINES)
  await arm(client, { kind: 'orderError', operation: 'checkout', code: '900121', times: 1 })
  expect(listAt((await checkOut(client, cart)).body, 'orderErrors')).toHaveLength(2)
  expect(await orderCount(client)).toBe(0)
  expect(at((await client.partnerCenter('GET', `${client.root}/carts/${cart}`)).body, 'status')).toBe('Active')
})

test('an error of a checkout finds its match in the cart, which the request does not repeat', async () => {
  const client = await aBuyer()
  await arm(client, { kind: 'error', operation: 'checkout', code: '800073', match: 'Wave two' })
  expect((await checkOut(client, await cartOf(client, legacyLine(OFFERS.e3)))).status).toBe(201)
  const refused = await checkOut(client, await cartOf(client, legacyLine(OFFERS.e3, { friendlyName: 'wave two' })))
  expect(codeOf(refused)).toEqual([403, 800073])
  expect(await orderCount(client)).toBe(1)
})
