import type { CustomerId, PlanId, RunId, SnapshotId } from '../domain/id.ts'
import { DAY_MS, plusMs } from '../domain/instant.ts'
import type { Approval } from '../domain/plan.ts'
import { listApprovals, recordApprovals } from '../store/approvals.ts'
import { recordEvent } from '../store/events.ts'
import { listApprovalsOfRuns } from '../store/run-approvals.ts'
import { listParts, type PartSummary } from '../store/plans.ts'
import { findCustomers } from '../store/snapshots.ts'
import { getPlan } from './create-plan.ts'
import type { ApiDeps } from './deps.ts'
import { wrongField } from './problems/fields.ts'
import { problem } from './problems/problem.ts'

export interface ApprovalRequest {
  readonly customers?: readonly string[] | undefined
  readonly all?: true | undefined
  readonly except?: readonly string[] | undefined
  readonly expiresInDays: number
  readonly attestsPartnerOnRecord?: boolean | undefined
}

export type PartWithApproval = PartSummary & { readonly approval: Approval | undefined; readonly run: RunId | undefined }

/** What a yes has come to, and how all of the plan stands then. */
export interface Approved {
  readonly parts: readonly PartWithApproval[]
  readonly approvedNow: readonly CustomerId[]
  /** Named, and there is nothing that could be approved. */
  readonly refused: readonly CustomerId[]
}

/**
 * Records a yes for all parts of a plan that replace something, or for the named ones, each with the hash that was seen.
 * @throws ProblemError where nobody is named, or a customer who has no part
 */
export async function approvePlan(
  id: PlanId,
  request: ApprovalRequest,
  by: string,
  deps: Pick<ApiDeps, 'db' | 'clock'>,
): Promise<Approved> {
  if ((request.all === true) === (request.customers !== undefined)) throw saysNotWho(request)
  const plan = await getPlan(id, deps)
  const parts = await listParts(deps.db, plan.id)
  const { chosen, refused } = await choose(parts, request, plan.header.snapshot.id, deps)
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
    if (approvals.length === 0) return
    await recordApprovals(trx, approvals)
    const data = {
      plan: plan.id,
      parts: approvals.map((approval) => ({ customer: approval.customer, hash: approval.customerPlanHash })),
      ...(request.attestsPartnerOnRecord === undefined ? {} : { attestsPartnerOnRecord: request.attestsPartnerOnRecord }),
    }
    await recordEvent(trx, { at: now, kind: 'plan:approved', actor: by, data })
  })
  return { parts: await listPartsWithApproval(plan.id, deps), approvedNow: chosen.map(({ customer }) => customer), refused }
}

function saysNotWho({ all }: ApprovalRequest): Error {
  return all
    ? problem('approval-of-all-and-some', {}, [wrongField('customers', 'left-out-with-all')])
    : problem('approval-of-nobody', {}, [wrongField('customers', 'customers-or-all')])
}

/**
 * A part that a run carries out, or has, shows the yes with which the run was started: one that is given afterwards has not moved anybody. Of
 * what was said since about the partner on record the newest counts, since a retry goes by it.
 */

export async function listPartsWithApproval(
  plan: PlanId,
  { db, clock }: Pick<ApiDeps, 'db' | 'clock'>,
): Promise<readonly PartWithApproval[]> {
  const valid = new Map((await listApprovals(db, plan, clock.now())).map((approval) => [approval.customer, approval]))
  const ofRuns = await listApprovalsOfRuns(db, plan)
  return (await listParts(db, plan)).map((part) => {
    const newest = valid.get(part.customer)
    const ofRun = ofRuns.get(part.customer)
    if (!ofRun) return { ...part, approval: newest, run: undefined }
    const attestsPartnerOnRecord = newest?.attestsPartnerOnRecord ?? ofRun.attestsPartnerOnRecord
    return { ...part, approval: { ...ofRun, attestsPartnerOnRecord }, run: ofRun.run }
  })
}

async function choose(
  parts: readonly PartSummary[],
  request: ApprovalRequest,
  snapshot: SnapshotId,
  deps: Pick<ApiDeps, 'db'>,
): Promise<{ readonly chosen: readonly PartSummary[]; readonly refused: readonly CustomerId[] }> {
  const only = await resolve(request.customers, 'customers', parts, snapshot, deps)
  const except = await resolve(request.except, 'except', parts, snapshot, deps)
  const named = parts.filter((part) => (only?.has(part.customer) ?? true) && !except?.has(part.customer))
  return {
    chosen: named.filter((part) => part.toReplace > 0),
    refused: only ? named.filter((part) => part.toReplace === 0).map(({ customer }) => customer) : [],
  }
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
    return customer && inPlan.has(customer) ? [] : [wrongField(`${path}: ${ref}`, 'customer-without-part')]
  })
  if (errors.length > 0) throw problem('approval-without-part', {}, errors)
  return new Set(found.values())
}
