import type { FastifyInstance } from 'fastify'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { readOverview } from '../overview/read-overview.ts'
import { register } from '../register.ts'

export function overviewRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.getOverview, () => readOverview(deps))
}
