import { sql } from 'kysely'
import type { GroupId, RunId, UserId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Reason, UserMoveRecord, UserMoveState, UserState } from '../domain/run.ts'
import type { Db, Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'
import { toInstant, toJson } from './row.ts'
import { selectMoves, toUserMove } from './user-move-row.ts'

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
  const rows = await movesOf(db, key).where('state', 'in', states).orderBy('user_id').limit(limit).execute()
  return rows.map(toUserMove)
}

/** The moves of these users, with when each last changed; users without one are absent. */
export async function listMovesOf(
  db: Db | Trx,
  key: MigrationKey,
  users: readonly UserId[],
): Promise<readonly (UserMoveRecord & { readonly changedAt: Instant })[]> {
  if (users.length === 0) return []
  const rows = await movesOf(db, key)
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
  const rows = await movesOf(db, key)
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
  const rows = await movesOf(db, key)
    .where('state', '=', 'pending')
    .where('through', 'is not', null)
    .orderBy('user_id')
    .limit(limit)
    .execute()
  return rows.map(toUserMove)
}

/** At most `limit` moves of users whose turn has come, by user id: nothing of theirs comes through one of these groups. */
export async function listMovesApartFrom(
  db: Db | Trx,
  key: MigrationKey,
  groups: readonly GroupId[],
  limit: number,
): Promise<readonly UserMoveRecord[]> {
  const rows = await movesOf(db, key)
    .where('state', '=', 'pending')
    .where(sql<boolean>`(through is null or not through ?| ${[...groups]}::text[])`)
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
 * was read after an earlier swap where a new before is given; what was direct stays as it was before the first change. Users whom another run takes back stay as they are.
 */
export async function recordUserMoves(trx: Trx, key: MigrationKey, changes: readonly UserMoveChange[], at: Instant): Promise<void> {
  if (changes.length === 0) return
  await sql`
    update user_moves as m
    set state = c.state, before = coalesce(c.before || jsonb_strip_nulls(jsonb_build_object('direct', m.before -> 'direct')), m.before), after = case when c.before is null then coalesce(c.after, m.after) else c.after end, reason = c.reason, changed_at = ${at},
        moved_at = case when c.state = 'moved' then coalesce(m.moved_at, ${at}) else m.moved_at end,
        verified_at = case when c.state = 'verified' then coalesce(m.verified_at, ${at}) when c.state = 'moved' then m.verified_at end
    from jsonb_to_recordset(${toJson(changes)}::jsonb) as c("user" text, state text, before jsonb, after jsonb, reason jsonb)
    where m.run_id = ${key.run} and m.customer_id = ${key.customer} and m.decision = ${key.decision} and m.user_id = c.user and m.state <> 'undone'`.execute(
    trx,
  )
}

/**
 * Leaves users to another run, which takes them back; says how many. Not those who are being moved at this moment. Who was moved and never
 * read back has gone all the same: from then on the other run says where they are.
 */
export async function markUndone(trx: Trx, key: MigrationKey, users: readonly UserId[], reason: Reason, at: Instant): Promise<number> {
  const update = trx
    .updateTable('user_moves')
    .set({ state: 'undone', reason: toJson(reason), changed_at: at, verified_at: GONE_SINCE })
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('user_id', '=', sql<string>`any(${[...users]}::text[])`)
    .where('state', 'not in', ['pending', 'sent'])
  return Number((await update.executeTakeFirst()).numUpdatedRows)
}

const GONE_SINCE = sql<string | null>`coalesce(verified_at, moved_at)`

/** Everybody whom it moved, or tried to: another run takes all of it back. */
export async function markAllUndone(trx: Trx, key: MigrationKey, reason: Reason, at: Instant): Promise<void> {
  await trx
    .updateTable('user_moves')
    .set({ state: 'undone', reason: toJson(reason), changed_at: at, verified_at: GONE_SINCE })
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('state', 'in', ['moved', 'verified', 'refused'])
    .where('before', 'is not', null)
    .execute()
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

function toCounts(rows: readonly { readonly state: string; readonly n: number }[]): UserMoveCounts {
  const count = (state: UserMoveState): number => rows.find((row) => row.state === state)?.n ?? 0
  return {
    pending: count('pending'),
    sent: count('sent'),
    moved: count('moved'),
    verified: count('verified'),
    refused: count('refused'),
    'left-alone': count('left-alone'),
    undone: count('undone'),
  }
}

function movesOf(db: Db | Trx, key: MigrationKey) {
  return selectMoves(db).where('run_id', '=', key.run).where('customer_id', '=', key.customer).where('decision', '=', key.decision)
}
