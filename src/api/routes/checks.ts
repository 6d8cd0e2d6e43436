import type { FastifyInstance } from 'fastify'
import { LIVE_CHECK_IDS } from '../../inventory/check-customer.ts'
import { PLAN_CHECK_IDS } from '../../planning/plan-checks.ts'
import { countChecked } from '../../store/checks.ts'
import { startCheckRun } from '../check-runs.ts'
import { routes } from '../contract/routes.ts'
import { getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { chooseCustomers, listPreflight } from '../list-preflight.ts'
import { answerPreflight } from '../preflight-answers/answer-preflight.ts'
import { writePreflightMessage } from '../preflight-message.ts'
import { wrongField } from '../problems/fields.ts'
import { problem } from '../problems/problem.ts'
import { register } from '../register.ts'
import { takeFiles } from '../take-files.ts'

export function checkRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.runPreflight, async ({ params, body, actor }) => {
    const plan = await getPlan(params.id, deps)
    const onlyCheck = body.check ?? null
    if (onlyCheck !== null) checkName(onlyCheck)
    const customers = await chooseCustomers(plan, body.customer, deps)
    return startCheckRun({ kind: 'pre-flight', plan: plan.id, onlyCheck }, customers, actor, deps)
  })

  register(app, routes.listChecks, async ({ params, query }) => {
    const plan = await getPlan(params.id, deps)
    const customers = (await chooseCustomers(plan, query.customer, deps)).filter((customer) => customer > query.after)
    const page = customers.slice(0, query.limit)
    const { lookedAt, withFailures } = await countChecked(deps.db, plan.id, deps.clock.now())
    return {
      items: (await listPreflight(plan, page, deps)).filter(({ checks }) => checks.length > 0),
      next: page.length < customers.length ? (page.at(-1) ?? null) : null,
      notLookedAt: plan.customers - lookedAt,
      withFailures,
    }
  })

  register(app, routes.getPreflightMessage, async ({ params, query }) => {
    const plan = await getPlan(params.id, deps)
    const [found] = await listPreflight(plan, await chooseCustomers(plan, query.customer, deps), deps)
    if (!found) throw problem('customer-not-looked-at', { customer: query.customer, plan: plan.id })
    return writePreflightMessage(found)
  })

  void app.register(async (scope) => answerRoute(scope, deps))
}

/** In a scope of its own: no other of these routes takes files. */
function answerRoute(scope: FastifyInstance, deps: ApiDeps): void {
  takeFiles(scope)
  register(scope, routes.answerPreflight, async ({ params, query, body, actor }) => {
    if (!(body instanceof Uint8Array)) throw problem('file-missing', {}, [wrongField('body', 'bytes-of-a-file')])
    const dryRun = query['dry-run'] !== 'false'
    return answerPreflight({ plan: params.id, bytes: body, filename: query.filename, dryRun }, actor, deps)
  })
}

function checkName(check: string): void {
  const known = [...LIVE_CHECK_IDS, ...PLAN_CHECK_IDS]
  if (known.includes(check)) return
  throw problem('check-unknown', { check }, [wrongField('check', 'one-of', { expected: known })])
}
