import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applySchema, SCHEMA_FOLDER } from '../../src/store/apply-schema.ts'
import { withDatabase } from '../support/postgres.ts'

const { pool } = withDatabase()
const CHANGE = '0005-run-control.sql'

test('a run that was stopped before it could be stopped for good is paused, and pauses by itself no sooner than it did', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crossgrade-schema-'))
  try {
    await pool.query('drop schema public cascade; create schema public')
    for (const file of readdirSync(SCHEMA_FOLDER)) if (file < CHANGE) cpSync(join(SCHEMA_FOLDER, file), join(folder, file))
    await applySchema(pool, folder)
    await pool.query(`
      insert into snapshots values ('s-1', now(), now(), 'complete', 'test');
      insert into plans values ('p-1', 'h', '{}', 's-1', now(), 'test');
      insert into runs values ('r-1', 'p-1', 'stopped', now(), 'test');
      insert into run_customers values ('r-1', 'c1', 'Contoso', 'contoso.example', 'p-1', 'h', 0, null, now());
      insert into migrations values ('r-1', 'c1', 'd', 'retired', 'stopped', 'buy', null, null, now());
      insert into quotas (key) values ('graph:writes:app')`)
    await applySchema(pool)
    const { rows } = await pool.query(`
      select r.state as run, r.pause_above, r.finished_at, m.state as migration from runs r join migrations m on m.run_id = r.id`)
    expect(rows).toEqual([{ run: 'paused', pause_above: null, finished_at: null, migration: 'paused' }])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
