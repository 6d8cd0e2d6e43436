import type { FastifyInstance } from 'fastify'
import { recordEvent } from '../../store/events.ts'
import { endSessionsOf } from '../../store/sessions.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { register } from '../register.ts'

export function sessionRoutes(app: FastifyInstance, { db, clock }: ApiDeps): void {
  register(app, routes.getSession, async ({ actor, rights, session }) => {
    if (!session) return { actor, rights: [...rights], person: null, csrf: null }
    const { name, userPrincipalName, roles, csrf } = session
    return { actor, rights: [...rights], person: { name, userPrincipalName, roles: [...roles] }, csrf }
  })

  register(app, routes.endSessions, async ({ body: { userPrincipalName }, actor }) => {
    const ended = await endSessionsOf(db, userPrincipalName)
    await recordEvent(db, { at: clock.now(), kind: 'sessions:ended', actor, data: { userPrincipalName, ended } })
    return { ended }
  })
}
