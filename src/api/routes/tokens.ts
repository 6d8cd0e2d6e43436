import type { FastifyInstance } from 'fastify'
import { createApiToken, listApiTokens, revokeApiToken } from '../../store/api-tokens.ts'
import { recordEvent } from '../../store/events.ts'
import { checkRight } from '../caller.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { problem } from '../problems/problem.ts'
import { register } from '../register.ts'

export function tokenRoutes(app: FastifyInstance, { db, clock }: ApiDeps): void {
  register(app, routes.listTokens, async () => ({
    items: (await listApiTokens(db)).map((each) => ({ ...each, rights: [...each.rights] })),
  }))

  register(app, routes.createToken, async ({ body: { name, rights }, ...caller }) => {
    for (const right of rights) checkRight(caller, right)
    await recordEvent(db, { at: clock.now(), kind: 'token:created', actor: caller.actor, data: { name, rights } })
    return { token: await createApiToken(db, name, rights) }
  })

  register(app, routes.revokeToken, async ({ params: { id }, actor }) => {
    if (!(await revokeApiToken(db, id))) throw problem('token-not-found', { token: id })
    await recordEvent(db, { at: clock.now(), kind: 'token:revoked', actor, data: { id } })
    return { revoked: true }
  })
}
