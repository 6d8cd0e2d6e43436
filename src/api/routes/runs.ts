import type { FastifyInstance } from 'fastify'
import type { CustomerId, PlanId, RunId } from '../../domain/id.ts'
import type { Run } from '../../domain/run.ts'
import { listApprovals } from '../../store/approvals.ts'
import { listAttempts } from '../../store/attempts.ts'
import { listRunEvents } from '../../store/events.ts'
import { keyOf, listMigrations } from '../../store/migrations.ts'
import { listPurchases } from '../../store/purchases.ts'
import { findCustomerOfRun, findRun, listCarriedOut, listRuns } from '../../store/runs.ts'
import { listGroupMoves } from '../../store/group-moves.ts'
import { listDoneSteps } from '../../store/steps.ts'
import { countUserMoves } from '../../store/user-moves.ts'
import { listRunUserMoves } from '../../store/stored-user-moves.ts'
import { goOn, pauseRun, resumeRun, retryRun, stopRun } from '../../workflow/control-run.ts'
import { startRun, type ClaimedElsewhere } from '../../workflow/start-run.ts'
import { checkRight, type Caller } from '../caller.ts'
import type { MigrationDetail } from '../contract/runs.ts'
import { planChange, readChange } from '../changes.ts'
import { routes } from '../contract/routes.ts'
import { getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { describeRun, getRun, toMigration } from '../describe-run.ts'
import { describeOutlook } from '../outlook/describe-outlook.ts'
import { conflict, notFound } from '../problems.ts'
import { findCustomerReading } from '../reconciliations.ts'
import { register } from '../register.ts'
import { toPlan } from './plans.ts'
import { streamRunEvents } from '../stream-run-events.ts'

const ATTEMPTS_SHOWN = 100

export function runRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.startRun, async ({ body, ...caller }) => describeRun(await start(body, caller, deps), deps))
  register(app, routes.listRuns, async () => ({ items: [...(await listRuns(deps.db))] }))
  register(app, routes.getRun, ({ params }) => describeRun(params.id, deps))
  register(app, routes.getOutlook, async ({ params }) => describeOutlook(await getRun(params.id, deps), deps))

  register(app, routes.getMigrations, async ({ params }) => {
    const run = await getRun(params.id, deps)
    const customer = await getCustomer(run.id, params.customer, deps)
    const migrations = await listMigrations(deps.db, run.id, customer)
    const items = await Promise.all(migrations.map((migration) => detail(migration, deps)))
    return { items, reconciliation: await findCustomerReading(customer, deps) }
  })

  register(app, routes.listRunUsers, async ({ params, query }) => {
    const run = await getRun(params.id, deps)
    const customer = query.customer === undefined ? undefined : await getCustomer(run.id, query.customer, deps)
    const page = await listRunUserMoves(deps.db, run.id, { customer, state: query.state }, { after: query.after, limit: query.limit })
    const items = page.map(({ decision: _decision, run: _run, ...move }) => ({
      ...move,
      add: move.add.map((license) => ({ ...license, disabledPlans: [...license.disabledPlans] })),
      remove: [...move.remove],
      through: [...move.through],
      before: move.before && copyState(move.before),
      after: move.after && copyState(move.after),
    }))
    return { items, next: page.length === query.limit ? (page.at(-1)?.user ?? null) : null }
  })

  register(app, routes.listRunEvents, async ({ params, query }) => {
    const run = await getRun(params.id, deps)
    return { items: [...(await listRunEvents(deps.db, run.id, query.after, query.limit))].map(({ run: _run, ...event }) => event) }
  })
  streamRunEvents(app, deps)

  register(app, routes.pauseRun, async ({ params, actor }) => {
    const run = await getRun(params.id, deps)
    if (!(await pauseRun(run.id, actor, deps)))
      throw conflict('run-not-running', 'The run is not running', `${run.id} is ${run.state}; only a running one can be paused.`)
    return describeRun(run.id, deps)
  })

  register(app, routes.resumeRun, async ({ params, actor }) => {
    const run = await getRun(params.id, deps)
    if (isStopped(run)) throw stoppedForGood(run, 'resumed')
    if (!(await resumeRun(run.id, actor, deps)))
      throw conflict('run-not-paused', 'The run is not paused', `${run.id} is ${run.state}; only a paused one can be resumed.`)
    return describeRun(run.id, deps)
  })

  register(app, routes.stopRun, async ({ params, actor }) => {
    const run = await getRun(params.id, deps)
    if (!(await stopRun(run.id, actor, deps)))
      throw conflict('run-finished', 'The run is finished', `${run.id} is finished: there is nothing left to stop.`)
    return describeRun(run.id, deps)
  })

  register(app, routes.readChange, async ({ params, actor }) => {
    const run = await getRun(params.id, deps)
    return { snapshot: await readChange(run, await getCustomer(run.id, params.customer, deps), actor, deps) }
  })

  register(app, routes.planChange, async ({ params, body, actor }) => {
    const run = await getRun(params.id, deps)
    const customer = await getCustomer(run.id, params.customer, deps)
    const { plan, differences } = await planChange(run, customer, body.snapshot, actor, deps)
    return { plan: toPlan(plan), differences: [...differences] }
  })

  register(app, routes.goOn, async ({ params, body, actor }) => {
    const run = await getRun(params.id, deps)
    const customer = body.customer === undefined ? undefined : await getCustomer(run.id, body.customer, deps)
    const migrations = await goOn(run.id, params.gate, customer, actor, deps)
    if (migrations === undefined) throw stoppedForGood(run, 'continued')
    return { migrations, run: await describeRun(run.id, deps) }
  })

  register(app, routes.retryRun, async ({ params, body, actor }) => {
    const run = await getRun(params.id, deps)
    const customer = body.customer === undefined ? undefined : await getCustomer(run.id, body.customer, deps)
    const retried = await retryRun(run.id, customer, actor, deps)
    if (!retried) throw stoppedForGood(run, 'retried')
    return { ...retried, run: await describeRun(run.id, deps) }
  })
}

function isStopped({ state }: Pick<Run, 'state'>): boolean {
  return state === 'stopping' || state === 'stopped'
}

function stoppedForGood({ id }: Pick<Run, 'id'>, what: string): Error {
  return conflict(
    'run-stopped',
    'The run was stopped for good',
    `${id} cannot be ${what}. What is left wants a new plan: crossgrade snapshot take, crossgrade plan create, crossgrade plan approve, crossgrade run start.`,
  )
}

async function getCustomer(run: RunId, ref: string, { db }: ApiDeps): Promise<CustomerId> {
  const customer = await findCustomerOfRun(db, run, ref)
  if (customer === undefined) throw notFound('customer', `${ref} in ${run}`, `List them with: crossgrade run show ${run}`)
  return customer
}

async function start(
  { plan: planId, pauseAbove }: { readonly plan: string; readonly pauseAbove: number | null },
  caller: Caller,
  deps: ApiDeps,
): Promise<RunId> {
  const plan = await getPlan(planId, deps)
  if (plan.header.undoes !== undefined) checkRight(caller, 'undo')
  const approvals = await listApprovals(deps.db, plan.id, deps.clock.now())
  if (approvals.length === 0) throw conflict('nothing-approved', 'No part of this plan is approved', nothingApproved(plan.id))
  const carriedOut = await listCarriedOut(deps.db, approvals)
  const open = approvals.filter((approval) => !carriedOut.has(approval.customer))
  if (open.length === 0) {
    const runs = [...new Set(carriedOut.values())]
    throw conflict('already-carried-out', 'Every approved part is in a run already', await inRunAlready(runs, deps))
  }
  const started = await startRun(plan.id, open, { by: caller.actor, pauseAbove }, deps)
  if ('run' in started) return started.run
  throw inTheWay(started.claimed)
}

function inTheWay({ customer, subscription, run, because }: ClaimedElsewhere): Error {
  if (because === 'gone-on')
    return conflict(
      'gone-on-since',
      'What is to be taken back has gone on since',
      `${run} has gone on with ${customer} since its way back was planned. Nothing was started. Plan it again: crossgrade undo plan ${run}`,
    )
  return conflict(
    'subscription-in-another-run',
    'A subscription is in another open run',
    `Subscription ${subscription ?? ''} of ${customer} is in ${run}. Nothing was started.`,
  )
}

/** A part that was carried out halfway and stopped is not begun a second time: what it bought would be bought again. */
async function inRunAlready(runs: readonly RunId[], { db }: ApiDeps): Promise<string> {
  const first = runs[0] && (await findRun(db, runs[0]))
  if (first && isStopped(first))
    return `${first.id} was stopped after it had bought or moved something. Scan and plan again, so that the new plan starts from what stands: crossgrade snapshot take, then crossgrade plan create with --seats-from owned,new.`
  return `Look at ${runs.join(', ')}. To try again what failed: crossgrade run retry ${runs[0] ?? ''}`
}

function nothingApproved(plan: PlanId): string {
  return `Approve parts first, for example: crossgrade plan approve ${plan} --all --as "your name". Approvals expire, after 7 days unless told otherwise.`
}

async function detail(migration: Parameters<typeof toMigration>[0], { db }: ApiDeps): Promise<MigrationDetail> {
  const key = keyOf(migration)
  return {
    ...toMigration(migration, await countUserMoves(db, key)),
    steps: [...(await listDoneSteps(db, key))].map((each) => ({ ...each, evidence: { ...each.evidence } })),
    purchases: (await listPurchases(db, key)).map(({ line, marker, state, cartId, orderId, subscription, unitPrice, currency }) => ({
      line,
      marker,
      state,
      cartId,
      orderId,
      subscription,
      unitPrice,
      currency,
    })),
    groups: (await listGroupMoves(db, key)).map(({ group: id, name, state, members, sentAt, reason }) => ({
      id,
      name,
      state,
      members,
      sentAt,
      reason,
    })),
    attempts: [...(await listAttempts(db, key, ATTEMPTS_SHOWN))].map(({ id: _id, ...attempt }) => attempt),
  }
}

function copyState(state: {
  readonly licenses: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
  readonly enabled: readonly string[]
}) {
  return {
    licenses: state.licenses.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans: [...disabledPlans] })),
    enabled: [...state.enabled],
  }
}
