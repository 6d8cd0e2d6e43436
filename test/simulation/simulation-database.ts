import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { applySchema } from '../../src/store/apply-schema.ts'
import { surviveDisconnects } from '../../src/store/survive-disconnects.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded/start-postgres.ts'
import { clearAbandonedServers } from '../support/abandoned-servers.ts'

const PREFIX = 'crossgrade-simulation-'

/**
 * A Postgres for nothing but simulations, without fsync: nobody will miss its data. It ends with the body, and when the process is
 * told to stop; the signal tells children of the body to end too.
 */
export async function withSimulationDatabase<T>(body: (url: string, told: AbortSignal) => Promise<T>): Promise<T> {
  clearAbandonedServers(PREFIX)
  const told = new AbortController()
  const toldToStop = new Promise<never>((_, reject) => {
    told.signal.addEventListener('abort', () => reject(new Error('told to stop')))
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => told.abort())
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  // mkdtemp makes folders that only we can enter, and Postgres may run under another account.
  chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), fsync: false })
  try {
    return await Promise.race([body(server.url, told.signal), toldToStop])
  } finally {
    told.abort()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A database with the schema; `name` is made anew. */
export async function openSimulationDatabase(server: string, name: string): Promise<pg.Pool> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  const pool = surviveDisconnects(new pg.Pool({ connectionString: url.href, max: 2 }), () => undefined)
  await applySchema(pool)
  return pool
}
