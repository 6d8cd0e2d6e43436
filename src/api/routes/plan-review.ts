import type { FastifyInstance } from 'fastify'
import { listCustomers } from '../../store/customers.ts'
import { findCustomerPlan, listWithPartnerOnRecord } from '../../store/plans.ts'
import { listPlannedCalls, sayAtRunTime } from '../../workflow/list-planned-calls.ts'
import { routes } from '../contract/routes.ts'
import { getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { chooseCustomers } from '../list-preflight.ts'
import { refuseOldFormat } from '../refuse-old-format.ts'
import { register } from '../register.ts'
import { reviewPlan } from '../review/review-plan.ts'

export function planReviewRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.reviewPlan, async ({ params, query }) => reviewPlan(await getPlan(params.id, deps), query, deps))

  register(app, routes.listAttestations, async ({ params }) => {
    const plan = await getPlan(params.id, deps)
    const customers = await listWithPartnerOnRecord(deps.db, plan.id)
    return { customers: [...(await listCustomers(deps.db, plan.header.snapshot.id, customers))] }
  })

  register(app, routes.listPlannedCalls, async ({ params, query: { after, limit } }) => {
    const plan = await getPlan(params.id, deps)
    const [customer] = await chooseCustomers(plan, params.customer, deps)
    const part = customer && (await findCustomerPlan(deps.db, plan.id, customer))
    if (part) refuseOldFormat(part.plan, plan.id)
    const calls = part ? listPlannedCalls(part.plan) : []
    return {
      items: calls
        .slice(after, after + limit)
        .map(({ atRunTime, ...call }) => ({ ...call, atRunTime: atRunTime.map((name) => ({ name, text: sayAtRunTime(name) })) })),
      total: calls.length,
    }
  })
}
