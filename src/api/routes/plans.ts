import type { FastifyInstance } from 'fastify'
import type { PlanId } from '../../domain/id.ts'
import { renderCustomerPlan, renderHeader, renderTotals, type NameOf } from '../../planning/render-plan.ts'
import { countApprovable, countApproved } from '../../store/approvals.ts'
import { listPlannedSeats } from '../../store/plan-outlines.ts'
import { findCustomerPlan, listParts, listPlans, type StoredPlan } from '../../store/plans.ts'
import { findCustomers, findCustomerSnapshot } from '../../store/snapshots.ts'
import { approvePlan, listPartsWithApproval, type PartWithApproval } from '../approve-plan.ts'
import { checkGates } from '../choices/check-gates.ts'
import { checkSeatLimits } from '../choices/check-seat-limits.ts'
import { isSamePerson, type Caller } from '../caller.ts'
import type { Part, Plan } from '../contract/plans.ts'
import { routes } from '../contract/routes.ts'
import { describeByHand } from '../by-hand.ts'
import { createPlan, getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { nameService } from '../name-services.ts'
import { problem } from '../problems/problem.ts'
import { refuseOldFormat } from '../refuse-old-format.ts'
import { register } from '../register.ts'

export function planRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.createPlan, async ({ body, actor }) => {
    // Only of what is chosen now: what an earlier plan chose was said in time, and is planned anew with it.
    const past = checkGates(body.choices, deps.clock.now())
    if (past.length > 0) throw problem('moment-over', {}, past)
    const crossed = checkSeatLimits(body.choices)
    if (crossed.length > 0) throw problem('seats-crossed', {}, crossed)
    return toPlan(await createPlan(body, actor, deps))
  })
  register(app, routes.listPlans, async () => {
    const [approved, of] = await Promise.all([countApproved(deps.db, deps.clock.now()), countApprovable(deps.db)])
    const items = await listPlans(deps.db)
    return {
      items: items.map((plan) => ({ ...toPlan(plan), approvals: { approved: approved.get(plan.id) ?? 0, of: of.get(plan.id) ?? 0 } })),
    }
  })
  register(app, routes.getPlan, async ({ params }) => toPlan(await getPlan(params.id, deps)))

  register(app, routes.listParts, async ({ params }) => {
    const plan = await getPlan(params.id, deps)
    const seats = await listPlannedSeats(deps.db, plan.id)
    const parts = await listPartsWithApproval(plan.id, deps)
    return { items: parts.map((part) => ({ ...toPart(part), seats: [...(seats.get(part.customer) ?? [])] })) }
  })

  register(app, routes.getPart, async ({ params, query: { columns } }) => {
    const plan = await getPlan(params.id, deps)
    const customer = (await findCustomers(deps.db, plan.header.snapshot.id, [params.customer])).get(params.customer)
    const part = customer && (await findCustomerPlan(deps.db, plan.id, customer))
    if (!part) throw noPart(params.customer, plan.id)
    refuseOldFormat(part.plan, plan.id)
    const snapshot = await findCustomerSnapshot(deps.db, plan.header.snapshot.id, customer)
    return { hash: part.hash, text: renderCustomerPlan(part.plan, { nameOf: nameOf(deps), snapshot, columns }), plan: part.plan }
  })

  register(app, routes.getByHand, async ({ params }) => {
    const plan = await getPlan(params.id, deps)
    const customer = (await findCustomers(deps.db, plan.header.snapshot.id, [params.customer])).get(params.customer)
    const text = customer && (await describeByHand(plan, customer, deps))
    if (text === undefined) throw noPart(params.customer, plan.id)
    return { text }
  })

  register(app, routes.getPlanText, async ({ params, query: { columns } }) => ({
    text: await renderWhole(await getPlan(params.id, deps), columns, deps),
  }))

  register(app, routes.approvePlan, async ({ params, body, actor, isPerson }) => {
    if (deps.secondPerson) checkSecond(await getPlan(params.id, deps), { actor, isPerson })
    const { parts, approvedNow, refused } = await approvePlan(params.id as PlanId, body, actor, deps)
    return {
      approved: parts.filter((part) => part.approval !== undefined).map(toPart),
      notApproved: parts.filter((part) => part.approval === undefined).map(toPart),
      approvedNow: [...approvedNow],
      refused: [...refused],
    }
  })
}

/** @throws ProblemError where somebody says yes to their own plan, or a program does */
function checkSecond({ id, createdBy }: StoredPlan, { actor, isPerson }: Pick<Caller, 'actor' | 'isPerson'>): void {
  if (!isPerson) throw problem('second-person-no-token', { plan: id })
  if (isSamePerson(actor, createdBy)) throw problem('second-person', { actor, plan: id })
}

function noPart(customer: string, plan: PlanId): Error {
  return problem('part-not-found', { customer, plan })
}

function nameOf({ catalog }: ApiDeps): NameOf {
  return (plan) => nameService(plan, catalog).title
}

async function renderWhole(plan: StoredPlan, columns: number | undefined, deps: ApiDeps): Promise<string> {
  const texts = [renderHeader(plan.id, plan.hash, plan.header, columns)]
  for (const { customer } of await listParts(deps.db, plan.id)) {
    const part = await findCustomerPlan(deps.db, plan.id, customer)
    if (part) refuseOldFormat(part.plan, plan.id)
    const snapshot = await findCustomerSnapshot(deps.db, plan.header.snapshot.id, customer)
    if (part) texts.push(renderCustomerPlan(part.plan, { nameOf: nameOf(deps), snapshot, columns }))
  }
  const { toReplace: replace, blocked, skipped, users } = plan
  return [...texts, renderTotals(plan.header, { replace, blocked, skipped, users }, columns)].join('\n')
}

export function toPlan(plan: StoredPlan): Plan {
  const { header, customers, toReplace, blocked, skipped, users } = plan
  return {
    id: plan.id,
    hash: plan.hash,
    snapshot: header.snapshot.id,
    asOf: header.asOf,
    createdAt: plan.createdAt,
    createdBy: plan.createdBy,
    catalogVersion: header.catalogVersion,
    choices: header.choices,
    undoes: header.undoes ?? null,
    replans: header.replans ?? null,
    totals: { customers, toReplace, blocked, skipped, users },
  }
}

function toPart({ approval, run: of, ...part }: PartWithApproval): Part {
  const run = of ?? null
  if (!approval) return { ...part, approval: null, run }
  const { approvedBy, approvedAt, expiresAt, attestsPartnerOnRecord } = approval
  return { ...part, approval: { by: approvedBy, at: approvedAt, expiresAt, attestsPartnerOnRecord }, run }
}
