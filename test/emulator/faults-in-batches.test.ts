import { expect, test } from 'vitest'
import { aClient, anEmulator, at, boughtE3, E4, listAt, SWAP, userIds } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'

const REFUSALS: readonly (readonly [name: string, status: number, code: string, words: string])[] = [
  ['COUNT_VIOLATION', 400, 'Request_BadRequest', 'does not have any available licenses'],
  ['MUTUALLY_EXCLUSIVE', 400, 'Request_BadRequest', 'are mutually exclusive'],
  ['DEPENDENCY', 400, 'Request_BadRequest', 'depends on the service plan(s)'],
  ['USAGE_LOCATION', 400, 'Request_BadRequest', 'invalid usage location'],
  ['INHERITED', 400, 'Request_BadRequest', 'inherited from a group membership'],
  ['INVALID_SKU', 400, 'Request_BadRequest', 'does not correspond to a valid company License'],
  ['UNIQUENESS', 400, 'Request_BadRequest', 'same value for property proxyAddresses already exists'],
  ['NOT_FOUND', 404, 'Request_ResourceNotFound', 'does not exist'],
  ['FORBIDDEN', 403, 'Authorization_RequestDenied', 'Insufficient privileges'],
  ['TOKEN', 401, 'InvalidAuthenticationToken', 'expired'],
  ['CONCURRENCY', 400, 'Request_BadRequest', 'LicenseAssignmentAttributeConcurrencyException'],
  ['THROTTLED', 429, 'TooManyRequests', 'Too many requests'],
  ['TRANSIENT', 500, 'Service_InternalServerError', 'failed'],
]

function arm(client: Client, fault: object): Promise<unknown> {
  return client.emulator('POST', '/faults', { operation: 'assignLicense', ...fault })
}

/** One swap for each user, answers in the order of the users. */
async function swap(client: Client, users: readonly string[], more: object = {}): Promise<unknown[]> {
  const headers = { 'Content-Type': 'application/json' }
  const requests = users.map((user, n) => ({
    id: String(n),
    method: 'POST',
    url: `/users/${user}/assignLicense`,
    headers,
    body: SWAP,
    ...more,
  }))
  const answer = await client.graph('POST', '/$batch', { requests })
  return listAt(answer.body, 'responses').toSorted((a, b) => Number(at(a, 'id')) - Number(at(b, 'id')))
}

async function holdersOfE4(client: Client): Promise<number> {
  const { body } = await client.emulator('GET', `/customers/${client.customerId}/users`)
  return listAt(body, 'users').filter((user) => listAt(user, 'licenses').some((license) => at(license, 'skuId') === E4)).length
}

test.each(REFUSALS)('an item is refused with %s where one user is meant, and the others are moved', async (name, status, code, words) => {
  const client = await aClient(await anEmulator())
  await boughtE3(client)
  const [a = '', b = '', c = ''] = await userIds(client)
  await arm(client, { kind: 'error', code: name, match: b })
  const answers = await swap(client, [a, b, c])
  expect(answers.map((one) => at(one, 'status'))).toEqual([200, status, 200])
  expect(at(answers[1], 'body.error')).toMatchObject({ code, message: expect.stringContaining(words) })
  expect(await holdersOfE4(client)).toBe(10)
})

test('CONCURRENCY is documented with 409 and 412 as well', async () => {
  const client = await aClient(await anEmulator())
  const [a = ''] = await userIds(client)
  for (const status of [409, 412]) {
    await arm(client, { kind: 'error', code: 'CONCURRENCY', status, times: 1 })
    expect(at((await swap(client, [a]))[0], 'status')).toBe(status)
  }
})

test('424 hits items of a batch only, and what depends on them', async () => {
  const client = await aClient(await anEmulator())
  const [a = '', b = ''] = await userIds(client)
  await arm(client, { kind: '424', match: a })
  expect((await client.graph('POST', `/users/${a}/assignLicense`, SWAP)).status).toBe(400)
  expect((await swap(client, [a, b])).map((one) => at(one, 'status'))).toEqual([424, 400])
  expect((await swap(client, [b, a], {})).map((one) => at(one, 'status'))).toEqual([400, 424])
})

test('a wait may be decimal in Graph, whole in Partner Center, and left out of both', async () => {
  const client = await aClient(await anEmulator())
  const [a = ''] = await userIds(client)
  await arm(client, { kind: '429', retryAfterSeconds: 2.128, times: 1 })
  expect(Object(at((await swap(client, [a]))[0], 'headers'))['Retry-After']).toBe('2.128')
  await arm(client, { kind: '429', retryAfterSeconds: null, times: 1 })
  expect(Object(at((await swap(client, [a]))[0], 'headers'))['Retry-After']).toBeUndefined()
  const read = () => client.partnerCenter('GET', `${client.root}/subscriptions`)
  await arm(client, { kind: '429', operation: 'listSubscriptions', retryAfterSeconds: 2.128, times: 1 })
  expect((await read()).headers.get('retry-after')).toBe('3')
  await arm(client, { kind: '429', operation: 'listSubscriptions', retryAfterSeconds: null, times: 1 })
  const mute = await read()
  expect([mute.status, mute.headers.get('retry-after'), mute.body]).toEqual([
    429,
    null,
    { statusCode: 429, message: 'Rate limit is exceeded.' },
  ])
})

test.each([
  ['412', 412, 'PreconditionFailed', 2055],
  ['500', 500, 'Service_InternalServerError', 800003],
  ['502', 502, 'BadGateway', 800003],
  ['503', 503, 'serviceNotAvailable', 800003],
  ['504', 504, 'UnknownError', 800003],
] as const)('%s answers in the shape of each API', async (kind, status, graphCode, partnerCenterCode) => {
  const client = await aClient(await anEmulator())
  await client.emulator('POST', '/faults', { kind, operation: '*' })
  const graph = await client.graph('GET', '/subscribedSkus')
  const partnerCenter = await client.partnerCenter('GET', client.root)
  expect([graph.status, at(graph.body, 'error.code')]).toEqual([status, graphCode])
  expect([partnerCenter.status, at(partnerCenter.body, 'code')]).toEqual([status, partnerCenterCode])
})
