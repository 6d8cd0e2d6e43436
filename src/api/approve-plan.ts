import type { CustomerId, PlanId, SnapshotId } from '../domain/id.ts'
import { DAY_MS, plusMs } from '../domain/instant.ts'
import type { Approval } from '../domain/plan.ts'
import { listApprovals, recordApprovals } from '../store/approvals.ts'
import { recordEvent } from '../store/events.ts'
import { listParts, type PartSummary } from '../store/plans.ts'
import { findCustomers } from '../store/snapshots.ts'
import { getPlan } from './create-plan.ts'
import type { ApiDeps } from './deps.ts'
import { invalid } from './problems.ts'

export interface ApprovalRequest {
  readonly customers?: readonly string[] | undefined
  readonly except?: readonly string[] | undefined
  readonly expiresInDays: number
  readonly attestsPartnerOnRecord?: boolean | undefined
}

export type PartWithApproval = PartSummary & { readonly approval: Approval | undefined }

/**
 * Records a yes for all parts of a plan that replace something, or for the named ones, each with the hash that was seen.
 * @throws ProblemError where a customer is named who has no part
 */
export async function approvePlan(
  id: PlanId,
  request: ApprovalRequest,
  by: string,
  deps: Pick<ApiDeps, 'db' | 'clock'>,
): Promise<readonly PartWithApproval[]> {
  const plan = await getPlan(id, deps)
  const parts = await listParts(deps.db, plan.id)
  const chosen = await choose(parts, request, plan.header.snapshot.id, deps)
  const now = deps.clock.now()
  const approvals = chosen.map((part) => ({
    plan: plan.id,
    customer: part.customer,
    customerPlanHash: part.hash,
    approvedBy: by,
    approvedAt: now,
    expiresAt: plusMs(now, request.expiresInDays * DAY_MS),
    attestsPartnerOnRecord: request.attestsPartnerOnRecord ?? null,
  }))
  await deps.db.transaction().execute(async (trx) => {
    await recordApprovals(trx, approvals)
    const data = {
      plan: plan.id,
      parts: approvals.map((approval) => ({ customer: approval.customer, hash: approval.customerPlanHash })),
      ...(request.attestsPartnerOnRecord === undefined ? {} : { attestsPartnerOnRecord: request.attestsPartnerOnRecord }),
    }
    await recordEvent(trx, { at: now, kind: 'plan:approved', actor: by, data })
  })
  return listPartsWithApproval(plan.id, deps)
}

export async function listPartsWithApproval(
  plan: PlanId,
  { db, clock }: Pick<ApiDeps, 'db' | 'clock'>,
): Promise<readonly PartWithApproval[]> {
  const approvals = new Map((await listApprovals(db, plan, clock.now())).map((approval) => [approval.customer, approval]))
  return (await listParts(db, plan)).map((part) => ({ ...part, approval: approvals.get(part.customer) }))
}

async function choose(
  parts: readonly PartSummary[],
  request: ApprovalRequest,
  snapshot: SnapshotId,
  deps: Pick<ApiDeps, 'db'>,
): Promise<readonly PartSummary[]> {
  const only = await resolve(request.customers, 'customers', parts, snapshot, deps)
  const except = await resolve(request.except, 'except', parts, snapshot, deps)
  return parts.filter((part) => part.toReplace > 0 && (only?.has(part.customer) ?? true) && !except?.has(part.customer))
}

async function resolve(
  refs: readonly string[] | undefined,
  path: string,
  parts: readonly PartSummary[],
  snapshot: SnapshotId,
  { db }: Pick<ApiDeps, 'db'>,
): Promise<ReadonlySet<CustomerId> | undefined> {
  if (!refs) return undefined
  const found = await findCustomers(db, snapshot, refs)
  const inPlan = new Set(parts.map((part) => part.customer))
  const errors = refs.flatMap((ref) => {
    const customer = found.get(ref)
    return customer && inPlan.has(customer)
      ? []
      : [{ path: `${path}: ${ref}`, message: 'no part of this plan is for a customer of this id or domain' }]
  })
  if (errors.length > 0) throw invalid('The approval names a customer that the plan has no part for.', errors)
  return new Set(found.values())
}
