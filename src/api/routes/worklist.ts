import type { FastifyInstance } from 'fastify'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { register } from '../register.ts'
import { readWorklist } from '../worklist.ts'

export function worklistRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.getWorklist, ({ query }) => readWorklist(query.limit, deps))
}
