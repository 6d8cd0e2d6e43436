import type { FastifyInstance } from 'fastify'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { listRankedDeadlines } from '../list-ranked-deadlines.ts'
import { register } from '../register.ts'

export function deadlineRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.listDeadlines, ({ query }) => listRankedDeadlines(query, deps))
}
