import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dumpSchema } from '../../scripts/schema/dump-schema.ts'
import { SCHEMA_FOLDER } from '../../src/store/apply-schema.ts'
import { withDatabase } from '../support/postgres.ts'

const { pool } = withDatabase()

test('schema/dump.sql shows the schema as applied; if not, run npm run gen and review what changed', async () => {
  const dump = await dumpSchema(pool)
  expect(dump.match(/^create table /gm)?.length).toBeGreaterThan(10)
  expect(readFileSync(join(SCHEMA_FOLDER, 'dump.sql'), 'utf8')).toBe(dump)
})
