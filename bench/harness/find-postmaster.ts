import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The process that all of Postgres' others descend from: the first line of its own file (PostgreSQL, postmaster.pid). */
export function findPostmaster(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
}
