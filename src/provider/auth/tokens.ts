import { MINUTE_MS, plusMs } from '../../domain/instant.ts'
import { ProviderError } from '../../domain/provider-error.ts'
import type { AccessToken, TokenCache } from '../../domain/token-cache.ts'
import type { ProviderEndpoints } from '../endpoints.ts'
import type { TokenSource } from '../http/call.ts'
import type { Transport } from '../http/transport.ts'
import { redeem } from './redeem.ts'

export type TokenKind = 'app' | 'app+user'

export interface TokensDeps {
  readonly transport: Transport
  readonly endpoints: ProviderEndpoints
  readonly cache: TokenCache
  /** Gets another refresh token without a person, where that is possible; asked when the one we have is refused. */
  readonly signInAgain?: () => Promise<void>
}

/** Access tokens by kind, audience and tenant. */
export interface Tokens {
  /**
   * `app`: client credentials. `app+user`: the refresh token of the partner's service account, the newest of which is kept.
   * A token is renewed a minute of the clock's time before it expires; one redemption is in flight per kind, audience and tenant.
   * One that was refused is not given again, whoever asked for it meanwhile.
   * @throws ProviderError `unauthorized` when nobody has signed in yet, or the grant is refused.
   */
  source(kind: TokenKind, audience: string, tenant: string): TokenSource
}

export function createTokens(deps: TokensDeps): Tokens {
  const known = new Map<string, AccessToken>()
  const inFlight = new Map<string, Promise<AccessToken>>()
  const lastRefused = new Map<string, string>()

  async function current(key: string, renew: () => Promise<AccessToken>): Promise<string> {
    const held = known.get(key)
    if (held && isUsable(key, held)) return held.token
    const find = () => inFlight.get(key) ?? track(key, findOrRenew(key, renew))
    const first = await find()
    // Refused to somebody else while it was being found.
    const token = lastRefused.get(key) === first.token ? await find() : first
    known.set(key, token)
    return token.token
  }

  function isUsable(key: string, { token, expiresAt }: AccessToken): boolean {
    return lastRefused.get(key) !== token && plusMs(deps.transport.clock.now(), MINUTE_MS) < expiresAt
  }

  async function findOrRenew(key: string, renew: () => Promise<AccessToken>): Promise<AccessToken> {
    const cached = await deps.cache.find(key)
    if (cached && isUsable(key, cached)) return cached
    const renewed = await renew()
    await deps.cache.record(key, renewed)
    return renewed
  }

  function track(key: string, renewal: Promise<AccessToken>): Promise<AccessToken> {
    const tracked = renewal.finally(() => inFlight.delete(key))
    inFlight.set(key, tracked)
    return tracked
  }

  async function forget(key: string, refused: string): Promise<void> {
    lastRefused.set(key, refused)
    if (known.get(key)?.token === refused) known.delete(key)
    // Another worker may have renewed it already: only the refused one is dropped.
    const cached = await deps.cache.find(key)
    if (cached?.token === refused) await deps.cache.forget(key)
  }

  return {
    source(kind, audience, tenant) {
      const key = `${kind} ${audience} ${tenant}`
      const renew = () => (kind === 'app' ? redeemApp(deps, audience, tenant) : redeemRefreshToken(deps, audience, tenant))
      return { get: () => current(key, renew), refused: (token) => forget(key, token) }
    },
  }
}

async function redeemApp({ transport, endpoints }: TokensDeps, audience: string, tenant: string): Promise<AccessToken> {
  const grant = { grant_type: 'client_credentials', scope: `${audience}/.default` }
  return (await redeem(transport, endpoints, tenant, grant)).access
}

async function redeemRefreshToken(deps: TokensDeps, audience: string, tenant: string): Promise<AccessToken> {
  try {
    return await redeemNewest(deps, audience, tenant)
  } catch (error) {
    const isRefused = error instanceof ProviderError && error.kind === 'unauthorized' && error.facts.code === 'invalid_grant'
    if (!isRefused || !deps.signInAgain) throw error
    await deps.signInAgain()
    return redeemNewest(deps, audience, tenant)
  }
}

async function redeemNewest({ transport, endpoints, cache }: TokensDeps, audience: string, tenant: string): Promise<AccessToken> {
  const refreshToken = await cache.findRefreshToken()
  if (refreshToken === undefined) {
    throw new ProviderError('unauthorized', 'token', { text: 'nobody has signed in yet: sign in once as the partner service account' })
  }
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken, scope: `${audience}/.default` }
  const redeemed = await redeem(transport, endpoints, tenant, grant)
  if (redeemed.refreshToken !== undefined) await cache.recordRefreshToken(redeemed.refreshToken)
  return redeemed.access
}
