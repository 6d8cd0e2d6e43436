import { sql } from 'kysely'
import type { CustomerId, PlanId, RunId, SubscriptionId } from '../domain/id.ts'
import { fromEpochMs } from '../domain/instant.ts'
import type { ReplacementOutline } from '../domain/replacement-outline.ts'
import type { PurchaseInOutline } from '../domain/run.ts'
import type { Db } from './database.ts'
import type { MigrationKey, StoredMigration } from './migrations.ts'
import { readOutlines } from './plan-outlines.ts'
import { fromJson } from './row.ts'
import type { Evidence } from './steps.ts'

/** So many are in memory at once. */
const AT_ONCE = 1000

/** A migration with what it has done, without whatever there is one of per user. */
export interface MigrationInOutline extends MigrationKey, Pick<StoredMigration, 'customerName' | 'customerDomain' | 'state' | 'step'> {
  /** Undefined where the approved part is not stored any more. */
  readonly replacement: ReplacementOutline | undefined
  /** Of the step that ended the old subscriptions; empty before. */
  readonly ended: Evidence
  readonly purchases: readonly PurchaseInOutline[]
  /** Moved, or read back as moved. */
  readonly usersMoved: number
  /** Something was sent, and nobody has read what became of it. */
  readonly hasOpen: boolean
  /** By a run that was stopped before it was done with that. */
  readonly isTakenBack: boolean
}

interface Row {
  readonly customer: CustomerId
  readonly name: string
  readonly domain: string
  readonly plan: PlanId
  readonly decision: string
  readonly state: StoredMigration['state']
  readonly step: StoredMigration['step']
  readonly code: string | null
  readonly outline: unknown
  readonly ended: unknown
  readonly purchases: readonly PurchaseRow[] | null
  readonly users: number
  readonly open: boolean
}

/** Line, state, subscription, and when its checkout was sent, in ms. */
type PurchaseRow = readonly [string, PurchaseInOutline['state'], SubscriptionId | null, number | null]

/** All migrations of a run, in the order of their keys; of ten thousand, ten statements. */
export async function* readMigrationsInOutline(db: Db, run: RunId): AsyncGenerator<MigrationInOutline> {
  for (let after = { customer: '', decision: '' }; ;) {
    const page = await listPage(db, run, after)
    for (const row of page) yield await toOutline(row, run, db)
    const last = page.at(-1)
    if (!last || page.length < AT_ONCE) return
    after = last
  }
}

/** What there is of each in other tables is found by the beginning of a primary key. */
async function listPage(db: Db, run: RunId, after: { readonly customer: string; readonly decision: string }): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select m.customer_id as customer, c.name, c.domain, c.plan_id as plan, m.decision, m.state, m.step, m.reason ->> 'code' as code, p.outline,
      s.evidence as ended,
      (
        select json_agg(json_build_array(b.line, b.state, b.subscription_id, extract(epoch from b.checkout_sent_at) * 1000) order by b.line)
        from purchases b where b.run_id = m.run_id and b.customer_id = m.customer_id and b.decision = m.decision
      ) as purchases,
      (
        select count(*)::int from user_moves u
        where u.run_id = m.run_id and u.customer_id = m.customer_id and u.decision = m.decision and u.state in ('moved', 'verified')
      ) as users,
      exists (
        select from attempts a
        where a.run_id = m.run_id and a.customer_id = m.customer_id and a.decision = m.decision and (a.outcome is null or a.outcome = 'unknown')
      ) as open
    from migrations m
    join run_customers c on c.run_id = m.run_id and c.customer_id = m.customer_id
    left join customer_plans p on p.plan_id = c.plan_id and p.customer_id = c.customer_id
    left join steps s on s.run_id = m.run_id and s.customer_id = m.customer_id and s.decision = m.decision and s.step = 'switch-off'
    where m.run_id = ${run} and (m.customer_id, m.decision) > (${after.customer}, ${after.decision})
    order by m.customer_id, m.decision
    limit ${AT_ONCE}`.execute(db)
  return rows
}

async function toOutline(row: Row, run: RunId, db: Db): Promise<MigrationInOutline> {
  const { customer, name, domain, plan, decision, state, step, code, outline, ended, purchases, users, open } = row
  return {
    ...{ run, customer, customerName: name, customerDomain: domain, decision, state, step },
    replacement: (await readOutlines(outline, plan, customer, db)).find(({ id }) => id === decision),
    ended: fromJson<Evidence | null>(ended) ?? {},
    purchases: (purchases ?? []).map(([line, standing, subscription, sentAtMs]) => ({
      ...{ line, state: standing, subscription },
      checkoutSentAt: sentAtMs === null ? null : fromEpochMs(sentAtMs),
    })),
    usersMoved: users,
    hasOpen: open,
    isTakenBack: code === 'taken-back',
  }
}
