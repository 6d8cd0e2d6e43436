import type { Replacement } from '../../src/domain/plan.ts'
import { findReplacement } from '../../src/api/tables/find-replacement.ts'
import type { Db } from '../../src/store/database.ts'
import type { StoredMigration } from '../../src/store/migrations.ts'
import { listPurchases } from '../../src/store/purchases.ts'
import { listUserMoves } from '../../src/store/user-moves.ts'
import type { Book } from './book.ts'
import { aged, cancelsAtTermEnd, type Tenant, type User } from './model/state.ts'
import { BY_HAND } from './operator.ts'
import type { PromiseWatch, Violation } from './promise-watch.ts'

export interface End {
  readonly db: Db
  readonly migrations: readonly StoredMigration[]
  readonly book: Book
  /** What everybody held at the beginning. */
  readonly start: Start
  readonly watch: PromiseWatch
  /** Nobody else did anything, so everything has to come to its end. */
  readonly isQuiet: boolean
  readonly now: number
}

/** What a user holds, by the user's id. */
export type Start = ReadonlyMap<string, string>

export function startOf({ tenants }: Book): Start {
  return new Map([...tenants.values()].flatMap(({ now }) => [...now.users.values()].map((user) => [user.id, holdingsOf(user)] as const)))
}

/** What our records say against what has happened, and whether it came to its end. */
export async function readEnd(end: End): Promise<readonly Violation[]> {
  const found: Violation[] = []
  for (const migration of end.migrations) {
    const tenant = end.book.tenants.get(migration.customer)
    if (!tenant) continue
    found.push(...(await falselySaid(migration, tenant, end)), ...notEnded(migration, end))
    if (migration.method === 'undo' && migration.state === 'done' && end.isQuiet) found.push(...(await notAsBefore(migration, tenant, end)))
  }
  return found
}

/** With faults that pass and nobody else about, a run that is retried is finished; in any case it rests with a reason. */
function notEnded({ run, customer, state, step, reason }: StoredMigration, { isQuiet }: End): readonly Violation[] {
  const text = `${customer} in ${run} is ${state} at ${step}: ${reason?.text ?? 'no reason'}`
  if (state === 'done' || state === 'stopped' || state === 'superseded' || isForPerson(reason?.code)) return []
  if (isQuiet) return [{ promise: 'end', text }]
  return reason === null ? [{ promise: 'end', text: `${text} (at rest without a reason)` }] : []
}

/**
 * Whoever was put back stays on the old subscription; nobody goes back to what Microsoft has deleted; and what Partner Center does not
 * keep is set by hand.
 */
function isForPerson(code: string | undefined): boolean {
  return code === 'undone-in-part' || code === 'deleted-by-microsoft' || code === BY_HAND
}

async function falselySaid(migration: StoredMigration, tenant: Tenant, end: End): Promise<readonly Violation[]> {
  const { db, watch, now, migrations } = end
  const found: Violation[] = []
  const isTakenBack = migrations.some(
    ({ method, customer, decision }) => method === 'undo' && customer === migration.customer && decision === migration.decision,
  )
  if (migration.method === 'undo' || !isTakenBack) {
    for (const move of await listUserMoves(db, migration, ['verified'], 1000)) {
      if (watch.isDisturbed(tenant, { user: move.user })) continue
      const held = tenant.now.users.get(move.user)?.licenses.map(({ skuId }) => skuId) ?? []
      const isSo = move.add.every(({ skuId }) => held.includes(skuId)) && !move.remove.some((skuId) => held.includes(skuId))
      if (!isSo) found.push({ promise: 'said', text: `${move.userPrincipalName} is said to be moved and holds ${held.join(', ')}` })
    }
  }
  for (const { line, subscription } of await listPurchases(db, migration)) {
    if (subscription !== null && !tenant.now.subscriptions.has(subscription.toLowerCase()))
      found.push({ promise: 'said', text: `${line} is said to have bought ${subscription}, which does not exist` })
  }
  const old = [...tenant.now.subscriptions.values()].find((one) => one.family === 'legacy')
  const status = old && aged(old, now).status
  if (migration.state === 'done' && migration.method === 'replace' && status !== 'deleted')
    found.push({ promise: 'said', text: `${migration.customer} is done, and the old subscription is ${status ?? 'gone'}` })
  return found
}

/** Everybody who went back has what they had at the beginning; of a whole migration, what it bought has ended. */
async function notAsBefore(migration: StoredMigration, tenant: Tenant, { db, start, now }: End): Promise<readonly Violation[]> {
  const replacement: Replacement | undefined = await findReplacement(migration, db)
  const found: Violation[] = []
  for (const { user, userPrincipalName } of replacement?.users ?? []) {
    const one = tenant.now.users.get(user)
    const holds = one && holdingsOf(one)
    if (holds !== start.get(user))
      found.push({
        promise: 'undo',
        text: `${userPrincipalName} was put back and holds ${holds ?? 'nothing'}, not ${start.get(user) ?? ''}`,
      })
  }
  for (const { subscription } of replacement?.switchOff ?? []) {
    const one = tenant.now.subscriptions.get(subscription.toLowerCase())
    const status = one && aged(one, now).status
    if (one && status === 'active' && !cancelsAtTermEnd(one.scheduledActions))
      found.push({ promise: 'undo', text: `${subscription} was bought, taken back and is ${status}` })
  }
  for (const { subscription } of replacement?.undoes?.reactivate ?? []) {
    const one = tenant.now.subscriptions.get(subscription.toLowerCase())
    const isOver = one !== undefined && now >= one.termEndsAt
    if (one && !isOver && aged(one, now).status !== 'active')
      found.push({ promise: 'undo', text: `${subscription} was to be active again and is ${aged(one, now).status}` })
  }
  return found
}

function holdingsOf({ licenses }: User): string {
  return licenses
    .map(({ skuId, disabledPlans, group }) => `${skuId} ${group ?? 'directly'} without ${disabledPlans.toSorted().join()}`)
    .toSorted()
    .join('; ')
}
