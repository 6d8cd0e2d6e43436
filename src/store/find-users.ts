import { sql, type RawBuilder } from 'kysely'
import type { CustomerId, RunId, SnapshotId, UserId } from '../domain/id.ts'
import type { Customer } from '../domain/snapshot.ts'
import { sortKey } from '../domain/sort-key.ts'
import type { Db } from './database.ts'

export interface FoundUser {
  readonly user: UserId
  readonly userPrincipalName: string
  /** Of somebody whose display name is not on record, the user principal name. */
  readonly displayName: string
  readonly customer: Customer
  /** Whether the snapshot has them; whom it has not a run has dealt with. */
  readonly seen: boolean
}

/** Of the scans that runs were made from, so many are looked through, the newest. */
const SCANS_MOST = 50
/** Fewer than are asked for are in the snapshot, or nobody else is looked for: among twice as many there are enough of the others. */
const WITH_SEEN = 2
/** Runs and decisions have a row each for the same user. */
const ROWS_OF_A_USER = 5

/**
 * Users of all customers whose user principal name, display name, last name or domain begins so, whatever its case; at most `limit`. Those
 * of the snapshot come first; then those whom a run has dealt with and the snapshot does not have, because they were moved or are gone.
 */
export async function findUsers(db: Db, snapshot: SnapshotId, beginning: string, limit: number): Promise<readonly FoundUser[]> {
  const from = sortKey(beginning)
  if (from === '') return []
  const seen = await findSeen(db, snapshot, from, limit)
  return seen.length < limit ? [...seen, ...(await findMoved(db, snapshot, from, limit))].slice(0, limit) : seen
}

async function findSeen(db: Db, snapshot: SnapshotId, from: string, limit: number): Promise<readonly FoundUser[]> {
  const { rows } = await sql<Row>`
    select f.*, c.name, c.domain
    from (select f.* from (${bestOf(holdersFrom(from, sql`${snapshot}`, limit))}) f order by ${BY_NAME} limit ${limit}) f
    join snapshot_customers c on c.snapshot_id = ${snapshot} and c.customer_id = f.customer_id
    order by ${BY_NAME}`.execute(db)
  return rows.map((row) => toFound(row, true))
}

/** The run that moved each of these last, by user; who is back, or was never moved, is absent. */
export async function findLastMoves(db: Db, found: readonly FoundUser[]): Promise<ReadonlyMap<UserId, RunId>> {
  if (found.length === 0) return new Map()
  const { rows } = await sql<{ user_id: UserId; run_id: RunId; state: string; method: string }>`
    select distinct on (u.customer_id, u.user_id) u.user_id, u.run_id, u.state, m.method
    from user_moves u join migrations m on m.run_id = u.run_id and m.customer_id = u.customer_id and m.decision = u.decision
    where lower(u.user_principal_name) = any(${found.map(({ userPrincipalName }) => userPrincipalName.toLowerCase())}::text[])
    order by u.customer_id, u.user_id, u.changed_at desc`.execute(db)
  const moved = rows.filter(({ state, method }) => method !== 'undo' && (state === 'moved' || state === 'verified'))
  return new Map(moved.map(({ user_id, run_id }) => [user_id, run_id]))
}

/**
 * In one scan a run need not have touched all whose names begin so; where they are many, more letters find whoever is left out.
 * `offset 0`: looked up for each row by itself, or PostgreSQL may read all moves of all runs at once for a few dozen.
 */
async function findMoved(db: Db, snapshot: SnapshotId, from: string, limit: number): Promise<readonly FoundUser[]> {
  const { rows } = await sql<Row>`
    with scans as materialized (
      select distinct p.snapshot_id, length(p.snapshot_id) from runs r join plans p on p.id = r.plan_id where p.snapshot_id <> ${snapshot}
      order by length(p.snapshot_id) desc, p.snapshot_id desc limit ${SCANS_MOST}
    ), by_name as materialized (
      select distinct u.customer_id, u.user_id, u.user_principal_name, u.run_id from (
        select * from user_moves where ${range(sql`lower(user_principal_name)`, from)}
        order by lower(user_principal_name) using ~<~ limit ${limit * WITH_SEEN * ROWS_OF_A_USER}) u
    ), found as (
      select h.* from scans s cross join lateral (${holdersFrom(from, sql`s.snapshot_id`, limit * WITH_SEEN)}) h
      where exists (select from user_moves u where lower(u.user_principal_name) = lower(h.user_principal_name)
        and u.customer_id = h.customer_id and u.user_id = h.user_id offset 0)
      union all
      select n.customer_id, n.user_id, n.user_principal_name, h.body ->> 'displayName', 0
      from by_name n join runs r on r.id = n.run_id join plans p on p.id = r.plan_id
      left join snapshot_holders h on h.snapshot_id = p.snapshot_id and h.customer_id = n.customer_id and h.user_id = n.user_id
    )
    select f.*, c.name, c.domain from (${bestOf(sql`select * from found`)}) f
    cross join lateral (select name, domain from run_customers where customer_id = f.customer_id order by length(run_id) desc, run_id desc limit 1) c
    where not exists (
      select from snapshot_holders h where h.snapshot_id = ${snapshot} and h.customer_id = f.customer_id and h.user_id = f.user_id offset 0)
    order by ${BY_NAME} limit ${limit}`.execute(db)
  return rows.map((row) => toFound(row, false))
}

interface Row {
  readonly customer_id: CustomerId
  readonly user_id: UserId
  readonly user_principal_name: string
  readonly display_name: string | null
  readonly name: string
  readonly domain: string
}

const BY_NAME = sql`f.rank, lower(coalesce(f.display_name, f.user_principal_name)), f.user_principal_name`

/** Each user once, for the best of the reasons why they were found. */
function bestOf(found: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select distinct on (customer_id, user_id) * from (${found}) every
    order by customer_id, user_id, rank, display_name nulls last`
}

/** Holders of one snapshot, at most `limit` by each key and each from its index; whose own name begins so comes before last names and domains. */
function holdersFrom(from: string, snapshot: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  const keys = [
    { key: sql`lower(h.user_principal_name)`, from, rank: sql`0`, only: sql`true` },
    { key: sql`h.display_key`, from, rank: sql`0`, only: sql`true` },
    // As the index has it, to the letter.
    { key: sql`regexp_replace(h.display_key, '^(.*) ([^ ]+)$', '\\2 \\1')`, from, rank: sql`1`, only: sql`strpos(h.display_key, ' ') > 0` },
    { key: sql`split_part(lower(h.user_principal_name), '@', 2)`, from: from.replace(/^@/, ''), rank: sql`2`, only: sql`true` },
  ]
  const each = keys.map(
    (by) => sql`(select h.customer_id, h.user_id, h.user_principal_name, h.body ->> 'displayName' as display_name, ${by.rank} as rank
      from snapshot_holders h where h.snapshot_id = ${snapshot} and ${by.only} and ${range(by.key, by.from)}
      order by ${by.key} using ~<~ limit ${limit})`,
  )
  return sql.join(each, sql` union all `)
}

/** By bytes, as the index has them; a range is found there whatever the statement was planned with. */
function range(key: RawBuilder<unknown>, from: string): RawBuilder<unknown> {
  return sql`${key} ~>=~ ${from} and ${key} ~<~ ${`${from}\u{10FFFF}`}`
}

function toFound({ customer_id, user_id, user_principal_name, display_name, name, domain }: Row, seen: boolean): FoundUser {
  return {
    user: user_id,
    userPrincipalName: user_principal_name,
    displayName: display_name ?? user_principal_name,
    customer: { id: customer_id, name, domain },
    seen,
  }
}
