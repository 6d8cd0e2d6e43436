import type { GroupId, SkuId, UserId } from '../domain/id.ts'
import type { Reason, UserMoveRecord, UserMoveState, UserState } from '../domain/run.ts'
import type { License } from '../domain/snapshot.ts'
import type { Db, Trx } from './database.ts'
import { fromJson } from './row.ts'

/** All columns; what is wanted of them is for the caller to say. */
export function selectMoves(db: Db | Trx) {
  return db.selectFrom('user_moves').selectAll()
}

export interface UserMoveRow {
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

export function toUserMove(row: UserMoveRow): UserMoveRecord {
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
