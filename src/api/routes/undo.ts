import type { FastifyInstance } from 'fastify'
import { createUndoPlan } from '../create-undo-plan.ts'
import { getPlan } from '../create-plan.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { getRun } from '../describe-run.ts'
import { register } from '../register.ts'
import { toPlan } from './plans.ts'

export function undoRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.createUndoPlan, async ({ params, body, actor }) => {
    const { plan, notUndone } = await createUndoPlan(await getRun(params.id, deps), body, actor, deps)
    return { plan: plan && toPlan(await getPlan(plan, deps)), notUndone: [...notUndone] }
  })
}
