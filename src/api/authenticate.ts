import type { FastifyRequest } from 'fastify'
import { rightsOf, type Rights } from '../domain/rights.ts'
import { findApiToken } from '../store/api-tokens.ts'
import { findSession, type Session } from '../store/sessions.ts'
import type { Caller } from './caller.ts'
import { ACTOR_HEADER, CSRF_HEADER } from './contract/routes.ts'
import type { ApiDeps, NamedPerson } from './deps.ts'
import { invalid, ProblemError } from './problems.ts'
import { isSecure, sessionSecretOf } from './sign-in/cookies.ts'

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/**
 * Finds out who calls: somebody who has signed in, by the session's cookie, or a token that we made and with it the person named in
 * `Crossgrade-As`, who may do no more than the token. Where the provider has named people (practice), only they can be named.
 * @throws ProblemError
 */
export async function authenticate(request: FastifyRequest, deps: ApiDeps): Promise<Caller> {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) return ofSession(request, deps)
  const found = await findApiToken(deps.db, token)
  if (!found) throw unauthorized('The token is not one of ours')
  const as = headerOf(request, ACTOR_HEADER)
  if (as === undefined || as.trim() === '') return { ...TOKEN, actor: found.name, rights: found.rights }
  return resolvePerson(decoded(as.trim()), found, await deps.people())
}

const TOKEN = { isPerson: false, session: null }

async function ofSession(request: FastifyRequest, { db, signIn }: ApiDeps): Promise<Caller> {
  const secret = sessionSecretOf(request, isSecure(signIn.publicUrl))
  const session = secret === undefined ? undefined : await findSession(db, secret)
  if (!session) throw unauthorized(secret === undefined ? 'Nobody has signed in' : 'The session is over')
  if (!SAFE.has(request.method) && headerOf(request, CSRF_HEADER) !== session.csrf) throw forged()
  return { ...named(session), isPerson: true, session }
}

/** As records name them, and what they may do. */
export function named({ name, roles }: Pick<Session, 'name' | 'roles'>): Pick<Caller, 'actor' | 'rights'> {
  return { actor: roles.length === 0 ? name : `${name} (${roles.join(', ')})`, rights: rightsOf(roles) }
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** Header values are ASCII, so a name is percent-encoded; one that is not is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function resolvePerson(
  as: string,
  { name, rights }: { readonly name: string; readonly rights: Rights },
  people: readonly NamedPerson[] | undefined,
): Caller {
  if (people === undefined) return { ...TOKEN, actor: as, rights, byToken: { name, person: undefined } }
  const person = people.find((each) => each.name.toLowerCase() === as.toLowerCase() || each.upn.toLowerCase() === as.toLowerCase())
  if (!person)
    throw invalid(`Nobody here is called ${as}.`, [{ path: ACTOR_HEADER, message: `one of ${people.map((each) => each.name).join(', ')}` }])
  const theirs = named({ name: person.name, roles: [person.role] })
  const both = new Set([...theirs.rights].filter((right) => rights.has(right)))
  return { ...TOKEN, ...theirs, isPerson: true, rights: both, byToken: { name, person: theirs.rights } }
}

function unauthorized(title: string): ProblemError {
  return new ProblemError({
    type: '/problems/unauthorized',
    title,
    status: 401,
    detail:
      'Sign in at /sign-in, or send Authorization: Bearer with the token that the product printed when it started (CROSSGRADE_TOKEN for the CLI).',
  })
}

export function forged(): ProblemError {
  return new ProblemError({
    type: '/problems/forged',
    title: 'The page that sent this is not known to be ours',
    status: 403,
    detail: `A change by somebody who has signed in carries the header ${CSRF_HEADER} with what GET /api/session says. Load the page again.`,
  })
}
