import type { FastifyInstance } from 'fastify'
import type { PlanId, RunId } from '../../domain/id.ts'
import { listApprovals } from '../../store/approvals.ts'
import { findCustomerPlan } from '../../store/plans.ts'
import { findRun, listCarriedOut } from '../../store/runs.ts'
import { pauseRun, resumeRun, retryRun, stopRun } from '../../workflow/control-run.ts'
import { startRun, type ClaimedElsewhere } from '../../workflow/start-run.ts'
import { checkRight, type Caller } from '../caller.ts'
import { planChange, readChange } from '../changes.ts'
import { routes } from '../contract/routes.ts'
import { getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { describeRun, getCustomerOfRun, getRun, summarizeRuns } from '../describe-run.ts'
import { describeOutlook } from '../outlook/describe-outlook.ts'
import { isStopped, passGate } from '../pass-gate.ts'
import { problem } from '../problems/problem.ts'
import { register } from '../register.ts'
import { toChanges } from '../review/to-changes.ts'
import { toPlan } from './plans.ts'

export function runRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.startRun, async ({ body, ...caller }) => describeRun(await start(body, caller, deps), deps))
  register(app, routes.listRuns, async () => ({ items: await summarizeRuns(deps) }))
  register(app, routes.getRun, ({ params }) => describeRun(params.id, deps))
  register(app, routes.getOutlook, async ({ params }) => describeOutlook(await getRun(params.id, deps), deps))

  register(app, routes.pauseRun, async ({ params, actor }) => {
    const run = await getRun(params.id, deps)
    if (!(await pauseRun(run.id, actor, deps))) throw problem('run-not-running', { run: run.id, state: run.state })
    return describeRun(run.id, deps)
  })

  register(app, routes.resumeRun, async ({ params, actor }) => {
    const run = await getRun(params.id, deps)
    if (isStopped(run)) throw problem('stopped-not-resumed', { run: run.id })
    if (!(await resumeRun(run.id, actor, deps))) throw problem('run-not-paused', { run: run.id, state: run.state })
    return describeRun(run.id, deps)
  })

  register(app, routes.stopRun, async ({ params, actor }) => {
    const run = await getRun(params.id, deps)
    if (!(await stopRun(run.id, actor, deps))) throw problem('run-finished', { run: run.id })
    return describeRun(run.id, deps)
  })

  register(app, routes.readChange, async ({ params, actor }) => {
    const run = await getRun(params.id, deps)
    return { snapshot: await readChange(run, await getCustomerOfRun(run.id, params.customer, deps), actor, deps) }
  })

  register(app, routes.planChange, async ({ params, body, actor }) => {
    const run = await getRun(params.id, deps)
    const customer = await getCustomerOfRun(run.id, params.customer, deps)
    const { plan, changes } = await planChange(run, customer, body.snapshot, actor, deps)
    return { plan: toPlan(plan), ...toChanges(changes) }
  })

  register(app, routes.goOn, async ({ params, body, actor }) => {
    const run = await getRun(params.id, deps)
    const migrations = await passGate(run, params.gate, body, actor, deps)
    return { migrations, run: await describeRun(run.id, deps) }
  })

  register(app, routes.retryRun, async ({ params, body, actor }) => {
    const run = await getRun(params.id, deps)
    const customer = body.customer === undefined ? undefined : await getCustomerOfRun(run.id, body.customer, deps)
    const retried = await retryRun(run.id, customer, actor, deps)
    if (!retried) throw problem('stopped-not-retried', { run: run.id })
    return { ...retried, run: await describeRun(run.id, deps) }
  })
}

async function start(
  { plan: planId, pauseAbove }: { readonly plan: string; readonly pauseAbove: number | null },
  caller: Caller,
  deps: ApiDeps,
): Promise<RunId> {
  const plan = await getPlan(planId, deps)
  if (plan.header.undoes !== undefined) checkRight(caller, 'undo')
  const approvals = await listApprovals(deps.db, plan.id, deps.clock.now())
  if (approvals.length === 0) throw problem('nothing-approved', { plan: plan.id })
  const carriedOut = await listCarriedOut(deps.db, approvals)
  const open = approvals.filter((approval) => !carriedOut.has(approval.customer))
  if (open.length === 0) {
    const runs = [...new Set(carriedOut.values())]
    throw await inRunAlready(runs, deps)
  }
  const started = await startRun(plan.id, open, { by: caller.actor, pauseAbove }, deps)
  if ('run' in started) return started.run
  throw await inTheWay(plan.id, started.claimed, deps)
}

/** By names: whoever started it knows of no ids. */
async function inTheWay(plan: PlanId, { customer: id, subscription, run, because }: ClaimedElsewhere, { db }: ApiDeps): Promise<Error> {
  const part = await findCustomerPlan(db, plan, id)
  const customer = part?.plan.customer.name ?? id
  if (because === 'gone-on') return problem('gone-on-since', { run, customer })
  const old = part?.plan.decisions.flatMap((each) => (each.kind === 'replace' ? each.from.subscriptions : []))
  const offer = old?.find((each) => each.id === subscription)?.offerName ?? subscription ?? ''
  return problem('subscription-in-another-run', { subscription: offer, customer, run })
}

/** A part that was carried out halfway and stopped is not begun a second time: what it bought would be bought again. */
async function inRunAlready(runs: readonly RunId[], { db }: ApiDeps): Promise<Error> {
  const first = runs[0] && (await findRun(db, runs[0]))
  if (first && isStopped(first)) return problem('carried-out-and-stopped', { run: first.id })
  return problem('already-carried-out', { runs, run: runs[0] ?? '' })
}
