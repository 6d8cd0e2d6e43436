import type { Replacement } from '../../domain/plan.ts'
import type { Db } from '../../store/database.ts'
import type { StoredMigration } from '../../store/migrations.ts'
import { findCustomerPlan } from '../../store/plans.ts'

/** What a migration carries out, from the part that was approved. */
export async function findReplacement(
  { plan, customer, decision }: Pick<StoredMigration, 'plan' | 'customer' | 'decision'>,
  db: Db,
): Promise<Replacement | undefined> {
  const part = await findCustomerPlan(db, plan, customer)
  return part?.plan.decisions.find((each): each is Replacement => each.kind === 'replace' && each.id === decision)
}
