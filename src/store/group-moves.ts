import type { GroupId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { GroupMoveRecord, GroupMoveState, Reason } from '../domain/run.ts'
import type { License } from '../domain/snapshot.ts'
import type { Db, Trx } from './database.ts'
import type { MigrationKey } from './migrations.ts'
import { fromJson, toInstant, toInstantOrNull, toJson } from './row.ts'

/** Makes a row per group, in this order; a group that has one keeps it. */
export async function createGroupMoves(
  trx: Trx,
  key: MigrationKey,
  groups: readonly { readonly group: GroupId; readonly name: string }[],
  at: Instant,
): Promise<void> {
  if (groups.length === 0) return
  await trx
    .insertInto('group_moves')
    .values(
      groups.map(({ group, name }, position) => ({
        run_id: key.run,
        customer_id: key.customer,
        decision: key.decision,
        group_id: group,
        name,
        position,
        state: 'pending' as const,
        changed_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** In the order of the part. */
export async function listGroupMoves(db: Db | Trx, key: MigrationKey): Promise<readonly GroupMoveRecord[]> {
  const rows = await db
    .selectFrom('group_moves')
    .selectAll()
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    group: row.group_id as GroupId,
    name: row.name,
    state: row.state as GroupMoveState,
    members: row.members,
    before: fromJson<readonly License[] | null>(row.before),
    sentAt: toInstantOrNull(row.sent_at),
    reprocessed: row.reprocessed,
    reason: fromJson<Reason | null>(row.reason),
    changedAt: toInstant(row.changed_at),
  }))
}

export type GroupMoveChange = Pick<GroupMoveRecord, 'group' | 'state'> &
  Partial<Pick<GroupMoveRecord, 'members' | 'before' | 'sentAt' | 'reprocessed' | 'reason'>>

/** Members that are left out stay as they were; a reason is cleared unless given. */
export async function recordGroupMove(trx: Trx, key: MigrationKey, change: GroupMoveChange, at: Instant): Promise<void> {
  const { group, state, members, before, sentAt, reprocessed, reason } = change
  await trx
    .updateTable('group_moves')
    .set({
      state,
      reason: reason ? toJson(reason) : null,
      changed_at: at,
      ...(members === undefined ? {} : { members }),
      ...(before === undefined ? {} : { before: before === null ? null : toJson(before) }),
      ...(sentAt === undefined ? {} : { sent_at: sentAt }),
      ...(reprocessed === undefined ? {} : { reprocessed }),
    })
    .where('run_id', '=', key.run)
    .where('customer_id', '=', key.customer)
    .where('decision', '=', key.decision)
    .where('group_id', '=', group)
    .execute()
}
