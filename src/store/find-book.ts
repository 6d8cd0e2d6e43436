import { sql } from 'kysely'
import type { SnapshotId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Db } from './database.ts'
import { toInstant } from './row.ts'

/** A complete snapshot as a list shows what it is of. */
export interface Book {
  readonly id: SnapshotId
  readonly takenAt: Instant
  readonly customersTotal: number
  readonly customersRead: number
  readonly customersFailed: number
  readonly subscriptions: number
}

/** Undefined where there is none, or it is not complete. From one row: lists ask for it with every page. */
export async function findBook(db: Db, id: SnapshotId | 'latest'): Promise<Book | undefined> {
  let query = db
    .selectFrom('snapshots')
    .select(['id', 'taken_at', 'customers_listed', 'customers_read', 'customers_failed', 'subscriptions'])
    .where('state', '=', 'complete')
  query =
    id === 'latest'
      ? query
          .where('customer_id', 'is', null)
          .orderBy('taken_at', 'desc')
          .orderBy(sql`length(id)`, 'desc')
          .orderBy('id', 'desc')
          .limit(1)
      : query.where('id', '=', id)
  const row = await query.executeTakeFirst()
  return (
    row && {
      id: row.id as SnapshotId,
      takenAt: toInstant(row.taken_at),
      customersTotal: row.customers_listed,
      customersRead: row.customers_read ?? 0,
      customersFailed: row.customers_failed ?? 0,
      subscriptions: row.subscriptions ?? 0,
    }
  )
}
