import type { RawBuilder } from 'kysely'
import type { Db } from './database.ts'

/** More than anybody filters by in a morning. */
const COUNTS_MOST = 500

const countsOf = new WeakMap<Db, Map<string, Promise<number>>>()

/**
 * Counts, and remembers what came of it in this process where the answer stays the same: whoever scrolls through a list asks for page after page
 * of what is counted once.
 */
export async function countOnce(db: Db, query: RawBuilder<{ n: number }>, staysTheSame: boolean): Promise<number> {
  if (!staysTheSame) return count(db, query)
  const counts = countsOf.get(db) ?? new Map<string, Promise<number>>()
  countsOf.set(db, counts)
  const { sql, parameters } = query.compile(db)
  const key = JSON.stringify([sql, parameters])
  const known = counts.get(key)
  if (known !== undefined) return known
  const counting = count(db, query)
  counts.set(key, counting)
  counting.catch(() => counts.delete(key))
  if (counts.size > COUNTS_MOST) for (const [oldest] of counts) if (counts.size > COUNTS_MOST) counts.delete(oldest)
  return counting
}

async function count(db: Db, query: RawBuilder<{ n: number }>): Promise<number> {
  const { rows } = await query.execute(db)
  return rows[0]?.n ?? 0
}
