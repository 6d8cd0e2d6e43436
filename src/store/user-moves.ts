import { sql } from 'kysely'
import type { CustomerId, GroupId, RunId, SkuId, UserId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Reason, UserMoveRecord, UserMoveState, UserState } from '../domain/run.ts'
import type { License } from '../domain/snapshot.ts'
import type { Db, Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'
import { fromJson, toInstant, toJson } from './row.ts'

export type NewUserMove = Pick<UserMoveRecord, 'user' | 'userPrincipalName' | 'through' | 'add' | 'remove' | 'isLatecomer'>

/** Makes a row per user; a user who has one keeps it. */
export async function createUserMoves(trx: Trx, key: MigrationKey, moves: readonly NewUserMove[], at: Instant): Promise<void> {
  if (moves.length === 0) return
  await sql`
    insert into user_moves (run_id, customer_id, decision, user_id, user_principal_name, state, is_latecomer, through, add_licenses, remove_skus, changed_at)
    select ${key.run}, ${key.customer}, ${key.decision}, m.user, m."userPrincipalName", 'pending', m."isLatecomer", nullif(m.through, '[]'), m.add, m.remove, ${at}
    from jsonb_to_recordset(${toJson(moves)}::jsonb) as m("user" text, "userPrincipalName" text, "isLatecomer" boolean, through jsonb, add jsonb, remove jsonb)
    on conflict do nothing`.execute(trx)
}

/** At most `limit` moves in the given states, by user id. */
export async function listUserMoves(
  db: Db | Trx,
  key: MigrationKey,
  states: readonly UserMoveState[],
  limit: number,
): Promise<readonly UserMoveRecord[]> {
  const rows = await selectMoves(db)
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('state', 'in', states)
    .orderBy('user_id')
    .limit(limit)
    .execute()
  return rows.map(toUserMove)
}

/** The moves of these users, with when each last changed; users without one are absent. */
export async function listMovesOf(
  db: Db | Trx,
  key: MigrationKey,
  users: readonly UserId[],
): Promise<readonly (UserMoveRecord & { readonly changedAt: Instant })[]> {
  if (users.length === 0) return []
  const rows = await selectMoves(db)
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('user_id', '=', sql<string>`any(${[...users]}::text[])`)
    .execute()
  return rows.map((row) => ({ ...toUserMove(row), changedAt: toInstant(row.changed_at) }))
}

/** At most `limit` users who were moved before a moment and are not among those `seen`. */
export async function listUnseenMoves(
  db: Db | Trx,
  key: MigrationKey,
  seen: readonly UserId[],
  movedBefore: Instant,
  limit: number,
): Promise<readonly UserMoveRecord[]> {
  const rows = await selectMoves(db)
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('state', '=', 'moved')
    .where('changed_at', '<', new Date(movedBefore))
    .where('user_id', 'not in', sql<string>`(select unnest(${[...seen]}::text[]))`)
    .orderBy('user_id')
    .limit(limit)
    .execute()
  return rows.map(toUserMove)
}

/** At most `limit` moves of users who get something through a group and whose turn has not come, by user id. */
export async function listMovesThroughGroups(db: Db | Trx, key: MigrationKey, limit: number): Promise<readonly UserMoveRecord[]> {
  const rows = await selectMoves(db)
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('state', '=', 'pending')
    .where('through', 'is not', null)
    .orderBy('user_id')
    .limit(limit)
    .execute()
  return rows.map(toUserMove)
}

export interface UserMoveChange {
  readonly user: UserId
  readonly state: UserMoveState
  readonly before?: UserState
  readonly after?: UserState
  readonly reason?: Reason
}

/**
 * Records what became of each user; members that are left out stay as they were. A reason is cleared unless given, and so is what
 * was read after an earlier swap where a new before is given.
 */
export async function recordUserMoves(trx: Trx, key: MigrationKey, changes: readonly UserMoveChange[], at: Instant): Promise<void> {
  if (changes.length === 0) return
  await sql`
    update user_moves as m
    set state = c.state, before = coalesce(c.before, m.before), after = case when c.before is null then coalesce(c.after, m.after) else c.after end, reason = c.reason, changed_at = ${at},
        moved_at = case when c.state = 'moved' then coalesce(m.moved_at, ${at}) else m.moved_at end
    from jsonb_to_recordset(${toJson(changes)}::jsonb) as c("user" text, state text, before jsonb, after jsonb, reason jsonb)
    where m.run_id = ${key.run} and m.customer_id = ${key.customer} and m.decision = ${key.decision} and m.user_id = c.user`.execute(trx)
}

/**
 * Closes every move in `from` as `to`, with one reason for all; only those that last changed before `changedBefore`, or that
 * were (not) sent once, where that is given. Says how many.
 */
export async function closeUserMoves(
  trx: Trx,
  key: MigrationKey,
  close: {
    readonly from: UserMoveState
    readonly to: UserMoveState
    readonly reason: Reason | null
    readonly changedBefore?: Instant
    readonly wasSent?: boolean
    /** Those of whom nothing comes through a group. */
    readonly isDirect?: true
  },
  at: Instant,
): Promise<number> {
  let update = trx
    .updateTable('user_moves')
    .set({ state: close.to, reason: close.reason === null ? null : toJson(close.reason), changed_at: at })
    .$if(close.to === 'moved', (query) => query.set({ moved_at: sql`coalesce(moved_at, ${at})` }))
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('state', '=', close.from)
  if (close.changedBefore !== undefined) update = update.where('changed_at', '<', new Date(close.changedBefore))
  if (close.wasSent !== undefined) update = update.where('before', close.wasSent ? 'is not' : 'is', null)
  if (close.isDirect) update = update.where('through', 'is', null)
  return Number((await update.executeTakeFirst()).numUpdatedRows)
}

/** Latecomers that have, or had, a place. */
export async function countLatecomers(db: Db | Trx, key: MigrationKey): Promise<number> {
  const row = await db
    .selectFrom('user_moves')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('is_latecomer', '=', true)
    .where('state', '!=', 'refused')
    .executeTakeFirstOrThrow()
  return row.n
}

export type UserMoveCounts = { readonly [state in UserMoveState]: number }

export async function countUserMoves(db: Db | Trx, key: MigrationKey): Promise<UserMoveCounts> {
  const rows = await db
    .selectFrom('user_moves')
    .select(['state', sql<number>`count(*)::int`.as('n')])
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .groupBy('state')
    .execute()
  return toCounts(rows)
}

/** Counts of a whole run, per migration: `customer|decision`. */
export async function countRunMoves(db: Db, run: RunId): Promise<ReadonlyMap<string, UserMoveCounts>> {
  const rows = await db
    .selectFrom('user_moves')
    .select(['customer_id', 'decision', 'state', sql<number>`count(*)::int`.as('n')])
    .where('run_id', '=', run)
    .groupBy(['customer_id', 'decision', 'state'])
    .execute()
  const grouped = Map.groupBy(rows, (row) => `${row.customer_id}|${row.decision}`)
  return new Map([...grouped].map(([key, counts]) => [key, toCounts(counts)]))
}

export interface StoredUserMove extends UserMoveRecord {
  readonly run: RunId
  readonly customer: CustomerId
  readonly decision: string
  readonly changedAt: Instant
}

/** The moves of a run, optionally of one customer and in one state; by customer and name, in pages. */
export async function listRunUserMoves(
  db: Db,
  run: RunId,
  filter: { readonly customer?: string | undefined; readonly state?: UserMoveState | undefined },
  page: { readonly after: string; readonly limit: number },
): Promise<readonly StoredUserMove[]> {
  let query = selectMoves(db)
    .where('run_id', '=', run)
    .where('user_id', '>', page.after)
    .orderBy('user_id')
    .orderBy('decision')
    .limit(page.limit)
  if (filter.customer !== undefined) query = query.where('customer_id', '=', filter.customer)
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  return (await query.execute()).map(toStored)
}

/** The moves of one migration, optionally in one state, by user id, in pages: every user once, also one with several migrations. */
export async function listMovesAfter(
  db: Db,
  key: MigrationKey,
  state: UserMoveState | undefined,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly StoredUserMove[]> {
  let query = selectMoves(db)
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('user_id', '>', page.after)
    .orderBy('user_id')
    .limit(page.limit)
  if (state !== undefined) query = query.where('state', '=', state)
  return (await query.execute()).map(toStored)
}

/** Every move of one person, newest first. */
export async function listMovesOfPerson(db: Db, userPrincipalName: string): Promise<readonly StoredUserMove[]> {
  const rows = await selectMoves(db)
    .where(sql`lower(user_principal_name)`, '=', userPrincipalName.toLowerCase())
    .orderBy('changed_at', 'desc')
    .execute()
  return rows.map(toStored)
}

function selectMoves(db: Db | Trx) {
  return db.selectFrom('user_moves').selectAll()
}

interface UserMoveRow {
  readonly user_id: string
  readonly user_principal_name: string
  readonly state: string
  readonly is_latecomer: boolean
  readonly through: unknown
  readonly add_licenses: unknown
  readonly remove_skus: unknown
  readonly before: unknown
  readonly after: unknown
  readonly reason: unknown
}

function toStored(
  row: UserMoveRow & { readonly run_id: string; readonly customer_id: string; readonly decision: string; readonly changed_at: Date },
): StoredUserMove {
  return {
    ...toUserMove(row),
    run: row.run_id as RunId,
    customer: row.customer_id as CustomerId,
    decision: row.decision,
    changedAt: toInstant(row.changed_at),
  }
}

function toUserMove(row: UserMoveRow): UserMoveRecord {
  return {
    user: row.user_id as UserId,
    userPrincipalName: row.user_principal_name,
    through: row.through === null ? [] : fromJson<readonly GroupId[]>(row.through),
    add: fromJson<readonly License[]>(row.add_licenses),
    remove: fromJson<readonly SkuId[]>(row.remove_skus),
    state: row.state as UserMoveState,
    isLatecomer: row.is_latecomer,
    before: fromJson<UserState | null>(row.before),
    after: fromJson<UserState | null>(row.after),
    reason: fromJson<Reason | null>(row.reason),
  }
}

function toCounts(rows: readonly { readonly state: string; readonly n: number }[]): UserMoveCounts {
  const count = (state: UserMoveState): number => rows.find((row) => row.state === state)?.n ?? 0
  return {
    pending: count('pending'),
    sent: count('sent'),
    moved: count('moved'),
    verified: count('verified'),
    refused: count('refused'),
    'left-alone': count('left-alone'),
  }
}
