import { describe, expect, test } from 'vitest'
import { id } from '../../src/domain/id.ts'
import type { CustomerId } from '../../src/domain/id.ts'
import { redeemSilently } from '../../src/provider/auth/sign-in.ts'
import { connect } from './support/connect.ts'
import { contractBody } from './support/contract-body.ts'
import { startProvider } from './support/provider-server.ts'

const customer = id<CustomerId>('5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11')
const readable = () => ({ json: contractBody('partner-center', 'getCustomer') })

describe('a token', () => {
  test('is redeemed once for calls that need it at the same time', async () => {
    await using server = await startProvider(readable)
    await using client = connect(server.url)
    await Promise.all([1, 2, 3].map(() => client.partnerCenter.getCustomer(customer)))
    expect(server.tokenRequests).toHaveLength(1)
    expect(Object.fromEntries(server.tokenRequests[0] ?? [])).toEqual({
      grant_type: 'client_credentials',
      scope: 'https://api.partnercenter.microsoft.com/.default',
      client_id: 'client-1',
      client_secret: 'secret-1',
    })
  })

  test('is renewed a minute before it expires', async () => {
    await using server = await startProvider(readable)
    await using client = connect(server.url)
    await client.partnerCenter.getCustomer(customer)
    client.clock.advance(3_539_000)
    await client.partnerCenter.getCustomer(customer)
    expect(server.tokenRequests).toHaveLength(1)
    client.clock.advance(1_000)
    await client.partnerCenter.getCustomer(customer)
    expect(server.tokenRequests).toHaveLength(2)
  })

  test('that is refused is forgotten, and the call made once more', async () => {
    await using server = await startProvider((_, nth) => (nth === 1 ? { status: 401 } : readable()))
    await using client = connect(server.url)
    await client.partnerCenter.getCustomer(customer)
    expect(server.received.map((one) => one.headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
  })

  test('that is refused twice is a matter for a person', async () => {
    await using server = await startProvider(() => ({ status: 401 }))
    await using client = connect(server.url)
    await expect(client.partnerCenter.getCustomer(customer)).rejects.toMatchObject({ kind: 'unauthorized', facts: { status: 401 } })
    expect(server.received).toHaveLength(2)
  })

  test('of a person comes from the newest refresh token, for the tenant of the customer', async () => {
    await using server = await startProvider(() => ({ json: contractBody('graph', 'listSubscribedSkus') }))
    await using client = connect(server.url)
    await client.graph.listSubscribedSkus(customer)
    await client.graph.listSubscribedSkus(id('another'))
    expect(server.tokenRequests.map((one) => one.get('refresh_token'))).toEqual(['refresh-0', 'refresh-1'])
    expect(client.cache.refreshTokens.at(-1)).toBe('refresh-2')
  })

  test('of a person who has not signed in is asked for in words', async () => {
    await using server = await startProvider(readable)
    await using client = connect(server.url)
    client.cache.refreshTokens.length = 0
    await expect(client.graph.listSubscribedSkus(customer)).rejects.toMatchObject({
      kind: 'unauthorized',
      message: expect.stringContaining('nobody has signed in yet'),
    })
  })
})

describe('a silent sign-in', () => {
  const signIn = { loginHint: 'megan@partner.example', redirectUri: 'http://127.0.0.1/signed-in' }

  const redirect = ({ url }: { readonly url: string }) => {
    const state = new URL(url, 'http://x').searchParams.get('state') ?? ''
    return { status: 302, headers: { location: `${signIn.redirectUri}?code=c-1&state=${encodeURIComponent(state)}` } }
  }

  test('leaves a refresh token behind', async () => {
    await using server = await startProvider(redirect)
    await using client = connect(server.url)
    await redeemSilently({ ...client, ...signIn })
    expect(server.tokenRequests[0]?.get('code')).toBe('c-1')
    expect(client.cache.refreshTokens.at(-1)).toBe('refresh-1')
    expect(new URL(server.received[0]?.url ?? '', server.url).searchParams.get('prompt')).toBe('none')
  })

  test('whose code grew too old before it was redeemed asks for another', async () => {
    await using server = await startProvider(redirect, 2)
    await using client = connect(server.url)
    await redeemSilently({ ...client, ...signIn })
    expect(server.received).toHaveLength(3)
    expect(client.cache.refreshTokens.at(-1)).toBe('refresh-3')
  })

  test('whose third code is refused too stops', async () => {
    await using server = await startProvider(redirect, 3)
    await using client = connect(server.url)
    await expect(redeemSilently({ ...client, ...signIn })).rejects.toMatchObject({ kind: 'unauthorized', facts: { code: 'invalid_grant' } })
  })

  test.each([
    ['error=login_required', { kind: 'unauthorized', facts: { code: 'login_required' } }],
    ['code=c-1&state=of-somebody-else', { kind: 'unreadable' }],
  ])('redirected with %s stops', async (query, failure) => {
    await using server = await startProvider(() => ({ status: 302, headers: { location: `${signIn.redirectUri}?${query}` } }))
    await using client = connect(server.url)
    await expect(redeemSilently({ ...client, ...signIn })).rejects.toMatchObject(failure)
  })
})
