import { createHash, randomBytes } from 'node:crypto'
import { ProviderError } from '../../domain/provider-error.ts'
import type { TokenCache } from '../../domain/token-cache.ts'
import type { ProviderEndpoints } from '../endpoints.ts'
import type { Answer, Call } from '../http/call.ts'
import type { Transport } from '../http/transport.ts'
import { redeem } from './redeem.ts'
import { signInDialect } from './sign-in-dialect.ts'

export interface SilentSignIn {
  readonly transport: Transport
  readonly endpoints: ProviderEndpoints
  readonly cache: TokenCache
  /** The user principal name of the partner's service account. */
  readonly loginHint: string
  /** One of the application's registered addresses; nothing needs to listen there. */
  readonly redirectUri: string
}

/**
 * Obtains and stores the first refresh token without showing a page, where the sign-in service has a session for that person
 * (OpenID Connect Core, section 3.1.2.1, `prompt=none`).
 * @throws ProviderError `unauthorized` with code `login_required` where it has none: then a person has to sign in in a browser.
 */
export async function redeemSilently(signIn: SilentSignIn): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await redeemCode(signIn)
    } catch (error) {
      if (attempt === CODES_MAX || !isCodeTooOld(error)) throw error
    }
  }
}

/** A code lives ten minutes, of a practice clock too, on which they may be a fraction of a real second. */
const CODES_MAX = 3

function isCodeTooOld(error: unknown): boolean {
  return error instanceof ProviderError && error.operation === 'token' && error.facts.code === 'invalid_grant'
}

async function redeemCode(signIn: SilentSignIn): Promise<void> {
  const { transport, endpoints, cache, redirectUri } = signIn
  const verifier = randomBytes(32).toString('base64url')
  const state = randomBytes(16).toString('base64url')
  const code = await authorize(signIn, verifier, state)
  const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, scope: scopeOf(endpoints) }
  const redeemed = await redeem(transport, endpoints, endpoints.tenantId, grant)
  if (redeemed.refreshToken === undefined) {
    throw new ProviderError('unauthorized', 'token', { text: 'no refresh token came with the sign-in: is offline_access granted?' })
  }
  await cache.recordRefreshToken(redeemed.refreshToken)
}

function scopeOf(endpoints: ProviderEndpoints): string {
  return `${endpoints.partnerCenterAudience}/.default offline_access`
}

async function authorize({ transport, endpoints, loginHint, redirectUri }: SilentSignIn, verifier: string, state: string): Promise<string> {
  const query = new URLSearchParams({
    client_id: endpoints.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: scopeOf(endpoints),
    state,
    prompt: 'none',
    login_hint: loginHint,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const call: Call = {
    operation: 'authorize',
    method: 'GET',
    url: `${endpoints.login}/${endpoints.tenantId}/oauth2/v2.0/authorize?${query}`,
    effect: 'read',
    draws: [],
    dialect: signInDialect,
    accepts: (status) => status === 302 || status === 303,
  }
  return readCode(await transport.send(call), redirectUri, state)
}

function readCode(answer: Answer, redirectUri: string, state: string): string {
  const location = URL.parse(answer.headers.get('location') ?? '', redirectUri)
  const query = location?.searchParams
  const refusal = query?.get('error')
  if (refusal) {
    const text = query?.get('error_description') ?? 'the sign-in service wants a person to sign in'
    throw new ProviderError('unauthorized', 'authorize', { ...answer.facts, code: refusal, text })
  }
  const code = query?.get('code')
  if (!code || query?.get('state') !== state) {
    throw new ProviderError('unreadable', 'authorize', { ...answer.facts, text: 'the redirect carries no code for this sign-in' })
  }
  return code
}
