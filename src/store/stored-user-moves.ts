import { sql } from 'kysely'
import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { UserMoveRecord, UserMoveState } from '../domain/run.ts'
import type { Db } from './database.ts'
import type { MigrationKey } from './migrations.ts'
import { named } from './picked-users.ts'
import { toInstant, toInstantOrNull } from './row.ts'
import { selectMoves, toUserMove, type UserMoveRow } from './user-move-row.ts'

export interface StoredUserMove extends UserMoveRecord {
  readonly run: RunId
  readonly customer: CustomerId
  readonly decision: string
  readonly changedAt: Instant
  /** When they were changed, or were first read as changed; null: they were not. It stays while another run takes them back. */
  readonly movedAt: Instant | null
}

/** A place in the list of a run's moves. */
export type MovePlace = Pick<StoredUserMove, 'customer' | 'userPrincipalName' | 'user' | 'decision'>

/** The moves of a run, optionally of one customer and in one state; by customer and name, in pages: those behind `after`. */
export async function listRunUserMoves(
  db: Db,
  run: RunId,
  filter: {
    readonly customer?: string | undefined
    readonly state?: UserMoveState | undefined
    /** By id or user principal name. */
    readonly users?: readonly string[] | undefined
  },
  page: { readonly after: MovePlace | undefined; readonly limit: number },
): Promise<readonly StoredUserMove[]> {
  let query = selectMoves(db)
    .where('run_id', '=', run)
    .orderBy('customer_id')
    .orderBy(sql`lower(user_principal_name)`)
    .orderBy('user_id')
    .orderBy('decision')
    .limit(page.limit)
  if (page.after !== undefined) {
    const { customer, userPrincipalName, user, decision } = page.after
    // The first by itself finds the place in the index.
    query = query
      .where('customer_id', '>=', customer)
      .where(
        sql<boolean>`(customer_id, lower(user_principal_name), user_id, decision) > (${customer}, lower(${userPrincipalName}), ${user}, ${decision})`,
      )
  }
  if (filter.customer !== undefined) query = query.where('customer_id', '=', filter.customer)
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  if (filter.users !== undefined) query = query.where(named(filter.users, { id: sql`user_id`, name: sql`user_principal_name` }))
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

interface Dates {
  readonly changed_at: Date
  readonly moved_at: Date | null
  readonly verified_at: Date | null
}

function toStored(
  row: UserMoveRow & { readonly run_id: string; readonly customer_id: string; readonly decision: string } & Dates,
): StoredUserMove {
  return {
    ...toUserMove(row),
    run: row.run_id as RunId,
    customer: row.customer_id as CustomerId,
    decision: row.decision,
    changedAt: toInstant(row.changed_at),
    movedAt: toInstantOrNull(row.moved_at ?? row.verified_at),
  }
}
