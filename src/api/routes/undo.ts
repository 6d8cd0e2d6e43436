import type { FastifyInstance } from 'fastify'
import { createUndoPlan } from '../create-undo-plan.ts'
import { getPlan } from '../create-plan.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { getCustomerOfRun, getRun } from '../describe-run.ts'
import { register } from '../register.ts'
import { describeWaysBack, listUndoable } from '../undoable.ts'
import { toPlan } from './plans.ts'

export function undoRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.listUndoable, async ({ params, query }) => listUndoable(await getRun(params.id, deps), query, deps))

  register(app, routes.getWaysBack, async ({ params }) => {
    const run = await getRun(params.id, deps)
    return { items: await describeWaysBack(run, await getCustomerOfRun(run.id, params.customer, deps), deps) }
  })

  register(app, routes.createUndoPlan, async ({ params, body, actor }) => {
    const { plan, notUndone } = await createUndoPlan(await getRun(params.id, deps), body, actor, deps)
    return { plan: plan && toPlan(await getPlan(plan, deps)), notUndone: notUndone.map((each) => ({ ...each, why: { ...each.why } })) }
  })
}
