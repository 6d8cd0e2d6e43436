import { sql, type Selectable } from 'kysely'
import type { Json } from '../domain/durable.ts'
import type { Instant } from '../domain/instant.ts'
import type { CustomerId, RunId, SubscriptionId } from '../domain/id.ts'
import type { StepName } from '../domain/run.ts'
import type { Database, Db, Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'
import { fromJson, toInstant, toJson } from './row.ts'

export type Evidence = { readonly [name: string]: Json }

export interface DoneStep {
  readonly step: StepName
  readonly evidence: Evidence
  readonly doneAt: Instant
}

export async function recordStepDone(trx: Trx, key: MigrationKey, step: StepName, evidence: Evidence, at: Instant): Promise<void> {
  await trx
    .insertInto('steps')
    .values({ run_id: key.run, customer_id: key.customer, decision: key.decision, step, evidence: toJson(evidence), done_at: at })
    .onConflict((conflict) => conflict.columns(['run_id', 'customer_id', 'decision', 'step']).doNothing())
    .execute()
}

/**
 * These old subscriptions are active again: what was stored when they ended stays, and does not count any more. Those of which that is
 * stored already stay as they are.
 */
export async function recordActiveAgain(trx: Trx, key: MigrationKey, subscriptions: readonly SubscriptionId[], at: Instant): Promise<void> {
  const again = toJson({ activeAgainAt: at })
  await sql`
    update steps set evidence = evidence || (
      select coalesce(jsonb_object_agg(e.key, ${again}::jsonb || e.value), '{}')
      from jsonb_each(evidence) as e where e.key = any(${[...subscriptions]}::text[]) and jsonb_typeof(e.value) = 'object'
    )
    where run_id = ${key.run} and customer_id = ${key.customer} and decision = ${key.decision} and step = 'switch-off'`.execute(trx)
}

/** They have ended once more: this is what counts of them from now on. */
export async function recordEndedAgain(trx: Trx, key: MigrationKey, evidence: Evidence): Promise<void> {
  await sql`
    update steps set evidence = evidence || ${toJson(evidence)}::jsonb
    where run_id = ${key.run} and customer_id = ${key.customer} and decision = ${key.decision} and step = 'switch-off'`.execute(trx)
}

export async function listDoneSteps(db: Db | Trx, key: MigrationKey): Promise<readonly DoneStep[]> {
  const rows = await db
    .selectFrom('steps')
    .select(['step', 'evidence', 'done_at'])
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .orderBy('done_at')
    .execute()
  return rows.map(toDoneStep)
}

/** These steps of all migrations of a run, or of one customer's. */
export async function listDoneStepsOfRun(
  db: Db,
  run: RunId,
  customer: CustomerId | undefined,
  steps: readonly StepName[],
): Promise<readonly (DoneStep & Pick<MigrationKey, 'customer' | 'decision'>)[]> {
  let query = db.selectFrom('steps').selectAll().where('run_id', '=', run).where('step', 'in', steps)
  if (customer !== undefined) query = query.where('customer_id', '=', customer)
  const rows = await query.orderBy('done_at').execute()
  return rows.map((row) => ({ ...toDoneStep(row), customer: row.customer_id as CustomerId, decision: row.decision }))
}

function toDoneStep(row: Pick<Selectable<Database['steps']>, 'step' | 'evidence' | 'done_at'>): DoneStep {
  return { step: row.step as StepName, evidence: fromJson<Evidence>(row.evidence), doneAt: toInstant(row.done_at) }
}
