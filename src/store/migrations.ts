import type { Selectable } from 'kysely'
import type { CustomerId, PlanId, RunId, SubscriptionId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import { ENDED, type Migration, type MigrationState, type Reason, type StepName } from '../domain/run.ts'
import type { Database, Db, Trx } from './database.ts'
import { fromJson, toInstant, toInstantOrNull, toJson } from './row.ts'

/** Names one migration. */
export interface MigrationKey {
  readonly run: RunId
  readonly customer: CustomerId
  readonly decision: string
}

/** The name alone of what carries more. */
export function keyOf({ run, customer, decision }: MigrationKey): MigrationKey {
  return { run, customer, decision }
}

export interface NewMigration extends MigrationKey {
  readonly retirement: string
  readonly method: Migration['method']
  readonly step: StepName
  readonly subscriptions: readonly SubscriptionId[]
}

/** Makes the migrations of one customer in a run, and claims their subscriptions. Fails on the first that another open run holds. */
export async function createMigrations(trx: Trx, migrations: readonly NewMigration[], at: Instant): Promise<void> {
  if (migrations.length === 0) return
  await trx
    .insertInto('migrations')
    .values(
      migrations.map((migration) => ({
        run_id: migration.run,
        customer_id: migration.customer,
        decision: migration.decision,
        retirement: migration.retirement,
        method: migration.method,
        state: 'queued',
        step: migration.step,
        reason: null,
        due_at: null,
        changed_at: at,
      })),
    )
    .execute()
  const claims = migrations.flatMap((migration) =>
    migration.subscriptions.map((subscription) => ({
      customer_id: migration.customer,
      subscription_id: subscription,
      run_id: migration.run,
      decision: migration.decision,
    })),
  )
  if (claims.length > 0) await trx.insertInto('claimed_subscriptions').values(claims).execute()
}

/** A subscription that a migration of an open run holds. */
export interface Claim extends MigrationKey {
  readonly subscription: SubscriptionId
  readonly state: MigrationState
  readonly step: StepName
  readonly changedAt: Instant
}

/** Who holds these subscriptions. Locks the holders' rows: what they are is what they stay until the transaction ends. */
export async function listClaims(trx: Trx, customer: CustomerId, subscriptions: readonly SubscriptionId[]): Promise<readonly Claim[]> {
  if (subscriptions.length === 0) return []
  const rows = await trx
    .selectFrom('claimed_subscriptions as claim')
    .innerJoin('migrations as m', (join) =>
      join
        .onRef('m.run_id', '=', 'claim.run_id')
        .onRef('m.customer_id', '=', 'claim.customer_id')
        .onRef('m.decision', '=', 'claim.decision'),
    )
    .select(['claim.run_id', 'claim.customer_id', 'claim.decision', 'claim.subscription_id', 'm.state', 'm.step', 'm.changed_at'])
    .where('claim.customer_id', '=', customer)
    .where('claim.subscription_id', 'in', subscriptions)
    .forUpdate()
    .execute()
  return rows.map((row) => ({
    run: row.run_id as RunId,
    customer: row.customer_id as CustomerId,
    decision: row.decision,
    subscription: row.subscription_id as SubscriptionId,
    state: row.state as MigrationState,
    step: row.step as StepName,
    changedAt: toInstant(row.changed_at),
  }))
}

export async function releaseClaims(trx: Trx, key: MigrationKey): Promise<void> {
  await trx
    .deleteFrom('claimed_subscriptions')
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .execute()
}

export interface MigrationChange {
  readonly state: MigrationState
  readonly step: StepName
  readonly reason: Reason | null
  readonly dueAt: Instant | null
}

/**
 * Where it is now.
 * @throws Error where a later run has taken it over: whatever was being done for it is not recorded, and its next turn ends at once
 */
export async function recordMigration(trx: Trx, key: MigrationKey, change: MigrationChange, at: Instant): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('migrations')
    .set({
      state: change.state,
      step: change.step,
      reason: change.reason === null ? null : toJson(change.reason),
      due_at: change.dueAt,
      changed_at: at,
    })
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('state', '!=', 'superseded')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Error(`${key.decision} of ${key.customer} in ${key.run} was taken over by a later run meanwhile`)
}

export interface StoredMigration extends Migration {
  readonly customerName: string
  readonly customerDomain: string
  readonly plan: PlanId
  readonly retirement: string
  readonly changedAt: Instant
}

export async function listMigrations(db: Db | Trx, run: RunId, customer?: CustomerId): Promise<readonly StoredMigration[]> {
  let query = db
    .selectFrom('migrations')
    .innerJoin('run_customers', (join) =>
      join.onRef('run_customers.run_id', '=', 'migrations.run_id').onRef('run_customers.customer_id', '=', 'migrations.customer_id'),
    )
    .selectAll('migrations')
    .select(['run_customers.name', 'run_customers.domain', 'run_customers.plan_id', 'run_customers.customer_plan_hash'])
    .where('migrations.run_id', '=', run)
    .orderBy('run_customers.name')
    .orderBy('migrations.customer_id')
    .orderBy('migrations.decision')
  if (customer !== undefined) query = query.where('migrations.customer_id', '=', customer)
  return (await query.execute()).map(toStoredMigration)
}

/** One as it stands, locked: what it is is what it stays until the transaction ends. */
export async function lockMigration(trx: Trx, { run, customer, decision }: MigrationKey): Promise<StoredMigration | undefined> {
  const row = await trx
    .selectFrom('migrations')
    .select('state')
    .where('run_id', '=', run)
    .where('customer_id', '=', customer)
    .where('decision', '=', decision)
    .forUpdate()
    .executeTakeFirst()
  return row && (await listMigrations(trx, run, customer)).find((each) => each.decision === decision)
}

/** A row of `migrations` with its customer's from `run_customers`. */
export type MigrationRow = Selectable<Database['migrations']> &
  Pick<Selectable<Database['run_customers']>, 'name' | 'domain' | 'plan_id' | 'customer_plan_hash'>

export function toStoredMigration(row: MigrationRow): StoredMigration {
  return {
    run: row.run_id as RunId,
    customer: row.customer_id as CustomerId,
    customerName: row.name,
    customerDomain: row.domain,
    plan: row.plan_id as PlanId,
    customerPlanHash: row.customer_plan_hash,
    decision: row.decision,
    retirement: row.retirement,
    method: row.method as Migration['method'],
    state: row.state as MigrationState,
    step: row.step as StepName,
    reason: row.reason === null ? null : fromJson<Reason>(row.reason),
    dueAt: toInstantOrNull(row.due_at),
    changedAt: toInstant(row.changed_at),
  }
}

/** All migrations of a customer that no later run took over, oldest run first. */
export async function listMigrationsOf(db: Db, customer: CustomerId): Promise<readonly StoredMigration[]> {
  const runs = await db.selectFrom('migrations').select('run_id').distinct().where('customer_id', '=', customer).execute()
  const all = await Promise.all(runs.map((row) => listMigrations(db, row.run_id as RunId, customer)))
  return all.flat().filter(({ state }) => state !== 'superseded')
}

/** Whether anything of a run has not come to its end: done, taken over, or stopped. */
export async function hasOpenMigration(db: Db | Trx, run: RunId): Promise<boolean> {
  const row = await db
    .selectFrom('migrations')
    .select('customer_id')
    .where('run_id', '=', run)
    .where('state', 'not in', [...ENDED])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Those of a run in one of these states become queued, all or one customer's; what a later run took over meanwhile does not. */
export async function requeueMigrations(
  trx: Trx,
  run: RunId,
  states: readonly MigrationState[],
  customer: CustomerId | undefined,
  at: Instant,
): Promise<readonly MigrationKey[]> {
  let update = trx
    .updateTable('migrations')
    .set({ state: 'queued', due_at: null, changed_at: at })
    .where('run_id', '=', run)
    .where('state', 'in', states)
    .returning(['customer_id', 'decision'])
  if (customer !== undefined) update = update.where('customer_id', '=', customer)
  return (await update.execute()).map((row) => ({ run, customer: row.customer_id as CustomerId, decision: row.decision }))
}
