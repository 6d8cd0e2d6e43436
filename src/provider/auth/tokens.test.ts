import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { instant } from '../../domain/instant.ts'
import type { AccessToken, TokenCache } from '../../domain/token-cache.ts'
import type { Transport } from '../http/transport.ts'
import { createTokens } from './tokens.ts'

const ENDPOINTS = {
  partnerCenter: 'https://partnercenter.example',
  graph: 'https://graph.example',
  login: 'https://login.example',
  partnerCenterAudience: 'https://partnercenter.example',
  graphAudience: 'https://graph.example',
  tenantId: 'a-tenant',
  clientId: 'a-client',
  clientSecret: 'a-secret',
}

/** Hands out token-1, token-2 and so on, good for an hour. */
function aSignInService(): { transport: Transport; redeemed: () => number } {
  let count = 0
  const transport: Transport = {
    clock: { now: () => instant('2026-01-15T00:00:00Z'), rate: () => 1, sleep: async () => undefined },
    budget: { reserve: async () => instant('2026-01-15T00:00:00Z'), block: async () => undefined, blockedUntil: async () => undefined },
    send: async () => ({
      ...{ status: 200, headers: new Headers(), text: '', facts: {} },
      body: { access_token: `token-${(count += 1)}`, expires_in: 3600 },
    }),
    close: async () => undefined,
  }
  return { transport, redeemed: () => count }
}

/** Each look takes a turn of the event loop, as a database's does. */
function aSlowCache(): TokenCache {
  const kept = new Map<string, AccessToken>()
  return {
    find: async (key) => {
      const found = kept.get(key)
      await turn()
      return found
    },
    record: async (key, token) => void kept.set(key, token),
    forget: async (key) => {
      await turn()
      kept.delete(key)
    },
    findRefreshToken: async () => undefined,
    recordRefreshToken: async () => undefined,
  }
}

describe('a token that was refused', () => {
  test('is not given again to the caller whom it was refused, though another asks for one at that moment', async () => {
    const { transport } = aSignInService()
    const source = createTokens({ transport, endpoints: ENDPOINTS, cache: aSlowCache() }).source('app', 'an-audience', 'a-tenant')
    expect(await source.get()).toBe('token-1')

    const afterRefusal = source.refused('token-1').then(() => source.get())
    const another = source.get()

    expect(await afterRefusal).toBe('token-2')
    expect(await another).toBe('token-2')
  })

  test('is not given to somebody who began to look before it was refused', async () => {
    const { transport } = aSignInService()
    const cache = aSlowCache()
    const before = createTokens({ transport, endpoints: ENDPOINTS, cache }).source('app', 'an-audience', 'a-tenant')
    await before.get()

    const source = createTokens({ transport, endpoints: ENDPOINTS, cache }).source('app', 'an-audience', 'a-tenant')
    const looking = source.get()
    await source.refused('token-1')

    expect(await looking).toBe('token-2')
  })

  test('costs one redemption, whoever shares it', async () => {
    const { transport, redeemed } = aSignInService()
    const source = createTokens({ transport, endpoints: ENDPOINTS, cache: aSlowCache() }).source('app', 'an-audience', 'a-tenant')
    await source.get()

    await Promise.all([1, 2, 3].map(async () => source.refused('token-1').then(() => source.get())))

    expect(redeemed()).toBe(2)
  })
})
