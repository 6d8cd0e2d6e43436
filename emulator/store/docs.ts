import type { Database, Row } from './open-database.ts'

/** Rows that keep their record as JSON beside the columns they are searched by. */
export function docOf<T>(row: Row): T {
  return parsedAs<T>(String(row['doc']))
}

/** Our own writing, read back: the one place where a type is believed and not checked. */
export function parsedAs<T>(text: string): T {
  return JSON.parse(text) as T
}

export function docsOf<T>(rows: Iterable<Row>): T[] {
  return Array.from(rows, (row) => docOf<T>(row))
}

export function findMeta<T>(database: Database, name: string): T | undefined {
  const row = database.get('select value as doc from meta where name = ?', [name])
  return row && docOf<T>(row)
}

export function setMeta(database: Database, name: string, value: unknown): void {
  database.run('insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value', [
    name,
    JSON.stringify(value),
  ])
}
