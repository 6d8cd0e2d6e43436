import type { CustomerPlan } from '../../domain/plan.ts'
import type { Customer, CustomerSnapshot } from '../../domain/snapshot.ts'
import { describeChanges } from '../../planning/describe-changes.ts'
import { listEarlierApprovals, type EarlierApproval } from '../../store/approvals.ts'
import { listCustomers } from '../../store/customers.ts'
import { findCustomerPlan, type StoredPlan } from '../../store/plans.ts'
import { findCustomerSnapshot } from '../../store/snapshots.ts'
import { listPartsWithApproval, type PartWithApproval } from '../approve-plan.ts'
import { catalogOfPlan } from '../choices/catalog-of-plan.ts'
import type { ReviewedPart, PART_STATES } from '../contract/plan-review.ts'
import type { ApiDeps } from '../deps.ts'
import { chooseCustomers } from '../list-preflight.ts'
import { refuseOldFormat } from '../refuse-old-format.ts'
import { describeDecision } from './describe-decision.ts'
import { toChanges } from './to-changes.ts'

export interface ReviewQuery {
  readonly customer?: string | undefined
  readonly state: (typeof PART_STATES)[number]
  readonly search: string
  readonly after: string
  readonly limit: number
}

/**
 * What a plan does to its customers, by name, a page at a time.
 * @throws ProblemError where the plan has no part for the one named, or an earlier version made it
 */
export async function reviewPlan(
  plan: StoredPlan,
  query: ReviewQuery,
  deps: ApiDeps,
): Promise<{ items: ReviewedPart[]; next: string | null; found: number }> {
  const only = query.customer === undefined ? undefined : await chooseCustomers(plan, query.customer, deps)
  const customers = new Map((await listCustomers(deps.db, plan.header.snapshot.id, only)).map((each) => [each.id, each]))
  const fitting = (await listPartsWithApproval(plan.id, deps)).filter((part) => {
    const customer = customers.get(part.customer)
    return customer !== undefined && isOf(part, query.state) && isNamed(customer, query.search)
  })
  const from = query.after === '' ? 0 : fitting.findIndex(({ customer }) => customer === query.after) + 1
  const page = fitting.slice(from, from + query.limit)
  const earlier = await listEarlierApprovals(
    deps.db,
    plan.id,
    page.map(({ customer }) => customer),
  )
  const items: ReviewedPart[] = []
  for (const part of page) {
    const customer = customers.get(part.customer)
    // What a scan says of a customer is read for one, not for a page of them.
    const snapshot = only && customer ? await findCustomerSnapshot(deps.db, plan.header.snapshot.id, customer.id) : undefined
    if (customer) items.push(await reviewPart(plan, part, customer, { earlier: earlier.get(part.customer), snapshot }, deps))
  }
  const last = page.at(-1)
  return { items, next: last && from + page.length < fitting.length ? last.customer : null, found: fitting.length }
}

function isOf({ toReplace, blocked, approval }: PartWithApproval, state: ReviewQuery['state']): boolean {
  switch (state) {
    case 'all':
      return true
    case 'to-replace':
      return toReplace > 0
    case 'blocked':
      return blocked > 0
    case 'approved':
      return approval !== undefined
    case 'not-approved':
      return toReplace > 0 && approval === undefined
  }
}

function isNamed({ id, name, domain }: Customer, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  return [id, name, domain].some((text) => text.toLowerCase().includes(wanted))
}

async function reviewPart(
  plan: StoredPlan,
  { customer: _id, name: _name, approval, run: _run, ...part }: PartWithApproval,
  customer: Customer,
  { earlier, snapshot }: { readonly earlier: EarlierApproval | undefined; readonly snapshot: CustomerSnapshot | undefined },
  deps: ApiDeps,
): Promise<ReviewedPart> {
  const stored = await findCustomerPlan(deps.db, plan.id, customer.id)
  if (stored) refuseOldFormat(stored.plan, plan.id)
  const decisions = stored?.plan.decisions ?? []
  const before = earlier && (await findComparable(earlier, customer.id, stored?.plan, deps))
  const catalog = catalogOfPlan(plan.header, deps.catalog)
  return {
    ...part,
    customer: { ...customer },
    approval: approval ? { by: approval.approvedBy, at: approval.approvedAt, expiresAt: approval.expiresAt } : null,
    approvedBefore:
      earlier && before && stored
        ? { plan: earlier.plan, by: earlier.by, at: earlier.at, ...toChanges(describeChanges(before, stored.plan)) }
        : null,
    decisions: decisions.map((decision) => describeDecision(decision, catalog, snapshot)),
  }
}

/** A way back and the way there have nothing in common that could be told apart in sentences. */
async function findComparable(
  { plan }: EarlierApproval,
  customer: Customer['id'],
  part: CustomerPlan | undefined,
  { db }: ApiDeps,
): Promise<CustomerPlan | undefined> {
  const before = (await findCustomerPlan(db, plan, customer))?.plan
  return before && part && [before, part].some(isWayBack) ? undefined : before
}

function isWayBack({ decisions }: CustomerPlan): boolean {
  return decisions.some((each) => each.kind === 'replace' && each.undoes !== undefined)
}
