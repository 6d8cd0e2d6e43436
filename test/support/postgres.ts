import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { surviveDisconnects } from '../../src/store/survive-disconnects.ts'
import { TEMPLATE } from './template.ts'

/** A database with the schema and no rows, for one test file. */
export interface TestDatabase {
  readonly name: string
  /** Filled once the file's `beforeAll` has run. */
  readonly url: string
  readonly pool: pg.Pool
}

/**
 * Call at the top of a test file or a `describe`: clones the template before its tests and drops the clone after them. With
 * `KEEP_DATABASES` set, the clone of a file with a failed test stays and its URL is printed.
 */
export function withDatabase(): TestDatabase {
  const name = `test_${randomBytes(6).toString('hex')}`
  const url = databaseUrl(name)
  const pool = surviveDisconnects(new pg.Pool({ connectionString: url, max: 10 }), () => undefined)
  let hasFailed = false

  beforeAll(() => cloneTemplate(name))
  afterEach(({ task }) => {
    hasFailed ||= task.result?.state === 'fail'
  })
  afterAll(async () => {
    await pool.end()
    if (hasFailed && process.env.KEEP_DATABASES) console.log(`KEEP_DATABASES: ${url}`)
    else await dropDatabase(name)
  })
  return { name, url, pool }
}

/** Clones the template under a name of the caller's choice and returns its URL. */
export async function cloneTemplate(name: string): Promise<string> {
  await admin(`create database ${name} template ${TEMPLATE}`)
  return databaseUrl(name)
}

export async function dropDatabase(name: string): Promise<void> {
  await admin(`drop database if exists ${name} with (force)`)
}

function databaseUrl(name: string): string {
  const server = process.env.CROSSGRADE_TEST_DATABASE_URL
  if (!server)
    throw new Error('CROSSGRADE_TEST_DATABASE_URL is not set: run the tests with vitest, whose global setup starts the database.')
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.CROSSGRADE_TEST_DATABASE_URL })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
