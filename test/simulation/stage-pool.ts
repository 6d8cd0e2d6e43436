import type pg from 'pg'
import type { Stage } from '../../src/durable/stage.ts'

/** What the database does with whoever connects next; undefined: nothing out of the ordinary. */
export type DatabaseFault = 'refused' | 'dies' | 'commit-lost'

/**
 * One connection, given to one after the other by the stage: a transaction is one turn. So a crash comes before it or after it, and
 * nobody waits inside of the database for anybody else.
 */
export function stagePool(
  pool: pg.Pool,
  stage: Stage,
  nextFault: () => DatabaseFault | undefined,
  /** Told in the same turn: whoever had the connection has changed a run. */
  onRunChanged: (client: pg.PoolClient) => Promise<void>,
): pg.Pool {
  function connect(): Promise<pg.PoolClient> {
    return new Promise((resolve, reject) => {
      const served = stage.turn('database', async () => {
        const fault = nextFault()
        if (fault === 'refused') return reject(refused())
        const client = await pool.connect()
        const released = Promise.withResolvers<undefined>()
        const wrapped = wrap(client, fault, () => released.resolve(undefined))
        resolve(wrapped.client)
        await released.promise
        if (wrapped.hasChangedRun()) await onRunChanged(client)
        client.release()
      })
      served.catch(reject)
    })
  }
  return { connect, end: () => Promise.resolve() } as unknown as pg.Pool
}

interface Wrapped {
  readonly client: pg.PoolClient
  hasChangedRun(): boolean
}

function wrap(client: pg.PoolClient, fault: DatabaseFault | undefined, release: () => void): Wrapped {
  const send = client.query.bind(client) as unknown as (...args: readonly unknown[]) => Promise<unknown>
  let isDead = false
  let isInTransaction = false
  let hasChangedRun = false

  async function query(...args: readonly unknown[]): Promise<unknown> {
    if (isDead) throw terminated()
    const text = textOf(args[0])
    if (text === 'begin') isInTransaction = true
    hasChangedRun ||= /^\s*update "?runs"? /.test(text)
    if (fault === 'dies' && text !== 'begin') return die()
    const result: unknown = await send(...args)
    if (fault === 'commit-lost' && (text === 'commit' || !isInTransaction)) return die()
    return result
  }

  /** What was committed stays, what was not is rolled back; the client learns neither. */
  async function die(): Promise<never> {
    isDead = true
    if (isInTransaction) await send('rollback').catch(() => undefined)
    throw terminated()
  }

  return { client: { query, release } as unknown as pg.PoolClient, hasChangedRun: () => hasChangedRun }
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query.toLowerCase()
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text).toLowerCase() : ''
}

function refused(): Error {
  return Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })
}

function terminated(): Error {
  return new Error('Connection terminated unexpectedly')
}
