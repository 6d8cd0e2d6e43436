import type { CustomerId, PlanId } from '../domain/id.ts'
import type { CustomerPlan } from '../domain/plan.ts'
import type { Db } from './database.ts'
import { findCustomerPlan } from './plans.ts'

interface Recent {
  readonly hash: string
  /** Held by whoever works with it; between two steps it is there unless memory was short. */
  readonly plan: WeakRef<CustomerPlan>
}

const recentOf = new WeakMap<Db, Map<string, Recent>>()

/**
 * A part as `findCustomerPlan` gives it, and the same object again while somebody works with it: a migration asks for its part
 * at every step, and checking and parsing one of ten thousand users takes long.
 * @param hash.approved what it must be
 * @param hash.stored what it is in the table now; read where it is left out
 * @throws PartAltered as `findCustomerPlan`
 */
export async function findPartAgain(
  db: Db,
  plan: PlanId,
  customer: CustomerId,
  { approved, stored }: { readonly approved?: string; readonly stored?: string | null } = {},
): Promise<{ readonly hash: string; readonly plan: CustomerPlan } | undefined> {
  const recent = recentOf.get(db) ?? new Map<string, Recent>()
  recentOf.set(db, recent)
  const key = `${plan}/${customer}`
  const known = recent.get(key)?.plan.deref()
  const hash = known && (stored ?? (await readHash(db, plan, customer)))
  const isSame = hash !== undefined && hash === recent.get(key)?.hash && hash === (approved ?? hash)
  if (known && isSame) return { hash, plan: known }
  const found = await findCustomerPlan(db, plan, customer, approved)
  for (const [each, { plan: kept }] of recent) if (!kept.deref()) recent.delete(each)
  if (found) recent.set(key, { hash: found.hash, plan: new WeakRef(found.plan) })
  return found
}

async function readHash(db: Db, plan: PlanId, customer: CustomerId): Promise<string | undefined> {
  const row = await db
    .selectFrom('customer_plans')
    .select('hash')
    .where('plan_id', '=', plan)
    .where('customer_id', '=', customer)
    .executeTakeFirst()
  return row?.hash
}
