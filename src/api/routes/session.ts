import type { FastifyInstance } from 'fastify'
import { findSession } from '../../store/sessions.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { register } from '../register.ts'
import { sessionSecretOf } from '../sign-in/cookies.ts'

export function sessionRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.getSession, async ({ actor, rights, request }) => {
    const secret = request.headers.authorization === undefined ? sessionSecretOf(request) : undefined
    const session = secret === undefined ? undefined : await findSession(deps.db, secret)
    if (!session) return { actor, rights: [...rights], person: null, csrf: null }
    const { name, userPrincipalName, roles, csrf } = session
    return { actor, rights: [...rights], person: { name, userPrincipalName, roles: [...roles] }, csrf }
  })
}
