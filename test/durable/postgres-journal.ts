import type pg from 'pg'
import type { Journal } from './phases.ts'

/** A journal that outlives the process which writes it. */
export function postgresJournal(pool: pg.Pool): Journal {
  return {
    async write(line) {
      await pool.query('insert into journal (line) values ($1)', [line])
    },
    async lines() {
      const { rows } = await pool.query<{ line: string }>('select line from journal order by position')
      return rows.map((row) => row.line)
    },
  }
}

export async function clearTables(pool: pg.Pool): Promise<void> {
  await pool.query('create table if not exists journal (position bigint generated always as identity, line text not null)')
  await pool.query('truncate journal, timers, workers')
}
