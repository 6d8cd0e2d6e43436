import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'

export type Row = Record<string, SQLOutputValue>

/** SQLite with its statements prepared once. Every call is synchronous: a request is one transaction and nothing comes between. */
export interface Database {
  get(sql: string, values?: readonly SQLInputValue[]): Row | undefined
  all(sql: string, values?: readonly SQLInputValue[]): Row[]
  iterate(sql: string, values?: readonly SQLInputValue[]): Iterable<Row>
  run(sql: string, values?: readonly SQLInputValue[]): void
  /** Commits what `work` did, or nothing of it. May be nested: the outermost decides. */
  transaction<T>(work: () => T): T
  close(): void
}

/** Whoever was killed is gone by then. */
const WAIT_MS = 3000

/**
 * In memory without a folder; else `<folder>/emulator.sqlite`, which survives a restart and a kill, and which no second process opens.
 * @throws Error where another has it open
 */
export function openDatabase(dataDir: string | undefined): Database {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true })
  const sqlite = new DatabaseSync(dataDir === undefined ? ':memory:' : join(dataDir, 'emulator.sqlite'), { timeout: WAIT_MS })
  try {
    // Exclusive first, and then the first access: the file is ours as long as we live (SQLite, pragma locking_mode).
    sqlite.exec('pragma locking_mode = exclusive; pragma journal_mode = wal')
    sqlite.exec('pragma synchronous = normal; pragma cache_size = -65536; pragma temp_store = memory')
    sqlite.exec(SCHEMA)
  } catch (error) {
    sqlite.close()
    throw isLocked(error)
      ? new Error(`Another practice provider has ${String(dataDir)} open: stop it, or choose another folder with --data.`, { cause: error })
      : error
  }
  return wrap(sqlite)
}

/** SQLite's result code 5, SQLITE_BUSY. */
function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}

function wrap(sqlite: DatabaseSync): Database {
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known) return known
    const statement = sqlite.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  let depth = 0
  return {
    get: (sql, values = []) => prepared(sql).get(...values),
    all: (sql, values = []) => prepared(sql).all(...values),
    // Not shared: two readers may be halfway through the same statement.
    iterate: (sql, values = []) => sqlite.prepare(sql).iterate(...values),
    run: (sql, values = []) => void prepared(sql).run(...values),
    transaction(work) {
      if (depth > 0) return work()
      sqlite.exec('begin immediate')
      depth += 1
      try {
        const result = work()
        sqlite.exec('commit')
        return result
      } catch (error) {
        sqlite.exec('rollback')
        throw error
      } finally {
        depth -= 1
      }
    },
    close: () => sqlite.close(),
  }
}

const SCHEMA = `
create table if not exists meta (name text primary key, value text not null) without rowid;
create table if not exists clock (id integer primary key, virtual_ms integer not null, rate real not null);
create table if not exists customers (
  id text primary key, name text not null, domain text not null, related integer not null, doc text not null
) without rowid;
create table if not exists subscriptions (
  customer_id text not null, id text not null, next_change_at integer, doc text not null, primary key (customer_id, id)
) without rowid;
create index if not exists subscriptions_due on subscriptions (next_change_at) where next_change_at is not null;
create table if not exists orders (customer_id text not null, id text not null, doc text not null, primary key (customer_id, id)) without rowid;
create table if not exists carts (customer_id text not null, id text not null, doc text not null, primary key (customer_id, id)) without rowid;
create table if not exists users (
  customer_id text not null, id text not null, upn text not null, enabled integer not null, doc text not null, primary key (customer_id, id)
) without rowid;
create unique index if not exists users_upn on users (customer_id, upn);
create table if not exists licenses (
  customer_id text not null, user_id text not null, sku_id text not null, group_id text not null, disabled text not null, at integer not null,
  primary key (customer_id, user_id, sku_id, group_id)
) without rowid;
create index if not exists licenses_sku on licenses (customer_id, sku_id, user_id);
create table if not exists consumed (customer_id text not null, sku_id text not null, units integer not null, primary key (customer_id, sku_id)) without rowid;
create table if not exists groups (customer_id text not null, id text not null, doc text not null, primary key (customer_id, id)) without rowid;
create table if not exists group_members (
  customer_id text not null, group_id text not null, user_id text not null, primary key (customer_id, group_id, user_id)
) without rowid;
create index if not exists group_members_user on group_members (customer_id, user_id);
create table if not exists group_work (
  customer_id text not null, group_id text not null, user_id text not null, due_at integer not null, actor text not null, request_seq integer,
  primary key (customer_id, group_id, user_id)
) without rowid;
create index if not exists group_work_due on group_work (due_at);
create table if not exists license_errors (
  customer_id text not null, user_id text not null, group_id text not null, sku_id text not null, disabled text not null, error text not null,
  at integer not null, primary key (customer_id, user_id, group_id, sku_id)
) without rowid;
create index if not exists license_errors_group on license_errors (customer_id, group_id, user_id);
create table if not exists tokens (token text primary key, doc text not null, expires_at integer not null) without rowid;
create table if not exists faults (id integer primary key, doc text not null);
create table if not exists replies (request_id text primary key, at integer not null, doc text not null) without rowid;
create index if not exists replies_at on replies (at);
create table if not exists audit (id integer primary key, customer_id text not null, at integer not null, doc text not null);
create index if not exists audit_customer on audit (customer_id, id);
create table if not exists events (id integer primary key, customer_id text not null, user_id text, kind text not null, doc text not null);
create index if not exists events_user on events (customer_id, user_id) where user_id is not null;
create table if not exists access (id integer primary key, received_seq integer not null, doc text not null);
`
