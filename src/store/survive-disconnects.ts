import type pg from 'pg'

const guarded = new WeakSet<pg.Pool>()

/**
 * Keeps the process alive when the database ends a connection between two statements: it restarts, or a transaction was left idle
 * for too long. Whoever uses that connection next gets the error; `pg` also raises it as an event, which nobody else listens to.
 * Call it before the pool's first connection. Calling twice for one pool is calling once.
 */
export function surviveDisconnects(pool: pg.Pool, onError: (error: Error) => void): pg.Pool {
  if (guarded.has(pool)) return pool
  guarded.add(pool)
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}
