import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { launchDbos } from '../../src/durable/dbos-engine.ts'
import { applySchema } from '../../src/store/apply-schema.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded/start-postgres.ts'
import { clearAbandonedServers, KEPT } from './abandoned-servers.ts'
import { TEMPLATE } from './template.ts'

const PREFIX = 'crossgrade-test-'

/** One server for the whole run with a template database that has the schema; every test file clones it. */
export default async function setup(): Promise<() => Promise<void>> {
  clearAbandonedServers(PREFIX)
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  // mkdtemp makes folders that only we can enter, and Postgres may run under another account.
  chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), fsync: false })
  await makeTemplate(server.url)
  process.env.CROSSGRADE_TEST_DATABASE_URL = server.url
  return async () => {
    if (process.env.KEEP_DATABASES) {
      writeFileSync(join(folder, KEPT), server.url)
      console.log(`KEEP_DATABASES: the test databases are still served at ${server.url} from ${folder}`)
      return
    }
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  const target = new URL(url)
  target.pathname = `/${TEMPLATE}`
  const pool = new pg.Pool({ connectionString: target.href, max: 1 })
  try {
    await applySchema(pool)
    await makeEngineSchema(target.href, pool)
  } finally {
    await pool.end()
  }
}

/** The engine's own tables, as its first start makes them: made once here, instead of by the first worker of every test. Nothing is in them. */
async function makeEngineSchema(databaseUrl: string, pool: pg.Pool): Promise<void> {
  const engine = await launchDbos({ databaseUrl, applicationVersion: 'none', worker: 'none', carryOut: () => Promise.resolve() })
  await engine.shutdown()
  await pool.query('truncate dbos.application_versions, dbos.queues')
}
