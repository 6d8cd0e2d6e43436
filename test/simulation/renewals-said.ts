import { findReplacement } from '../../src/api/tables/find-replacement.ts'
import type { Renewal } from '../../src/domain/renewal.ts'
import type { Db } from '../../src/store/database.ts'
import type { StoredMigration } from '../../src/store/migrations.ts'
import { aged, cancelsAtTermEnd, isScheduled, type Subscription, type Tenant } from './model/state.ts'
import type { PromiseWatch, Violation } from './promise-watch.ts'

export interface RenewalsSaid {
  /** What is newly said to be changed and is not so, or to be taken back and is not as it was. */
  check(migrations: readonly StoredMigration[], db: Db, nowMs: number): Promise<readonly Violation[]>
}

export function createRenewalsSaid(tenants: ReadonlyMap<string, Tenant>, watch: PromiseWatch): RenewalsSaid {
  const seen = new Set<string>()

  function against(tenant: Tenant, id: string, to: Renewal, promise: 'said' | 'undo', nowMs: number): readonly Violation[] {
    const stored = tenant.now.subscriptions.get(id.toLowerCase())
    const one = stored && aged(stored, nowMs)
    // What was to come has come.
    if (!one || one.termEndsAt !== stored.termEndsAt || watch.isDisturbed(tenant, { subscription: id })) return []
    watch.checked.set(promise, (watch.checked.get(promise) ?? 0) + 1)
    if (isAs(to, one)) return []
    const found = `auto-renew ${one.autoRenew ? 'on' : 'off'}, scheduled ${JSON.stringify(one.scheduledActions)}, next ${JSON.stringify(one.nextTerm)}`
    return [{ promise, text: `the renewal of ${id} is said to be ${JSON.stringify(to)} and is: ${found}` }]
  }

  return {
    async check(migrations, db, nowMs) {
      const found: Violation[] = []
      for (const migration of migrations) {
        const { run, customer, decision, method, state } = migration
        const name = `${run} ${customer} ${decision}`
        const tenant = tenants.get(customer)
        if (method !== 'renewal' || state !== 'done' || seen.has(name) || !tenant) continue
        seen.add(name)
        const replacement = await findReplacement(migration, db)
        for (const { subscription, to } of replacement?.renewals ?? [])
          found.push(...against(tenant, subscription, to, replacement?.undoes ? 'undo' : 'said', nowMs))
      }
      return found
    },
  }
}

/** What renews no more has no next term. */
function isAs({ autoRenew, endsAtTerm, next }: Renewal, one: Subscription): boolean {
  return (
    one.autoRenew === autoRenew && cancelsAtTermEnd(one.scheduledActions) === endsAtTerm && (!autoRenew || isScheduled(one.nextTerm, next))
  )
}
