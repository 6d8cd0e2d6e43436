import { sql } from 'kysely'
import type { CustomerId } from '../domain/id.ts'
import type { Db, Trx } from './database.ts'

/** Words for one customer: these, and no others. Written as `toTag` writes them. */
export async function recordTags(trx: Trx, customer: CustomerId, tags: readonly string[]): Promise<void> {
  await trx.deleteFrom('customer_tags').where('customer_id', '=', customer).execute()
  await addAll(trx, [customer], tags)
}

/** Gives many customers one word; how many did not have it. */
export async function addTag(trx: Trx, customers: readonly CustomerId[], tag: string): Promise<number> {
  return addAll(trx, customers, [tag])
}

async function addAll(trx: Trx, customers: readonly CustomerId[], tags: readonly string[]): Promise<number> {
  const { rows } = await sql`
    insert into customer_tags (customer_id, tag)
    select c, t from unnest(${[...customers]}::text[]) c cross join unnest(${[...new Set(tags)]}::text[]) t
    on conflict do nothing returning 1`.execute(trx)
  return rows.length
}

/** Takes one word off many customers; how many had it. */
export async function removeTag(trx: Trx, customers: readonly CustomerId[], tag: string): Promise<number> {
  const { rows } = await sql`
    delete from customer_tags where tag = ${tag} and customer_id = any(${[...customers]}::text[]) returning 1`.execute(trx)
  return rows.length
}

export async function listTagsOf(db: Db | Trx, customer: CustomerId): Promise<readonly string[]> {
  const rows = await db.selectFrom('customer_tags').select('tag').where('customer_id', '=', customer).orderBy('tag').execute()
  return rows.map(({ tag }) => tag)
}

/** Every word, with how many customers have it. */
export async function countTags(db: Db): Promise<readonly { readonly tag: string; readonly customers: number }[]> {
  const { rows } = await sql<{ tag: string; customers: number }>`
    select tag, count(*)::int as customers from customer_tags group by tag order by tag`.execute(db)
  return rows
}
