import type { MigrationState } from '../domain/run.ts'
import type { Db } from '../store/database.ts'
import type { CountedMigration } from './run-page/counted-migration.ts'
import { findReplacement } from './tables/find-replacement.ts'

/** Users who are planned, and whose migrations have not come to them: these have no record of anybody yet. */
export async function countNotBegun(all: readonly CountedMigration[], db: Db): Promise<number> {
  let count = 0
  for (const { migration, users, planned } of all) {
    const isBegun = Object.values(users).some((each) => each > 0)
    if (isBegun || isTakenOver(migration)) continue
    // Of several at one customer the part alone says how many are whose.
    count += planned ?? (await findReplacement(migration, db))?.users.length ?? 0
  }
  return count
}

/** Its users are those of the run that has taken it over. */
export function isTakenOver({ state }: { readonly state: MigrationState }): boolean {
  return state === 'superseded'
}
