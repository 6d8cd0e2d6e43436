import { describe, expect, test } from 'vitest'
import { id } from '../../src/domain/id.ts'
import type { CustomerId, SkuId, UserId } from '../../src/domain/id.ts'
import { connect } from './support/connect.ts'
import { contractBody } from './support/contract-body.ts'
import { startProvider } from './support/provider-server.ts'

const customer = id<CustomerId>('5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11')
const ids = { requestId: 'a0000000-0000-4000-8000-000000000001', correlationId: 'a0000000-0000-4000-8000-000000000002' }
const e4 = id<SkuId>('1392051d-0cb9-4b7a-88d5-621fee5e8711')
const e3 = id<SkuId>('6fd2c87f-b296-42f0-b197-1e91e994b900')

function swaps(...keys: string[]) {
  return keys.map((key) => ({ key, userId: id<UserId>(`user-${key}`), add: [{ skuId: e3, disabledPlans: [] }], remove: [e4] }))
}

describe('a batch of swaps', () => {
  test('is judged item by item, in whatever order the answers come', async () => {
    await using server = await startProvider(() => ({ json: contractBody('graph', 'batch') }))
    await using client = connect(server.url)
    const outcomes = await client.graph.batchAssign(customer, swaps('anna', 'bo', 'cia', 'dan'), ids)
    expect(outcomes).toMatchObject([
      { key: 'anna', state: 'ok' },
      { key: 'bo', state: 'throttled', retryAfterMs: 12_000 },
      { key: 'cia', state: 'refused', status: 400, code: 'Request_BadRequest', reason: 'CountViolation' },
      { key: 'dan', state: 'unknown' },
    ])
    expect([...client.budget.blocked.keys()]).toEqual([`graph:writes:${customer}`])
    expect(client.budget.reserved.get('graph:writes:app')).toBe(4)
  })

  test('adds and removes in one request per user', async () => {
    await using server = await startProvider(() => ({ json: { responses: [{ id: '0', status: 200 }] } }))
    await using client = connect(server.url)
    await client.graph.batchAssign(customer, swaps('anna'), ids)
    expect(server.received[0]).toMatchObject({ method: 'POST', url: '/v1.0/$batch', headers: { 'client-request-id': ids.requestId } })
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({
      requests: [
        {
          id: '0',
          method: 'POST',
          url: '/users/user-anna/assignLicense',
          headers: { 'Content-Type': 'application/json' },
          body: { addLicenses: [{ skuId: e3, disabledPlans: [] }], removeLicenses: [e4] },
        },
      ],
    })
  })

  test.each(['drop', { status: 503 }, { text: '<html>' }] as const)('answered with %j is unknown item by item', async (reply) => {
    await using server = await startProvider(() => reply)
    await using client = connect(server.url)
    const outcomes = await client.graph.batchAssign(customer, swaps('anna', 'bo'), ids)
    expect(outcomes.map(({ key, state }) => [key, state])).toEqual([
      ['anna', 'unknown'],
      ['bo', 'unknown'],
    ])
    expect(server.received).toHaveLength(1)
  })

  test('closes the quota of the whole application where Graph names it', async () => {
    const headers = { 'Retry-After': '3', 'x-ms-throttle-scope': 'Application/Write/app-1/app-1' }
    await using server = await startProvider(() => ({ json: { responses: [{ id: '0', status: 429, headers }] } }))
    await using client = connect(server.url)
    await client.graph.batchAssign(customer, swaps('anna'), ids)
    expect([...client.budget.blocked.keys()]).toEqual(['graph:writes:app', 'graph:units:app'])
  })

  test('refuses two items for one user, and more than twenty', async () => {
    await using client = connect('http://127.0.0.1:1')
    await expect(client.graph.batchAssign(customer, [...swaps('anna'), ...swaps('anna')], ids)).rejects.toThrow(
      'key anna is in the batch twice',
    )
    const many = swaps(...Array.from({ length: 21 }, (_, position) => `u${position}`))
    await expect(client.graph.batchAssign(customer, many, ids)).rejects.toThrow('at most 20 requests, not 21')
  })
})

describe('a single assignment', () => {
  test('that Graph refuses is a value', async () => {
    const error = {
      error: {
        code: 'Request_BadRequest',
        message: 'User license is inherited from a group membership and it cannot be removed directly from the user.',
      },
    }
    await using server = await startProvider(() => ({ status: 400, json: error }))
    await using client = connect(server.url)
    const [swap] = swaps('anna')
    expect(await client.graph.assignLicense(customer, id('u'), swap ?? { add: [], remove: [] }, ids)).toMatchObject({
      state: 'refused',
      reason: 'Inherited',
    })
  })
})

describe('a batch of users', () => {
  test('asks again for those that were throttled, and leaves out who does not exist', async () => {
    const user = contractBody('graph', 'getUser')
    await using server = await startProvider((_, nth) => ({
      json:
        nth === 1
          ? {
              responses: [
                { id: '2', status: 404 },
                { id: '1', status: 429, headers: { 'Retry-After': '2' } },
                { id: '0', status: 200, body: { ...user, id: 'U1' } },
              ],
            }
          : { responses: [{ id: '0', status: 200, body: { ...user, id: 'U2' } }] },
    }))
    await using client = connect(server.url)
    const users = await client.graph.batchGetUsers(customer, [id('u1'), id('u2'), id('u3')])
    expect([...users.keys()]).toEqual(['u1', 'u2'])
    expect(users.get(id<UserId>('u1'))).toMatchObject({ licenses: [{ skuId: e4 }], paths: [{ group: null, state: 'Active', error: null }] })
  })

  test('does not take a user without license members for one without licenses', async () => {
    await using server = await startProvider(() => ({ json: { responses: [{ id: '0', status: 200, body: { id: 'u1' } }] } }))
    await using client = connect(server.url)
    await expect(client.graph.batchGetUsers(customer, [id('u1')])).rejects.toMatchObject({ kind: 'unreadable' })
  })
})
