import type { Selectable } from 'kysely'
import type { Instant } from '../domain/instant.ts'
import type { Json } from '../domain/durable.ts'
import type { Migration } from '../domain/run.ts'
import type { Database, Db, Trx } from './database.ts'
import { toInstant, toJson } from './row.ts'

/** Noun:past-tense, one per business event. */
export const EVENT_KINDS = [
  'snapshot:requested',
  'snapshot:completed',
  'plan:created',
  'plan:approved',
  'run:started',
  'run:paused',
  'run:stopping',
  'run:stopped',
  'promise:broken',
  'run:resumed',
  'run:retried',
  'run:finished',
  'gate:passed',
  'user:reapply-asked',
  'user:reapplied',
  'run:undoes-failed',
  'deadline:near',
  'sessions:ended',
  'token:created',
  'token:revoked',
  'writes:stopped',
  'writes:allowed',
  'connection:trusted',
  'catalog:drafted',
  'migration:changed',
  'step:done',
  'customer:tagged',
  'customers:tagged',
  'customers:untagged',
  'view:saved',
  'view:deleted',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export interface NewEvent {
  readonly at: Instant
  readonly kind: EventKind
  readonly actor: string
  readonly run?: string
  readonly customer?: string
  readonly decision?: string
  readonly data?: { readonly [name: string]: Json }
}

export interface StoredEvent extends NewEvent {
  readonly id: string
  /** As the run has them. */
  readonly customerName?: string
  readonly customerDomain?: string
  /** Of the migration it is about. */
  readonly method?: Migration['method']
}

export async function recordEvent(db: Db | Trx, event: NewEvent): Promise<void> {
  await db
    .insertInto('events')
    .values({
      at: event.at,
      kind: event.kind,
      actor: event.actor,
      run_id: event.run ?? null,
      customer_id: event.customer ?? null,
      decision: event.decision ?? null,
      data: toJson(event.data ?? {}),
    })
    .execute()
}

/** The newest of a run; 0 where it has none. */
export async function findLastEventId(db: Db | Trx, run: string): Promise<string> {
  const row = await db
    .selectFrom('events')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('run_id', '=', run)
    .executeTakeFirst()
  return row?.id ?? '0'
}

/** Events of a run, optionally of one customer, before the given id where there is one: newest first, at most `limit`. */
export async function listLatestRunEvents(
  db: Db,
  run: string,
  filter: { readonly customer?: string | undefined; readonly before?: string | undefined },
  limit: number,
): Promise<readonly StoredEvent[]> {
  let query = eventsOf(db, run).orderBy('events.id', 'desc').limit(limit)
  if (filter.customer !== undefined) query = query.where('events.customer_id', '=', filter.customer)
  if (filter.before !== undefined) query = query.where('events.id', '<', filter.before)
  return (await query.execute()).map(toEvent)
}

/** Events of a run after the given id, oldest first, at most `limit`. */
export async function listRunEvents(db: Db, run: string, after: string, limit: number, customer?: string): Promise<readonly StoredEvent[]> {
  let query = eventsOf(db, run).where('events.id', '>', after).orderBy('events.id').limit(limit)
  if (customer !== undefined) query = query.where('events.customer_id', '=', customer)
  return (await query.execute()).map(toEvent)
}

type RunEventRow = Selectable<Database['events']> & {
  readonly name: string | null
  readonly domain: string | null
  readonly method: string | null
}

function eventsOf(db: Db, run: string) {
  return db
    .selectFrom('events')
    .leftJoin('run_customers', (join) =>
      join.onRef('run_customers.run_id', '=', 'events.run_id').onRef('run_customers.customer_id', '=', 'events.customer_id'),
    )
    .leftJoin('migrations', (join) =>
      join
        .onRef('migrations.run_id', '=', 'events.run_id')
        .onRef('migrations.customer_id', '=', 'events.customer_id')
        .onRef('migrations.decision', '=', 'events.decision'),
    )
    .selectAll('events')
    .select(['run_customers.name', 'run_customers.domain', 'migrations.method'])
    .where('events.run_id', '=', run)
}

function toEvent(row: RunEventRow): StoredEvent {
  return {
    id: row.id,
    at: toInstant(row.at),
    kind: row.kind as EventKind,
    actor: row.actor,
    ...(row.run_id === null ? {} : { run: row.run_id }),
    ...(row.customer_id === null ? {} : { customer: row.customer_id }),
    ...(row.name === null ? {} : { customerName: row.name }),
    ...(row.domain === null ? {} : { customerDomain: row.domain }),
    ...(row.decision === null ? {} : { decision: row.decision }),
    ...(row.method === null ? {} : { method: row.method as Migration['method'] }),
    data: row.data as { readonly [name: string]: Json },
  }
}
