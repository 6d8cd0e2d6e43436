import { sql } from 'kysely'
import type { Json } from '../domain/durable.ts'
import type { Instant } from '../domain/instant.ts'
import type { StepName } from '../domain/run.ts'
import type { Db, Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'
import { toInstant, toInstantOrNull, toJson } from './row.ts'

/** One write that is about to be sent: what was there and what we ask (promise P7). */
export interface NewAttempt {
  readonly step: StepName
  /** The operation: `checkout`, `assignLicense`, `patchSubscription`. */
  readonly what: string
  /** What it is about: a purchase line, a user, a subscription. */
  readonly subject: string
  readonly before: Json
  readonly request: Json
}

/** What the attempts of one request share: for which migration, under which ids, for whom. */
export interface Sending {
  readonly key: MigrationKey
  readonly requestId: string
  readonly correlationId: string
  readonly actor: string
  readonly worker: string
  readonly sentAt: Instant
}

export type AttemptOutcome = 'answered' | 'refused' | 'not-sent' | 'unknown' | 'read-back'

/** Commits attempts before their request is sent; gives their ids. */
export async function recordAttempts(trx: Trx, attempts: readonly NewAttempt[], sending: Sending): Promise<readonly string[]> {
  const { key, requestId, correlationId, actor, worker, sentAt } = sending
  const { rows } = await sql<{ id: string }>`
    insert into attempts (run_id, customer_id, decision, step, what, subject, before, request,
      request_id, correlation_id, actor, worker, sent_at)
    select ${key.run}, ${key.customer}, ${key.decision}, a.step, a.what, a.subject,
      coalesce(a.before, 'null'), coalesce(a.request, 'null'),
      ${requestId}, ${correlationId}, ${actor}, ${worker}, ${sentAt}
    from jsonb_to_recordset(${toJson(attempts)}::jsonb) as a(step text, what text, subject text, before jsonb, request jsonb)
    returning id`.execute(trx)
  return rows.map((row) => row.id)
}

export async function recordOutcome(trx: Trx, ids: readonly string[], outcome: AttemptOutcome, answer: Json, at: Instant): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('attempts')
    .set({ outcome, answer: toJson(answer), answered_at: at })
    .where('id', '=', sql<string>`any(${[...ids]}::bigint[])`)
    .execute()
}

/** Marks what a dead process left open: somebody has looked and read back what became of it. */
export async function recordReadBack(
  trx: Trx,
  key: MigrationKey,
  step: StepName,
  subject: string,
  found: Json,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable('attempts')
    .set({ outcome: 'read-back', answer: toJson(found), answered_at: at })
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('step', '=', step)
    .where('subject', '=', subject)
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '=', 'unknown')]))
    .execute()
}

export interface StoredAttempt {
  readonly id: string
  readonly step: string
  readonly what: string
  readonly subject: string
  readonly actor: string
  readonly requestId: string
  readonly correlationId: string
  readonly sentAt: Instant
  readonly outcome: string | null
  readonly answeredAt: Instant | null
  /** What Microsoft or the network said where it was not done. */
  readonly said: string | null
}

export interface OpenAttempt {
  readonly step: StepName
  readonly what: string
  readonly subject: string
  readonly sentAt: Instant
}

/** Attempts of which nobody has said what became of them, oldest first. */
export async function listOpenAttempts(db: Db | Trx, key: MigrationKey): Promise<readonly OpenAttempt[]> {
  const rows = await db
    .selectFrom('attempts')
    .select(['step', 'what', 'subject', 'sent_at'])
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '=', 'unknown')]))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ step: row.step as StepName, what: row.what, subject: row.subject, sentAt: toInstant(row.sent_at) }))
}

/** Whether a write of this step about this subject was ever sent, or may have been. */
export async function wasSent(db: Db | Trx, key: MigrationKey, step: StepName, subject: string): Promise<boolean> {
  const row = await db
    .selectFrom('attempts')
    .select('id')
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('step', '=', step)
    .where('subject', '=', subject)
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', 'not in', ['not-sent', 'refused'])]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The latest attempts of a migration, newest first; `subject`: about that alone. */
export async function listAttempts(db: Db | Trx, key: MigrationKey, limit: number, subject?: string): Promise<readonly StoredAttempt[]> {
  let query = db
    .selectFrom('attempts')
    .select([
      'id',
      'step',
      'what',
      'subject',
      'actor',
      'request_id',
      'correlation_id',
      'sent_at',
      'outcome',
      'answered_at',
      sql<string | null>`answer ->> 'message'`.as('said'),
    ])
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .orderBy('id', 'desc')
    .limit(limit)
  if (subject !== undefined) query = query.where('subject', '=', subject)
  return (await query.execute()).map((row) => ({
    id: row.id,
    step: row.step,
    what: row.what,
    subject: row.subject,
    actor: row.actor,
    requestId: row.request_id,
    correlationId: row.correlation_id,
    sentAt: toInstant(row.sent_at),
    outcome: row.outcome,
    answeredAt: toInstantOrNull(row.answered_at),
    said: row.said,
  }))
}
