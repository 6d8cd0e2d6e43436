import { sql } from 'kysely'
import type { QueryExecutorProvider } from 'kysely'
import type { Json, PhaseRequest } from '../domain/durable.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db } from '../store/database.ts'
import type { WorkerIdentity } from './worker-identity.ts'

/** A phase that this worker has taken to run. */
export interface Claim {
  readonly id: string
  readonly kind: string
  readonly input: Json
  /** Counts from 1; a resumed attempt keeps its number. */
  readonly attempt: number
  /** An earlier worker of our version recorded steps under this attempt. */
  readonly resumes: boolean
  /** The attempt that this one replaces, if there was one. */
  readonly replaces: number | undefined
}

/** Asking twice for one id is asking once: the first request stands. */
export async function insertTimer(executor: QueryExecutorProvider, request: PhaseRequest, now: Instant): Promise<void> {
  await sql`
    insert into timers (id, kind, lane, due_at, input, requested_at)
    values (${request.id}, ${request.kind}, ${request.lane}, ${request.dueAt}, ${JSON.stringify(request.input)}::jsonb, ${now})
    on conflict (id) do nothing`.execute(executor)
}

/**
 * Claims up to `limit` phases that are due and first in a free lane. A phase that was interrupted goes before everything else of
 * its lane; then the due date decides, then the order of asking.
 */
export async function claimDue(
  db: Db,
  worker: WorkerIdentity,
  look: { readonly now: Instant; readonly limit: number; readonly kinds: readonly string[]; readonly version: string },
): Promise<Claim[]> {
  return db.transaction().execute(async (trx) => {
    await worker.assertAlive(trx)
    const { rows } = await sql<Claim & { was: number }>`
      with due as (
        select t.id, t.attempt as was, t.attempt > 0 and t.version = ${look.version} as resumes
        from timers t
        where t.state = 'waiting' and t.due_at <= ${look.now} and t.kind = any(${look.kinds})
          and not exists (select from timers r where r.lane = t.lane and r.state = 'running')
          and not exists (
            select from timers e
            where e.lane = t.lane and e.state = 'waiting'
              and (e.attempt = 0, e.due_at, e.position) < (t.attempt = 0, t.due_at, t.position)
          )
        order by t.due_at, t.position
        limit ${look.limit}
        for update of t skip locked
      )
      update timers
      set state = 'running', claimed_by = ${worker.id}, claimed_generation = ${worker.generation}, version = ${look.version},
          attempt = case when due.resumes then due.was else due.was + 1 end, started_at = coalesce(started_at, ${look.now})
      from due where timers.id = due.id
      returning timers.id, timers.kind, timers.input, timers.attempt, due.resumes, due.was`.execute(trx)
    return rows.map(({ was, ...claim }) => ({ ...claim, replaces: !claim.resumes && was > 0 ? was : undefined }))
  })
}

/** The attempt's records are of no use: it becomes a new one. */
export async function renewAttempt(db: Db, worker: WorkerIdentity, claim: Claim): Promise<Claim> {
  const attempt = claim.attempt + 1
  await db.transaction().execute(async (trx) => {
    await worker.assertAlive(trx)
    await sql`update timers set attempt = ${attempt} where id = ${claim.id} and state = 'running' and claimed_by = ${worker.id}`.execute(
      trx,
    )
  })
  return { ...claim, attempt, resumes: false, replaces: undefined }
}

/** Ends a phase. Nothing happens when somebody else has it by now: the worker is lost, and `assertAlive` says so. */
export async function recordEnd(db: Db, worker: WorkerIdentity, claim: Claim, now: Instant, error?: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await worker.assertAlive(trx)
    await sql`
      update timers set state = ${error === undefined ? 'done' : 'failed'}, finished_at = ${now}, error = ${error ?? null}
      where id = ${claim.id} and state = 'running' and claimed_by = ${worker.id} and claimed_generation = ${worker.generation}`.execute(trx)
  })
}

/** Gives a claim back that could not be started. */
export async function returnClaim(db: Db, worker: WorkerIdentity, claim: Claim): Promise<void> {
  await sql`
    update timers set state = 'waiting'
    where id = ${claim.id} and state = 'running' and claimed_by = ${worker.id} and claimed_generation = ${worker.generation}`.execute(db)
}

export async function signalTimer(db: Db, id: string, now: Instant): Promise<void> {
  await sql`
    update timers set due_at = least(due_at, ${now}), signaled_at = ${now} where id = ${id} and state = 'waiting'`.execute(db)
}

/** One that has begun and was given back is not cancelled outright: its body has things to put in order. */
export async function cancelTimer(db: Db, id: string, now: Instant): Promise<void> {
  await sql`
    update timers
    set cancel_requested_at = coalesce(cancel_requested_at, ${now}),
        state = case when state = 'waiting' and attempt = 0 then 'cancelled' else state end,
        finished_at = case when state = 'waiting' and attempt = 0 then ${now}::timestamptz end
    where id = ${id} and state in ('waiting', 'running')`.execute(db)
}

export async function isCancelRequested(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select id from timers where id = ${id} and cancel_requested_at is not null`.execute(db)
  return rows.length > 0
}
