import type { CustomerId, SnapshotId } from '../domain/id.ts'
import type { Db } from './database.ts'

const PAGE = 100

/** Snapshots that a version began which kept no rows of subscriptions, and those that are being taken now. */
export async function listSnapshotsToFillIn(db: Db): Promise<readonly { readonly id: SnapshotId; readonly isOver: boolean }[]> {
  const rows = await db.selectFrom('snapshots').select(['id', 'state']).where('subscriptions', 'is', null).execute()
  return rows.map(({ id, state }) => ({ id: id as SnapshotId, isOver: state !== 'taking' }))
}

/** The next customers of one whose subscriptions are no rows yet. */
export async function listToFillIn(db: Db, snapshot: SnapshotId): Promise<readonly CustomerId[]> {
  const rows = await db
    .selectFrom('snapshot_customers')
    .select('customer_id')
    .where('snapshot_id', '=', snapshot)
    .where('subscriptions', 'is', null)
    .where('body', 'is not', null)
    .where('state', '=', 'read')
    .orderBy('customer_id')
    .limit(PAGE)
    .execute()
  return rows.map((row) => row.customer_id as CustomerId)
}
