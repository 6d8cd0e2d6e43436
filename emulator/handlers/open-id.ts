import { createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Person } from '../estates/estate.ts'
import type { Answer, Call, Operation } from '../http/operation.ts'
import { madeUpId } from '../made-up-id.ts'
import type { OpenIdRequest } from '../store/tokens.ts'
import type { World } from '../world.ts'

const LIFETIME_SECONDS = 3600

const draws = () => [{ scope: 'login', cost: 1, limit: null, windowMs: 0 }]
const read = { method: 'GET', isWrite: false, customerScoped: false, draws } as const

/** What a client of OpenID Connect reads first (OpenID Connect Discovery 1.0; Microsoft identity platform, v2.0 endpoints). */
export const openIdOperations: readonly Operation[] = [
  { ...read, name: 'openIdConfiguration', path: '/:tenant/v2.0/.well-known/openid-configuration', handle: configuration },
  { ...read, name: 'keys', path: '/:tenant/discovery/v2.0/keys', handle: keys },
]

/** Undefined: it does not want to know who somebody is. */
export function openIdRequestOf({ request: { query } }: Call): OpenIdRequest | undefined {
  const isAsked = (query.get('scope') ?? '').split(' ').includes('openid')
  return isAsked ? { nonce: query.get('nonce') } : undefined
}

function configuration({ request: { baseUrl }, params, world }: Call): Answer {
  const tenant = params['tenant'] === 'common' || params['tenant'] === 'organizations' ? world.identity.tenantId : (params['tenant'] ?? '')
  const at = `${baseUrl}/login/${tenant}`
  return {
    status: 200,
    body: {
      issuer: issuerOf(baseUrl, tenant),
      authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
      token_endpoint: `${at}/oauth2/v2.0/token`,
      jwks_uri: `${at}/discovery/v2.0/keys`,
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'name', 'preferred_username', 'oid', 'tid', 'roles'],
    },
  }
}

function issuerOf(baseUrl: string, tenant: string): string {
  return `${baseUrl}/login/${tenant}/v2.0`
}

function keys({ world }: Call): Answer {
  const { publicKey, id } = keyOf(world)
  return { status: 200, body: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: id, use: 'sig', alg: 'RS256' }] } }
}

/**
 * Who has signed in, signed with a key that lives as long as the process. By real time: whoever checks it has no practice clock. The role
 * stands among the app roles.
 */
export function idToken({ world, request }: Call, person: Person, { nonce }: OpenIdRequest, tenant: string): string {
  const { privateKey, id } = keyOf(world)
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: issuerOf(request.baseUrl, tenant),
    aud: world.identity.clientId,
    sub: createHash('sha256').update(`${world.identity.clientId} ${person.upn}`).digest('base64url'),
    oid: madeUpId(world.identity.estateName, 'person', person.upn),
    tid: tenant,
    ver: '2.0',
    name: person.name,
    preferred_username: person.upn,
    roles: [person.role],
    ...(nonce === null ? {} : { nonce }),
    iat: now,
    nbf: now,
    exp: now + LIFETIME_SECONDS,
  }
  const text = [{ alg: 'RS256', typ: 'JWT', kid: id }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`
}

interface SigningKey {
  readonly id: string
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

const signingKeys = new WeakMap<World, SigningKey>()

function keyOf(world: World): SigningKey {
  const known = signingKeys.get(world)
  if (known) return known
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const id = createHash('sha256')
    .update(pair.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
    .slice(0, 16)
  const made = { id, ...pair }
  signingKeys.set(world, made)
  return made
}

/** RFC 7636: whoever redeems a code has to show what its challenge was made from. */
export function isVerified(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null) return true
  return verifier !== null && createHash('sha256').update(verifier).digest('base64url') === challenge
}
