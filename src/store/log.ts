import { sql, type RawBuilder } from 'kysely'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Json } from '../domain/durable.ts'
import type { Migration } from '../domain/run.ts'
import type { Db } from './database.ts'
import { toInstant } from './row.ts'

/** What was recorded, with the names of whom it is about as we knew them last. */
export interface LogEntry {
  readonly id: string
  readonly at: Instant
  /** By the machine's clock. */
  readonly recordedAt: Instant
  /** Of an earlier version, it may be one that this one does not know. */
  readonly kind: string
  readonly actor: string
  readonly run: string | null
  /** `name` and `domain`: null where nobody has read the customer. */
  readonly customer: { readonly id: string; readonly name: string | null; readonly domain: string | null } | null
  readonly decision: string | null
  /** The user principal name of the user it is about. */
  readonly user: string | null
  /** Of the migration it is about. */
  readonly method: Migration['method'] | null
  readonly data: { readonly [name: string]: Json }
}

/** What of the log is wanted; all of it where nothing is said. */
export interface LogFilter {
  /** The same person whatever roles stood behind their name. */
  readonly actor?: string | undefined
  readonly kinds?: readonly string[] | undefined
  readonly customer?: CustomerId | undefined
  readonly run?: RunId | undefined
  /** Events that name the plan, and those of its runs. */
  readonly plan?: string | undefined
  /** Not before, and before. */
  readonly since?: Instant | undefined
  readonly until?: Instant | undefined
  /** Only what was recorded before this one. */
  readonly before?: string | undefined
}

/** Without the roles behind it, and without regard to case; as an index has it. */
function nameIn(actor: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`lower(regexp_replace(${actor}, ' [(][^()]*[)]$', ''))`
}

interface LogRow {
  readonly id: string
  readonly at: Date
  readonly recorded_real: Date
  readonly kind: string
  readonly actor: string
  readonly run_id: string | null
  readonly customer_id: string | null
  readonly decision: string | null
  readonly data: unknown
  readonly name: string | null
  readonly domain: string | null
  readonly user: string | null
  readonly method: Migration['method'] | null
}

/** At most `limit`, what was recorded last first. */
export async function listLog(db: Db, filter: LogFilter, limit: number): Promise<readonly LogEntry[]> {
  const { actor, kinds, customer, run, plan, since, until, before } = filter
  const wanted = [
    ...(actor === undefined ? [] : [sql`${nameIn(sql`e.actor`)} = ${nameIn(sql`${actor}::text`)}`]),
    ...(kinds === undefined ? [] : [sql`e.kind = any(${[...kinds]}::text[])`]),
    ...(customer === undefined ? [] : [sql`e.customer_id = ${customer}`]),
    ...(run === undefined ? [] : [sql`e.run_id = ${run}`]),
    ...(plan === undefined ? [] : [sql`(e.data ->> 'plan' = ${plan} or e.run_id in (select r.id from runs r where r.plan_id = ${plan}))`]),
    ...(since === undefined ? [] : [sql`e.at >= ${since}`]),
    ...(until === undefined ? [] : [sql`e.at < ${until}`]),
    ...(before === undefined ? [] : [sql`e.id < ${before}`]),
  ]
  const { rows } = await sql<LogRow>`
    with page as (
      select e.* from events e ${wanted.length > 0 ? sql`where ${sql.join(wanted, sql` and `)}` : sql``}
      order by e.id desc limit ${limit}
    )
    select p.*, c.name, c.domain, u.user_principal_name as user, m.method
    from page p
    left join lateral (
      select name, domain from snapshot_customers s where s.customer_id = p.customer_id order by length(snapshot_id) desc, snapshot_id desc limit 1
    ) c on true
    left join migrations m on m.run_id = p.run_id and m.customer_id = p.customer_id and m.decision = p.decision
    left join user_moves u
      on u.run_id = p.run_id and u.customer_id = p.customer_id and u.decision = p.decision and u.user_id = p.data ->> 'user'
    order by p.id desc`.execute(db)
  return rows.map(toEntry)
}

function toEntry({
  id,
  at,
  recorded_real,
  kind,
  actor,
  run_id,
  customer_id,
  decision,
  data,
  name,
  domain,
  user,
  method,
}: LogRow): LogEntry {
  return {
    ...{ id, kind, actor, decision, user, method },
    at: toInstant(at),
    recordedAt: toInstant(recorded_real),
    run: run_id,
    customer: customer_id === null ? null : { id: customer_id, name, domain },
    data: data as LogEntry['data'],
  }
}

/** A customer by id or domain, whatever its case: of the latest scans, of a run, or of an event. */
export async function findCustomerOfLog(db: Db, ref: string): Promise<CustomerId | undefined> {
  const wanted = ref.toLowerCase()
  const { rows } = await sql<{ id: CustomerId }>`
    select customer_id as id from snapshot_customers where customer_id = ${wanted}
    union all
    select customer_id from events where customer_id = ${wanted}
    union all
    select customer_id from run_customers where lower(domain) = ${wanted}
    union all
    select customer_id from snapshot_customers
    where lower(domain) = ${wanted}
      and snapshot_id = (select id from snapshots where customer_id is null order by taken_at desc, length(id) desc, id desc limit 1)
    limit 1`.execute(db)
  return rows[0]?.id
}
