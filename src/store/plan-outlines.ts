import type { CustomerId, PlanId, RunId } from '../domain/id.ts'
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

/** Of a run's customers, or of this one alone: what the part that they go by now replaces. Who has a part without an outline is absent. */
export async function listOutlinesOfRun(
  db: Db,
  run: RunId,
  customer?: CustomerId,
): Promise<ReadonlyMap<CustomerId, readonly ReplacementOutline[]>> {
  let query = db
    .selectFrom('run_customers as c')
    .innerJoin('customer_plans as p', (join) => join.onRef('p.plan_id', '=', 'c.plan_id').onRef('p.customer_id', '=', 'c.customer_id'))
    .select(['c.customer_id', 'p.outline'])
    .where('c.run_id', '=', run)
    .where('p.outline', 'is not', null)
  if (customer !== undefined) query = query.where('c.customer_id', '=', customer)
  const rows = await query.execute()
  return new Map(rows.map(({ customer_id, outline }) => [customer_id as CustomerId, fromJson<readonly ReplacementOutline[]>(outline)]))
}
