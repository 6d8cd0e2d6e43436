import type { PlanId, SnapshotId } from '../../src/domain/id.ts'
import { DAY_MS, plusMs, type Instant } from '../../src/domain/instant.ts'
import type { Choices } from '../../src/domain/choices.ts'
import { PLAN_FORMAT, type CustomerPlan } from '../../src/domain/plan.ts'
import { outlinesOf } from '../../src/domain/replacement-outline.ts'
import { hashCustomerPlan, hashPlan } from '../../src/planning/hash-plan.ts'
import { recordApprovals } from '../../src/store/approvals.ts'
import type { Db } from '../../src/store/database.ts'
import { nextPlanId, recordParts, recordPlan } from '../../src/store/plans.ts'
import { createSnapshot } from '../../src/store/snapshots.ts'
import { CATALOG } from '../support/a-customer.ts'

/** Keeps a plan and a person's yes to every part of it. */
export async function storePlan(db: Db, plans: readonly CustomerPlan[], choices: Choices, at: Instant): Promise<PlanId> {
  const by = 'Adele Vance'
  return db.transaction().execute(async (trx) => {
    const snapshot: SnapshotId = await createSnapshot(trx, at, by, null)
    const id = await nextPlanId(trx)
    const parts = plans.map((plan) => ({
      customer: plan.customer.id,
      name: plan.customer.name,
      ...hashCustomerPlan(plan),
      toReplace: plan.decisions.filter(({ kind }) => kind === 'replace').length,
      blocked: plan.decisions.filter(({ kind }) => kind === 'blocked').length,
      skipped: plan.decisions.filter(({ kind }) => kind === 'skip').length,
      users: plan.decisions.reduce((sum, decision) => sum + (decision.kind === 'replace' ? decision.users.length : 0), 0),
      outline: outlinesOf(plan),
    }))
    const header = {
      format: PLAN_FORMAT,
      catalogVersion: CATALOG.version,
      snapshot: { id: snapshot, takenAt: at },
      choices,
      asOf: at,
    } as const
    const { header: text, hash } = hashPlan(header, parts)
    await recordParts(trx, id, parts)
    await recordPlan(trx, { id, hash, header: text, snapshot, at, by })
    await recordApprovals(
      trx,
      parts.map((part) => ({
        plan: id,
        customer: part.customer,
        customerPlanHash: part.hash,
        approvedBy: by,
        approvedAt: at,
        expiresAt: plusMs(at, 60 * DAY_MS),
        attestsPartnerOnRecord: null,
      })),
    )
    return id
  })
}
