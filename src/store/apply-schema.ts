import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/** Any number, the same for every process that applies a schema. */
const SCHEMA_LOCK = 7_240_101

/** The numbered files that ship with the product. */
export const SCHEMA_FOLDER = join(import.meta.dirname, '..', '..', 'schema')

/** Stands beside them to show where they lead, and is never applied. */
const DUMP = 'dump.sql'

/**
 * Brings the database to the newest schema: every file of the folder that was not applied yet, in order of name, each in a
 * transaction of its own. Forward only. Two processes may call it at once; one waits for the other.
 *
 * @throws Error when a file that was applied has changed since, is gone, or does not run; names the file.
 */
export async function applySchema(pool: pg.Pool, folder: string = SCHEMA_FOLDER): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [SCHEMA_LOCK])
    await client.query(
      'create table if not exists schema_changes (file text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const { rows: applied } = await client.query<SchemaChange>('select file, sha256 from schema_changes order by file')
    const files = readSchema(folder)
    checkHistory(applied, files)
    const done = new Set(applied.map(({ file }) => file))
    for (const change of files.filter(({ file }) => !done.has(file))) await apply(client, change)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [SCHEMA_LOCK]).catch(() => undefined)
    client.release()
  }
}

interface SchemaChange {
  readonly file: string
  readonly sha256: string
}

type SchemaFile = SchemaChange & { readonly sql: string }

function readSchema(folder: string): SchemaFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && name !== DUMP)
    .sort()
  if (names.length === 0) throw new Error(`No schema files in ${folder}: it should hold 0001-….sql and on.`)
  return names.map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return { file, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

function checkHistory(applied: readonly SchemaChange[], files: readonly SchemaFile[]): void {
  const byName = new Map(files.map((file) => [file.file, file]))
  for (const { file, sha256 } of applied) {
    const now = byName.get(file)
    if (!now) {
      throw new Error(
        `The database has had schema/${file}, which this version does not know: a newer version was here. Start that version or a later one.`,
      )
    }
    if (now.sha256 !== sha256) {
      throw new Error(
        `schema/${file} has changed since it was applied to this database: put it back as it was, and write a new file for the change.`,
      )
    }
  }
}

async function apply(client: pg.PoolClient, { file, sha256, sql }: SchemaFile): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into schema_changes (file, sha256) values ($1, $2)', [file, sha256])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`schema/${file} does not run: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}
