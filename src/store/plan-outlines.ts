import type { CustomerId, PlanId } from '../domain/id.ts'
import { outlinesOf, type ReplacementOutline } from '../domain/replacement-outline.ts'
import type { Db } from './database.ts'
import { findCustomerPlan } from './plans.ts'
import { fromJson } from './row.ts'

/**
 * What the part of a customer replaces, in outline.
 * @param outline its column; null where an earlier version stored the part, whose text is read then, or where there is none
 */
export async function readOutlines(outline: unknown, plan: PlanId, customer: CustomerId, db: Db): Promise<readonly ReplacementOutline[]> {
  if (outline !== null) return fromJson<readonly ReplacementOutline[]>(outline)
  const part = await findCustomerPlan(db, plan, customer)
  return part ? outlinesOf(part.plan) : []
}
