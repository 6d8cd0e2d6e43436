import type { FastifyInstance } from 'fastify'
import { routes } from '../contract/routes.ts'
import { getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { describePlannedUser } from '../describe-planned-user.ts'
import { chooseCustomers } from '../list-preflight.ts'
import { register } from '../register.ts'
import { sumServices } from '../sum-services.ts'

export function planUserRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.getPlannedUser, async ({ params }) => describePlannedUser(await getPlan(params.id, deps), params.upn, deps))
  register(app, routes.getPlanServices, async ({ params, query }) => {
    const plan = await getPlan(params.id, deps)
    return sumServices(plan.id, await chooseCustomers(plan, query.customer, deps), deps)
  })
}
