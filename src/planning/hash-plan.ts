import { canonicalJson, sha256 } from '../domain/canonical.ts'
import type { CustomerPlan, MigrationPlan, PlanHeader } from '../domain/plan.ts'

/** A part's canonical text and the hash over it. */
export function hashCustomerPlan(plan: CustomerPlan): { readonly body: string; readonly hash: string } {
  const body = canonicalJson(plan)
  return { body, hash: sha256(body) }
}

/** The plan's hash: over the header and the list of (customer, part hash), sorted by customer. */
export function hashPlan(header: PlanHeader, parts: MigrationPlan['parts']): { readonly header: string; readonly hash: string } {
  const sorted = [...parts].sort((a, b) => (a.customer < b.customer ? -1 : 1))
  return { header: canonicalJson(header), hash: sha256(canonicalJson({ header, parts: sorted })) }
}
