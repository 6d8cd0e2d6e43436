import type { FastifyInstance } from 'fastify'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { readLog, resolveFilter } from '../log/read-log.ts'
import { register } from '../register.ts'

export function logRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.listLog, async ({ query }) => {
    const filter = await resolveFilter(query, deps)
    return readLog({ ...filter, before: query.before }, query.limit, deps)
  })
}
