import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applySchema } from '../../src/store/apply-schema.ts'
import { withDatabase } from '../support/postgres.ts'

const { pool } = withDatabase()
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crossgrade-schema-'))
  await pool.query('drop table schema_changes')
  await pool.query('drop table if exists shelf')
  write('0001-shelf.sql', 'create table shelf (book text);')
  write('0002-book.sql', `insert into shelf values ('one');`)
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('applies every file once, in order, and later ones later', async () => {
  await applySchema(pool, folder)
  await applySchema(pool, folder)
  write('0003-more.sql', `insert into shelf values ('two');`)
  await applySchema(pool, folder)
  expect(await books()).toEqual(['one', 'two'])
})

test('applies once when several start at the same moment', async () => {
  await Promise.all([applySchema(pool, folder), applySchema(pool, folder), applySchema(pool, folder)])
  expect(await books()).toEqual(['one'])
})

test('refuses a file that changed after it was applied, and a database that is newer', async () => {
  await applySchema(pool, folder)
  write('0002-book.sql', `insert into shelf values ('changed');`)
  await expect(applySchema(pool, folder)).rejects.toThrow(/schema\/0002-book.sql has changed.*write a new file/)
  rmSync(join(folder, '0002-book.sql'))
  await expect(applySchema(pool, folder)).rejects.toThrow(/0002-book.sql, which this version does not know/)
})

test('names the file that does not run and leaves nothing of it', async () => {
  write('0003-broken.sql', `insert into shelf values ('half'); select nonsense;`)
  await expect(applySchema(pool, folder)).rejects.toThrow(/schema\/0003-broken.sql does not run: .*nonsense/)
  expect(await books()).toEqual(['one'])
})

function write(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql)
}

async function books(): Promise<string[]> {
  const { rows } = await pool.query<{ book: string }>('select book from shelf order by book')
  return rows.map((row) => row.book)
}
