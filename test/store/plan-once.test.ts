import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql, type Kysely } from 'kysely'
import { openDatabase } from '../../src/store/database.ts'
import { withDatabase } from '../support/postgres.ts'

const database = withDatabase()

// One connection, so that who asks again asks the same one.
let pool: pg.Pool
let db: Kysely<{ things: { n: number } }>

beforeAll(() => {
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
  db = openDatabase(pool) as never
})

afterAll(() => pool.end())

beforeEach(async () => {
  await sql`drop table if exists things`.execute(db)
  await sql`create table things (n int)`.execute(db)
  await sql`insert into things values (1), (2)`.execute(db)
  // Twice: a plan of the table of the test before ends the connection.
  await readThings()
  await readThings()
})

function readThings() {
  return db.selectFrom('things').selectAll().where('n', '>', 1).execute()
}

test('a statement that is asked again is planned already', async () => {
  await readThings()
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from pg_prepared_statements where statement like '%"things"%'`.execute(db)
  expect(rows).toEqual([{ n: 1 }])
})

test('a table that has got another column meanwhile is read anew', async () => {
  await sql`alter table things add column word text`.execute(db)
  expect(await readThings()).toEqual([{ n: 2, word: null }])
  expect(await readThings()).toEqual([{ n: 2, word: null }])
})

test('in a transaction that one fails, and the next does not', async () => {
  await sql`alter table things add column word text`.execute(db)
  const inTransaction = () => db.transaction().execute((trx) => trx.selectFrom('things').selectAll().where('n', '>', 1).execute())
  await expect(inTransaction()).rejects.toThrow('cached plan must not change result type')
  expect(await inTransaction()).toEqual([{ n: 2, word: null }])
})
