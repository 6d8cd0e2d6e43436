import { createHash } from 'node:crypto'
import type pg from 'pg'

/** More texts than this are not told apart by name any more: lists of changing length make ever new ones. */
const TEXTS_MOST = 1000

/**
 * A pool on whose connections each statement is parsed and planned once, and then called by its name: a tenth less of the
 * database's processor time in a run (`npm run bench -- B3`). A newer version of the product may change a table while this one works on it; then the
 * connection plans anew, and inside of a transaction that one transaction fails.
 */
export function planOnce(pool: pg.Pool): pg.Pool {
  const names = new Map<string, string>()

  function nameOf(text: string): string | undefined {
    const known = names.get(text)
    if (known !== undefined || names.size >= TEXTS_MOST) return known
    const name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
    return name
  }

  return {
    connect: async () => withNames(await pool.connect(), nameOf),
    end: () => pool.end(),
  } as unknown as pg.Pool
}

function withNames(client: pg.PoolClient, nameOf: (text: string) => string | undefined): pg.PoolClient {
  let isOutdated = false
  let isInTransaction = false

  async function query(text: string, values: unknown[]): Promise<unknown> {
    if (/^(begin|start transaction)/.test(text)) isInTransaction = true
    const name = values.length > 0 && !isOutdated ? nameOf(text) : undefined
    if (name === undefined) return client.query(text, values)
    try {
      return await client.query({ name, text, values })
    } catch (error) {
      if (!isPlanOutdated(error)) throw error
      isOutdated = true
      if (isInTransaction) throw error
      return client.query(text, values)
    }
  }

  return { query, release: (error?: Error | boolean) => client.release(error ?? isOutdated) } as unknown as pg.PoolClient
}

/** PostgreSQL, RevalidateCachedQuery: `select *` of a table that has got another column since. */
function isPlanOutdated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000' && error.message.includes('cached plan')
}
