import { instant } from '../domain/instant.ts'
import { invariant } from '../domain/invariant.ts'
import type { CustomerPlan, Replacement } from '../domain/plan.ts'
import type { StepName } from '../domain/run.ts'
import type { StoredMigration } from '../store/migrations.ts'
import { findPartAgain } from '../store/recent-parts.ts'
import type { Turn } from '../store/turns.ts'
import type { StepContext } from './step.ts'

export type WorkflowDeps = Omit<
  StepContext,
  'key' | 'plan' | 'replacement' | 'actor' | 'attestsPartnerOnRecord' | 'approvalExpiresAt' | 'waited'
>

/** What a step of this migration may reach. @throws PartAltered when the part is not the one that was approved */
export async function contextOf(
  { key, migration, run, customer, partHash }: Turn,
  step: StepName,
  deps: WorkflowDeps,
): Promise<StepContext> {
  const hash = { approved: migration.customerPlanHash, stored: partHash }
  const part = await findPartAgain(deps.db, migration.plan, migration.customer, hash)
  invariant(part, `the approved part of ${migration.customer} in ${migration.plan} exists`)
  return {
    ...deps,
    key,
    plan: part.plan,
    replacement: replacementOf(part.plan, migration.decision),
    actor: run.createdBy,
    attestsPartnerOnRecord: customer.attestsPartnerOnRecord,
    approvalExpiresAt: customer.approvalExpiresAt,
    waited: migration.step === step ? waitedFor(migration) : null,
  }
}

/** @throws an invariant's error where the part has no such decision */
export function replacementOf(plan: CustomerPlan, decision: string): Replacement {
  const found = plan.decisions.find((each) => each.kind === 'replace' && each.id === decision)
  invariant(found?.kind === 'replace', `the approved part has the decision ${decision}`)
  return found
}

/** While a run is stopping, the reason is `stopping`, and what it waits for stands in the facts. */
function waitedFor({ reason }: StoredMigration): StepContext['waited'] {
  const times = reason?.facts['tries']
  const code = reason?.facts['waitsFor'] ?? reason?.code
  const since = reason?.facts['since']
  if (typeof code !== 'string' || typeof times !== 'number') return null
  return { code, times, ...(typeof since === 'string' ? { since: instant(since) } : {}) }
}
