import type { Instant } from '../domain/instant.ts'
import type { Db, Trx } from './database.ts'
import { toInstant } from './row.ts'

/** How somebody has filtered and sorted a page. */
export interface SavedView {
  readonly id: string
  /** The person, whatever roles they have. */
  readonly owner: string
  readonly name: string
  readonly page: string
  /** As behind the ? of the page's address. */
  readonly query: string
  readonly shared: boolean
  readonly changedAt: Instant
}

/** Keeps it; one of the same owner, page and name gives way. */
export async function recordView(trx: Trx, view: Omit<SavedView, 'id'>): Promise<SavedView> {
  const { changedAt, ...rest } = view
  const { id } = await trx
    .insertInto('saved_views')
    .values({ ...rest, changed_at: changedAt })
    .onConflict((conflict) =>
      conflict.columns(['owner', 'page', 'name']).doUpdateSet({ query: view.query, shared: view.shared, changed_at: changedAt }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...view, id }
}

/** Their own and those that others share, of one page or of all, by page and name. */
export async function listViews(db: Db, owner: string, page: string | undefined): Promise<readonly SavedView[]> {
  let query = db
    .selectFrom('saved_views')
    .selectAll()
    .where((eb) => eb.or([eb('owner', '=', owner), eb('shared', '=', true)]))
    .orderBy('page')
    .orderBy('name')
    .orderBy('id')
  if (page !== undefined) query = query.where('page', '=', page)
  return (await query.execute()).map(toView)
}

export async function countViewsOf(db: Db | Trx, owner: string): Promise<number> {
  const { n } = await db
    .selectFrom('saved_views')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('owner', '=', owner)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function findView(db: Db | Trx, id: string): Promise<SavedView | undefined> {
  const row = await db.selectFrom('saved_views').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toView(row)
}

export async function deleteView(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('saved_views').where('id', '=', id).execute()
}

function toView({
  changed_at,
  ...row
}: {
  readonly changed_at: Date
  readonly id: string
  readonly owner: string
  readonly name: string
  readonly page: string
  readonly query: string
  readonly shared: boolean
}): SavedView {
  return { ...row, changedAt: toInstant(changed_at) }
}
