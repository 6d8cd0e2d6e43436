import type { RunId } from '../../src/domain/id.ts'
import type { CustomerPlan } from '../../src/domain/plan.ts'
import type { Db } from '../../src/store/database.ts'
import type { StoredMigration } from '../../src/store/migrations.ts'
import { listPurchases } from '../../src/store/purchases.ts'
import { listUserMoves } from '../../src/store/user-moves.ts'
import type { Book } from './book.ts'
import { aged, type Tenant } from './model/state.ts'
import type { PromiseWatch, Violation } from './watch-promises.ts'

export interface End {
  readonly db: Db
  readonly run: RunId
  readonly migrations: readonly StoredMigration[]
  readonly book: Book
  readonly parts: ReadonlyMap<string, CustomerPlan>
  readonly watch: PromiseWatch
  /** Nobody else did anything, so everything has to come to its end. */
  readonly isQuiet: boolean
  readonly now: number
}

/** What our records say against what has happened, and whether it came to its end. */
export async function readEnd(end: End): Promise<readonly Violation[]> {
  const found: Violation[] = []
  for (const migration of end.migrations) {
    const tenant = end.book.tenants.get(migration.customer)
    if (!tenant) continue
    found.push(...(await falselySaid(migration, tenant, end)), ...notEnded(migration, end))
  }
  return found
}

/** With faults that pass and nobody else about, a run that is retried is finished; in any case it rests with a reason. */
function notEnded({ customer, state, step, reason }: StoredMigration, { isQuiet, parts }: End): readonly Violation[] {
  const text = `${customer} is ${state} at ${step}: ${reason?.text ?? 'no reason'}`
  const isBlocked = parts.get(customer)?.decisions.every(({ kind }) => kind !== 'replace') ?? true
  if (isBlocked || state === 'done' || state === 'stopped') return []
  if (isQuiet) return [{ promise: 'end', text }]
  return reason === null ? [{ promise: 'end', text: `${text} (at rest without a reason)` }] : []
}

async function falselySaid(migration: StoredMigration, tenant: Tenant, { db, run, watch, now }: End): Promise<readonly Violation[]> {
  const key = { run, customer: migration.customer, decision: migration.decision }
  const found: Violation[] = []
  for (const move of await listUserMoves(db, key, ['verified'], 1000)) {
    if (watch.isDisturbed(tenant, { user: move.user })) continue
    const held = tenant.now.users.get(move.user)?.licenses.map(({ skuId }) => skuId) ?? []
    const isSo = move.add.every(({ skuId }) => held.includes(skuId)) && !move.remove.some((skuId) => held.includes(skuId))
    if (!isSo) found.push({ promise: 'said', text: `${move.userPrincipalName} is said to be moved and holds ${held.join(', ')}` })
  }
  for (const { line, subscription } of await listPurchases(db, key)) {
    if (subscription !== null && !tenant.now.subscriptions.has(subscription.toLowerCase()))
      found.push({ promise: 'said', text: `${line} is said to have bought ${subscription}, which does not exist` })
  }
  const old = [...tenant.now.subscriptions.values()].find((one) => one.family === 'legacy')
  const status = old && aged(old, now).status
  if (migration.state === 'done' && status !== 'deleted')
    found.push({ promise: 'said', text: `${migration.customer} is done, and the old subscription is ${status ?? 'gone'}` })
  return found
}
