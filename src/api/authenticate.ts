import type { FastifyRequest } from 'fastify'
import { findApiToken } from '../store/api-tokens.ts'
import { ACTOR_HEADER } from './contract/routes.ts'
import type { ApiDeps, NamedPerson } from './deps.ts'
import { invalid, ProblemError } from './problems.ts'

/**
 * Finds out who calls: a token that we made, and with it the person named in `Crossgrade-As`. Where the provider has
 * named people (practice), only they can be named.
 */
export async function authenticate(request: FastifyRequest, deps: ApiDeps): Promise<string> {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const name = token === undefined ? undefined : await findApiToken(deps.db, token)
  if (name === undefined) throw unauthorized(token !== undefined)
  const as = headerOf(request)
  return as === undefined ? name : resolvePerson(as, await deps.people())
}

function headerOf(request: FastifyRequest): string | undefined {
  const value = request.headers[ACTOR_HEADER]
  const as = Array.isArray(value) ? value[0] : value
  return as === undefined || as.trim() === '' ? undefined : decoded(as.trim())
}

/** Header values are ASCII, so a name is percent-encoded; one that is not is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function resolvePerson(as: string, people: readonly NamedPerson[] | undefined): string {
  if (people === undefined) return as
  const person = people.find((each) => each.name.toLowerCase() === as.toLowerCase() || each.upn.toLowerCase() === as.toLowerCase())
  if (person) return `${person.name} (${person.role})`
  throw invalid(`Nobody here is called ${as}.`, [{ path: ACTOR_HEADER, message: `one of ${people.map((each) => each.name).join(', ')}` }])
}

function unauthorized(given: boolean): ProblemError {
  return new ProblemError({
    type: '/problems/unauthorized',
    title: given ? 'The token is not one of ours' : 'A token is missing',
    status: 401,
    detail: 'Send Authorization: Bearer with the token that the product printed when it started (CROSSGRADE_TOKEN for the CLI).',
  })
}
