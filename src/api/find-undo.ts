import type { RunId, UserId } from '../domain/id.ts'
import type { Done } from '../planning/undo/done.ts'
import type { Db } from '../store/database.ts'
import { listMigrationsOf, type StoredMigration } from '../store/migrations.ts'
import { findReplacement } from './tables/find-replacement.ts'

/** The run that takes these users back, or the whole of it. */
export async function findUndoOf(
  scope: ReadonlySet<UserId>,
  { moves }: Done,
  migration: StoredMigration,
  db: Db,
): Promise<RunId | undefined> {
  const whole = await findWholeUndo(migration, db)
  if (whole !== undefined) return whole
  const runs = new Set(moves.flatMap(({ user, state, reason }) => (scope.has(user) && state === 'undone' ? [reason?.facts.run] : [])))
  if (runs.size === 0) return undefined
  const undos = await listMigrationsOf(db, migration.customer)
  return undos.find(({ run, decision, state }) => runs.has(run) && decision === migration.decision && state !== 'stopped')?.run
}

/** The run that takes the whole of it back. */
export async function findWholeUndo({ run, customer, decision }: StoredMigration, db: Db): Promise<RunId | undefined> {
  for (const each of await listMigrationsOf(db, customer)) {
    if (each.method !== 'undo' || each.state === 'stopped') continue
    const undoes = (await findReplacement(each, db))?.undoes
    if (undoes?.run === run && undoes.decision === decision && undoes.isWhole) return each.run
  }
  return undefined
}
