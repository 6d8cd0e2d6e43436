import { randomBytes } from 'node:crypto'
import type { Person } from '../estates/estate.ts'
import type { Answer, Call } from '../http/operation.ts'
import { openIdRequestOf } from './open-id.ts'
import { signInPage } from './sign-in-page.ts'

const CODE_MS = 600_000
const LOOPBACK = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/

/**
 * Signs in one of the named people. With `prompt=none` and a `login_hint` there is no page: the person counts as signed in already.
 * Otherwise a page offers them all.
 */
export function authorize(call: Call): Answer {
  const { world, request } = call
  const { query } = request
  const redirectUri = query.get('redirect_uri') ?? ''
  if (query.get('client_id')?.toLowerCase() !== world.identity.clientId)
    return problem(`client_id "${query.get('client_id') ?? ''}" is not this emulator's: see /emulator/about.`)
  if (!LOOPBACK.test(redirectUri))
    return problem(`redirect_uri "${redirectUri}" is not on this machine: expected http://127.0.0.1:<port>/…`)
  if (query.has('code_challenge') && query.get('code_challenge_method') !== 'S256')
    return problem(`code_challenge_method "${query.get('code_challenge_method') ?? ''}" is not built: expected S256.`)
  if (query.get('response_type') !== 'code')
    return problem(`response_type "${query.get('response_type') ?? ''}" is not built: expected code.`)
  const hint = query.get('login_hint')?.toLowerCase()
  const person = world.identity.people.find((one) => one.upn.toLowerCase() === hint)
  if (person) return redirect(redirectUri, { code: codeFor(call, person, redirectUri), state: query.get('state') })
  if (query.get('prompt') !== 'none') return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, text: page(call) }
  const description = 'AADSTS50058: A silent sign-in request was sent but no such user is signed in.'
  return redirect(redirectUri, { error: 'login_required', error_description: description, state: query.get('state') })
}

function codeFor(call: Call, person: Person, redirectUri: string): string {
  const code = randomBytes(32).toString('base64url')
  const { world, now, request } = call
  const openId = openIdRequestOf(call)
  const challenge = request.query.get('code_challenge')
  const own = { use: 'code', kind: 'app+user', tenant: world.identity.tenantId, audience: null } as const
  // A browser takes real time to come back, however fast the clock runs.
  const lifetimeMs = openId ? CODE_MS * Math.max(1, world.clock.rate()) : CODE_MS
  world.tokens.add(code, { ...own, person, redirectUri, challenge, openId }, now + lifetimeMs)
  return code
}

function redirect(to: string, members: Readonly<Record<string, string | null>>): Answer {
  const url = new URL(to)
  for (const [name, value] of Object.entries(members)) if (value !== null) url.searchParams.set(name, value)
  return { status: 302, headers: { location: url.toString() }, text: '' }
}

function page({ world, request }: Call): string {
  const { partnerName, people } = world.identity
  return signInPage(partnerName, people, ({ upn }) => {
    const query = new URLSearchParams(request.query)
    query.set('login_hint', upn)
    return `?${query.toString()}`
  })
}

function problem(text: string): Answer {
  return { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' }, text, errorCode: 'invalid_request' }
}
