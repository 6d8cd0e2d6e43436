import { describe, expect, test } from 'vitest'
import { id } from '../../src/domain/id.ts'
import type { CustomerId, SubscriptionId } from '../../src/domain/id.ts'
import { connect } from './support/connect.ts'
import { contractBody } from './support/contract-body.ts'
import { startProvider } from './support/provider-server.ts'

const customer = id<CustomerId>('5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11')
const ids = { requestId: 'a0000000-0000-4000-8000-000000000001', correlationId: 'a0000000-0000-4000-8000-000000000002' }

describe('a read', () => {
  test('that is throttled closes the quota for everybody and is sent again after it', async () => {
    await using server = await startProvider((_, nth) =>
      nth === 1
        ? { status: 429, json: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 41 seconds.' } }
        : { json: contractBody('partner-center', 'getCustomer') },
    )
    await using client = connect(server.url)
    const before = Date.parse(client.clock.now())
    await client.partnerCenter.getCustomer(customer)
    expect(Date.parse(client.clock.now()) - before).toBeGreaterThanOrEqual(41_000)
    expect([...client.budget.blocked.keys()]).toEqual(['partner-center:customers'])
    expect(client.budget.reserved.get('partner-center:customers')).toBe(2)
  })

  test('waits for a window that another worker was given', async () => {
    await using server = await startProvider(() => ({ json: contractBody('partner-center', 'getCustomer') }))
    await using client = connect(server.url)
    client.clock.advance(0)
    const quota = { key: 'partner-center:customers', limit: 500, windowMs: 60_000 }
    await client.budget.block(quota, '2026-02-10T10:00:30.000Z' as ReturnType<typeof client.clock.now>, 'another worker')
    await client.partnerCenter.getCustomer(customer)
    expect(client.clock.now() >= '2026-02-10T10:00:30.000Z').toBe(true)
  })

  test('that gets no answer is repeated, at most six times', async () => {
    await using server = await startProvider(() => 'drop')
    await using client = connect(server.url)
    await expect(client.partnerCenter.getCustomer(customer)).rejects.toMatchObject({ kind: 'unavailable', operation: 'getCustomer' })
    expect(server.received).toHaveLength(6)
  })

  test('carries ids, and an error carries those of the answer', async () => {
    const headers = { 'MS-RequestId': 'theirs-1', 'MS-CorrelationId': 'theirs-2' }
    await using server = await startProvider(() => ({
      status: 403,
      headers,
      json: { code: '900329', message: 'app-only is not supported' },
    }))
    await using client = connect(server.url)
    const facts = { status: 403, code: '900329', text: 'app-only is not supported', requestId: 'theirs-1', correlationId: 'theirs-2' }
    await expect(client.partnerCenter.getCustomer(customer)).rejects.toMatchObject({ kind: 'unauthorized', facts })
    expect(server.received[0]?.headers['ms-requestid']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(['<html>busy</html>', '[1', '{"items":"none"}'])('answered with %j is unreadable and says so', async (text) => {
    await using server = await startProvider(() => ({ text, headers: { 'content-type': 'text/html' } }))
    await using client = connect(server.url)
    await expect(client.partnerCenter.listSubscriptions(customer)).rejects.toMatchObject({
      kind: 'unreadable',
      operation: 'listSubscriptions',
    })
  })

  test('takes an error that came with a 200 for an error', async () => {
    await using server = await startProvider(() => ({ json: { code: 400072, description: 'The item is not available.' } }))
    await using client = connect(server.url)
    const query = { country: 'SE', segment: 'commercial' } as const
    await expect(client.partnerCenter.listSkus('p', query)).rejects.toMatchObject({ kind: 'rejected', facts: { code: '400072' } })
  })
})

describe('a write', () => {
  test('whose answer is lost has an unknown outcome and is sent once', async () => {
    await using server = await startProvider(() => 'drop')
    await using client = connect(server.url)
    const facts = { requestId: ids.requestId, correlationId: ids.correlationId }
    await expect(client.partnerCenter.checkout(customer, 'cart-1', ids)).rejects.toMatchObject({ kind: 'outcome-unknown', facts })
    expect(server.received).toHaveLength(1)
  })

  test('that times out has an unknown outcome', async () => {
    await using server = await startProvider(() => 'silent')
    await using client = connect(server.url, { timeoutMs: 200 })
    await expect(client.partnerCenter.checkout(customer, 'cart-1', ids)).rejects.toMatchObject({ kind: 'outcome-unknown' })
  })

  test.each([
    [503, undefined, 'outcome-unknown'],
    [400, 800065, 'outcome-unknown'],
    [404, 400019, 'drifted'],
    [400, 2055, 'drifted'],
    [409, 800064, 'outcome-unknown'],
    [409, 800082, 'unavailable'],
    [409, 27009, 'rejected'],
    [403, 13605, 'rejected'],
    [400, 900316, 'unauthorized'],
  ])('answered with %i and code %s is %s, and is not repeated by itself', async (status, code, kind) => {
    await using server = await startProvider(() => ({ status, ...(code ? { json: { code, description: 'no' } } : {}) }))
    await using client = connect(server.url)
    await expect(client.partnerCenter.checkout(customer, 'cart-1', ids)).rejects.toMatchObject({ kind })
    expect(server.received).toHaveLength(1)
  })

  test('that cannot even be connected did not happen', async () => {
    const server = await startProvider(() => 'drop')
    await using client = connect(server.url)
    await client.tokens.source('app', 'https://api.partnercenter.microsoft.com', 'partner-tenant').get()
    await server[Symbol.asyncDispose]()
    await expect(client.partnerCenter.checkout(customer, 'cart-1', ids)).rejects.toMatchObject({ kind: 'unavailable' })
  })

  test('is never sent when the gate is shut', async () => {
    await using server = await startProvider(() => 'drop')
    await using client = connect(server.url)
    client.gate.refusal = 'writes-stopped'
    const refused = { kind: 'refused-here', facts: { refusal: 'writes-stopped' } }
    await expect(client.partnerCenter.checkout(customer, 'cart-1', ids)).rejects.toMatchObject(refused)
    await expect(client.graph.batchAssign(customer, [{ key: 'a', userId: id('u1'), add: [], remove: [] }], ids)).rejects.toMatchObject(
      refused,
    )
    expect(server.received).toHaveLength(0)
    expect(client.budget.reserved.size).toBe(0)
  })

  test('asks the gate once more after a wait', async () => {
    await using server = await startProvider(() => {
      client.gate.refusal = 'worker-lost'
      return { status: 429, headers: { 'retry-after': '5' } }
    })
    await using client = connect(server.url)
    await expect(client.partnerCenter.checkout(customer, 'cart-1', ids)).rejects.toMatchObject({ kind: 'refused-here' })
    expect(server.received).toHaveLength(1)
  })

  test('keeps its request id when it is sent again after a 429', async () => {
    await using server = await startProvider((_, nth) =>
      nth === 1 ? { status: 429, headers: { 'retry-after': '2.5' } } : { status: 201, json: contractBody('partner-center', 'checkout') },
    )
    await using client = connect(server.url)
    await client.partnerCenter.checkout(customer, 'cart-1', ids)
    expect(server.received.map((one) => one.headers['ms-requestid'])).toEqual([ids.requestId, ids.requestId])
  })
})

describe('a change of a subscription', () => {
  const legacy = id<SubscriptionId>('0b7d51c4-9e0f-4c61-8b8e-5a1f60d3c2a1')

  test('sends the whole resource back, unknown members too, under its etag', async () => {
    const wire = { ...contractBody('partner-center', 'patchSubscription'), status: 'active', brandNewMember: { kept: [1, null] } }
    await using server = await startProvider(() => ({ json: wire }))
    await using client = connect(server.url)
    const outcome = await client.partnerCenter.patchSubscription(customer, legacy, (one) => ({ ...one, status: 'suspended' }), ids)
    const [, patch] = server.received
    expect(JSON.parse(patch?.body ?? '')).toEqual({ ...wire, status: 'suspended' })
    expect(patch).toMatchObject({
      method: 'PATCH',
      headers: { 'if-match': '"eyJpZCI6IjBiN2Q1MWM0IiwidmVyc2lvbiI6M30="', 'ms-requestid': ids.requestId },
    })
    expect(outcome).toEqual({ state: 'done' })
  })

  test('is accepted, to be read later, when the answer is a 202', async () => {
    await using server = await startProvider(({ method }) =>
      method === 'PATCH' ? { status: 202 } : { json: contractBody('partner-center', 'getSubscription') },
    )
    await using client = connect(server.url)
    expect(await client.partnerCenter.patchSubscription(customer, legacy, (one) => one, ids)).toEqual({ state: 'accepted' })
    expect(server.received[1]?.headers['if-match']).toBeUndefined()
  })

  test('is not sent when the caller could not store what was before', async () => {
    await using server = await startProvider(() => ({ json: contractBody('partner-center', 'getSubscription') }))
    await using client = connect(server.url)
    const change = () => Promise.reject(new Error('not stored'))
    await expect(client.partnerCenter.patchSubscription(customer, legacy, change, ids)).rejects.toThrow('not stored')
    expect(server.received.map((one) => one.method)).toEqual(['GET'])
  })
})
