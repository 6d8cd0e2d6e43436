import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { applySchema } from '../src/store/apply-schema.ts'
import { startEmbeddedPostgres } from '../src/store/embedded/start-postgres.ts'
import { surviveDisconnects } from '../src/store/survive-disconnects.ts'
import { dumpSchema } from './schema/dump-schema.ts'

const file = join(dirname(import.meta.dirname), 'schema', 'dump.sql')
const folder = mkdtempSync(join(tmpdir(), 'crossgrade-gen-'))
// mkdtemp makes folders that only we can enter, and Postgres may run under another account.
chmodSync(folder, 0o755)
const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), fsync: false })
const pool = new pg.Pool({ connectionString: server.url, max: 2 })
// A connection may still be saying goodbye when the server ends.
surviveDisconnects(pool, () => undefined)
try {
  await applySchema(pool)
  writeFileSync(file, await dumpSchema(pool))
  console.log(`wrote ${file}`)
} finally {
  await pool.end()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
