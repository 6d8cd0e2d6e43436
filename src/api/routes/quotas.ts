import type { FastifyInstance } from 'fastify'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { describeQuotas } from '../outlook/describe-quotas.ts'
import { register } from '../register.ts'

export function quotaRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.listQuotas, ({ query }) => describeQuotas(query.limit, deps))
}
