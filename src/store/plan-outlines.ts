import type { CustomerId, PlanId, RunId } from '../domain/id.ts'
import { outlinesOf, type ReplacementOutline, type SeatPurchase } from '../domain/replacement-outline.ts'
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

export interface PlannedSeats extends SeatPurchase {
  readonly title: string
}

/** Of each customer of a plan: the seats that its part takes, by product. */
export async function listPlannedSeats(db: Db, plan: PlanId): Promise<ReadonlyMap<CustomerId, readonly PlannedSeats[]>> {
  const rows = await db.selectFrom('customer_plans').select(['customer_id', 'outline']).where('plan_id', '=', plan).execute()
  const seats = new Map<CustomerId, readonly PlannedSeats[]>()
  for (const { customer_id, outline } of rows) {
    const customer = customer_id as CustomerId
    const outlines = await readOutlines(outline, plan, customer, db)
    seats.set(customer, seatsOf(outlines) ?? seatsOf(await readOutlines(null, plan, customer, db)) ?? [])
  }
  return seats
}

/** Undefined where an earlier version made an outline, which does not say how many. */
function seatsOf(outlines: readonly ReplacementOutline[]): readonly PlannedSeats[] | undefined {
  const lines = outlines.flatMap((outline) => outline.lines)
  const known = lines.flatMap(({ product, buys }) => (buys ? [{ title: product.title, ...buys }] : []))
  return known.length === lines.length ? known : undefined
}
