import { randomBytes } from 'node:crypto'
import { DAY_MS } from '../duration.ts'
import type { Answer, Call, Operation, Request } from '../http/operation.ts'
import type { Manner } from '../http/manner.ts'
import type { Token } from '../store/tokens.ts'
import type { World } from '../world.ts'
import { authorize } from './authorize.ts'
import { refuseToken } from './login-error.ts'
import { idToken, isVerified, openIdOperations } from './open-id.ts'

const ACCESS_SECONDS = 3600
const REFRESH_DAYS = 90
const AUDIENCES: Readonly<Record<string, Token['audience']>> = {
  'https://api.partnercenter.microsoft.com': 'partner-center',
  'https://graph.microsoft.com': 'graph',
}

const tokenDraws = () => [{ scope: 'login', cost: 1, limit: null, windowMs: 0 }]

/** The addresses of the Microsoft identity platform that a confidential client needs (OAuth 2.0 and OpenID Connect, v2.0 endpoints). */
export const loginOperations: readonly Operation[] = [
  {
    name: 'token',
    method: 'POST',
    path: '/:tenant/oauth2/v2.0/token',
    isWrite: false,
    customerScoped: false,
    draws: tokenDraws,
    handle: token,
  },
  {
    name: 'authorize',
    method: 'GET',
    path: '/:tenant/oauth2/v2.0/authorize',
    isWrite: false,
    customerScoped: false,
    draws: tokenDraws,
    handle: authorize,
  },
  ...openIdOperations,
]

export const loginManner: Manner = {
  api: 'login',
  authenticate: () => ({ token: undefined }),
  customerIdOf: () => null,
  throttled: (request, retryAfterMs) => ({
    ...refuseToken(429, 'temporarily_unavailable', 90055, 'Too many requests.', request),
    headers: retryAfterMs === null ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) },
  }),
  unavailable: (request, status) =>
    refuseToken(status, 'temporarily_unavailable', 90033, 'A transient error has occurred. Please try again.', request),
  badBody: (request) => refuseToken(400, 'invalid_request', 900144, 'The request body cannot be read.', request),
  run: (operation, call) =>
    operation.customerScoped ? refuseToken(404, 'invalid_request', 90002, 'Not found.', call.request) : operation.handle(call),
  requestId: (request) => request.headers['client-request-id'] ?? null,
  correlationId: (request) => request.headers['client-request-id'] ?? null,
}

/** `body` is the form, read to an object by the server. */
function token(call: Call): Answer {
  const { world, request } = call
  const form = new URLSearchParams(typeof call.body === 'string' ? call.body : '')
  const refused = checkClient(world, request, form) ?? checkTenant(world, call, request)
  if (refused) return refused
  switch (form.get('grant_type')) {
    case 'client_credentials':
      return clientCredentials(call, form)
    case 'authorization_code':
      return redeem(call, form, 'code', form.get('code'))
    case 'refresh_token':
      return redeem(call, form, 'refresh', form.get('refresh_token'))
    default:
      return refuseToken(
        400,
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${form.get('grant_type') ?? ''}'.`,
        request,
      )
  }
}

function checkClient(world: World, request: Request, form: URLSearchParams): Answer | undefined {
  const { clientId, clientSecret } = world.identity
  if (form.get('client_id')?.toLowerCase() !== clientId)
    return refuseToken(401, 'invalid_client', 700016, `The application '${form.get('client_id') ?? ''}' was not found.`, request)
  return form.get('client_secret') === clientSecret
    ? undefined
    : refuseToken(401, 'invalid_client', 7000215, 'Invalid client secret provided.', request)
}

function checkTenant(world: World, call: Call, request: Request): Answer | undefined {
  const tenant = tenantOf(call)
  if (tenant === world.identity.tenantId || world.customers.find(tenant)) return undefined
  return refuseToken(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`, request)
}

function clientCredentials(call: Call, form: URLSearchParams): Answer {
  const audience = readScope(call, form)
  if (audience === undefined || !form.get('scope')?.endsWith('/.default')) return badScope(call, form)
  const tenant = tenantOf(call)
  const customer = call.world.customers.find(tenant)
  if (audience === 'partner-center' && customer) return badScope(call, form)
  if (audience === 'graph' && customer && !customer.appConsent) {
    return refuseToken(
      401,
      'invalid_client',
      7000229,
      'The client application is missing a service principal in the tenant: it has no consent there.',
      call.request,
    )
  }
  return issue(call, { use: 'access', kind: 'app', tenant, audience, person: null, redirectUri: null }, form)
}

function redeem(call: Call, form: URLSearchParams, use: 'code' | 'refresh', secret: string | null): Answer {
  const { world, now, request } = call
  const grant = secret === null ? undefined : world.tokens.find(secret, now)
  if (secret === null || grant?.use !== use)
    return refuseToken(
      400,
      'invalid_grant',
      use === 'code' ? 70008 : 700082,
      'The provided grant is unknown, expired or of another kind.',
      request,
    )
  if (use === 'code' && grant.redirectUri !== form.get('redirect_uri'))
    return refuseToken(400, 'invalid_grant', 50011, 'The redirect_uri is not the one that the code was issued for.', request)
  if (use === 'code' && !isVerified(grant.challenge ?? null, form.get('code_verifier')))
    return refuseToken(
      400,
      'invalid_grant',
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the request.',
      request,
    )
  const tenant = tenantOf(call)
  if (use === 'code' && grant.openId && grant.person && !form.has('scope')) {
    world.tokens.remove(secret)
    return signedIn(idToken(call, grant.person, grant.openId, tenant))
  }
  const audience = readScope(call, form)
  if (audience === undefined) return badScope(call, form)
  const customer = world.customers.find(tenant)
  if (customer && (audience === 'partner-center' || customer.relationship === 'none')) {
    return refuseToken(
      400,
      'invalid_grant',
      50020,
      `${grant.person?.upn ?? 'The user'} does not exist in tenant '${tenant}' and cannot access it.`,
      request,
    )
  }
  if (use === 'code') world.tokens.remove(secret)
  return issue(call, { use: 'access', kind: 'app+user', tenant, audience, person: grant.person, redirectUri: null }, form)
}

/** Who they are, and an access token that opens nothing: no API was asked for. */
function signedIn(id: string): Answer {
  const access_token = randomBytes(32).toString('base64url')
  const body = { token_type: 'Bearer', scope: 'openid profile', expires_in: ACCESS_SECONDS, access_token, id_token: id }
  return { status: 200, headers: { 'cache-control': 'no-store' }, body }
}

/** Each redemption brings a new refresh token; the old one stays good for its ninety days. */
function issue(call: Call, record: Token, form: URLSearchParams): Answer {
  const { world, now } = call
  const access = randomBytes(32).toString('base64url')
  world.tokens.add(access, record, now + ACCESS_SECONDS * 1000)
  const body = {
    token_type: 'Bearer',
    scope: form.get('scope') ?? '',
    expires_in: ACCESS_SECONDS,
    ext_expires_in: ACCESS_SECONDS,
    access_token: access,
  }
  const headers = { 'cache-control': 'no-store' }
  if (record.kind === 'app') return { status: 200, headers, body }
  const refresh = `0.${randomBytes(48).toString('base64url')}`
  world.tokens.add(refresh, { ...record, use: 'refresh', audience: null }, now + REFRESH_DAYS * DAY_MS)
  return { status: 200, headers, body: { ...body, refresh_token: refresh } }
}

/** The audience that a scope is for: Microsoft's own address, or this emulator's. Without one, Partner Center. */
function readScope(call: Call, form: URLSearchParams): Token['audience'] | undefined {
  const own: Record<string, Token['audience']> = {
    [`${call.request.baseUrl}/partner-center`]: 'partner-center',
    [`${call.request.baseUrl}/graph`]: 'graph',
  }
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope.includes('://'))
  for (const scope of scopes) {
    const [audience] = Object.entries({ ...AUDIENCES, ...own }).find(([address]) => scope.toLowerCase().startsWith(`${address}/`)) ?? []
    if (audience !== undefined) return AUDIENCES[audience] ?? own[audience]
  }
  return undefined
}

function badScope(call: Call, form: URLSearchParams): Answer {
  return refuseToken(
    400,
    'invalid_scope',
    70011,
    `The provided value for scope '${form.get('scope') ?? ''}' is not valid: expected <audience>/.default.`,
    call.request,
  )
}

function tenantOf(call: Call): string {
  const tenant = (call.params['tenant'] ?? '').toLowerCase()
  return tenant === 'common' || tenant === 'organizations' ? call.world.identity.tenantId : tenant
}
