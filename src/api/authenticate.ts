import type { FastifyRequest } from 'fastify'
import { rightsOf, type Rights } from '../domain/rights.ts'
import { findApiToken } from '../store/api-tokens.ts'
import { findSession, type Session } from '../store/sessions.ts'
import type { Caller } from './caller.ts'
import { ACTOR_HEADER, CSRF_HEADER } from './contract/routes.ts'
import type { ApiDeps, NamedPerson } from './deps.ts'
import { wrongField } from './problems/fields.ts'
import { problem, type ProblemError } from './problems/problem.ts'
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
  if (!found) throw problem('token-unknown')
  const as = headerOf(request, ACTOR_HEADER)
  if (as === undefined || as.trim() === '') return { ...TOKEN, actor: found.name, rights: found.rights }
  return resolvePerson(decoded(as.trim()), found, await deps.people())
}

const TOKEN = { isPerson: false, session: null }

async function ofSession(request: FastifyRequest, { db, signIn }: ApiDeps): Promise<Caller> {
  const secret = sessionSecretOf(request, isSecure(signIn.publicUrl))
  const session = secret === undefined ? undefined : await findSession(db, secret)
  if (!session) throw problem(secret === undefined ? 'nobody-signed-in' : 'session-over')
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
    throw problem('person-unknown', { name: as }, [wrongField(ACTOR_HEADER, 'one-of-people', { people: people.map((each) => each.name) })])
  const theirs = named({ name: person.name, roles: [person.role] })
  const both = new Set([...theirs.rights].filter((right) => rights.has(right)))
  return { ...TOKEN, ...theirs, isPerson: true, rights: both, byToken: { name, person: theirs.rights } }
}

export function forged(): ProblemError {
  return problem('forged', { header: CSRF_HEADER })
}
