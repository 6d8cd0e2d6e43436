import type { RunId, UserId } from '../domain/id.ts'
import type { UserMoveRecord } from '../domain/run.ts'
import type { Db } from '../store/database.ts'
import { listMigrationsOf, type StoredMigration } from '../store/migrations.ts'
import { findReplacement } from './tables/find-replacement.ts'

/** The run that takes this user back alone. */
export async function findUndoOf({ state, reason }: UserMoveRecord, migration: StoredMigration, db: Db): Promise<RunId | undefined> {
  if (state !== 'undone') return undefined
  const undos = await listMigrationsOf(db, migration.customer)
  const by = undos.find(({ run, decision }) => run === reason?.facts.run && decision === migration.decision)
  return by?.state === 'stopped' ? undefined : by?.run
}

/** Those of a migration's users who were put back alone, by a run that is done with it. */
export async function listBackAlready(moves: readonly UserMoveRecord[], migration: StoredMigration, db: Db): Promise<ReadonlySet<UserId>> {
  const undone = moves.filter(({ state }) => state === 'undone')
  if (undone.length === 0) return new Set()
  const ofDecision = (await listMigrationsOf(db, migration.customer)).filter(({ decision }) => decision === migration.decision)
  const done = new Set<unknown>(ofDecision.flatMap(({ run, state }) => (state === 'done' ? [run] : [])))
  return new Set(undone.flatMap(({ user, reason }) => (done.has(reason?.facts.run) ? [user] : [])))
}

/** The run that takes the whole of it back. */
export async function findWholeUndo({ run, customer, decision }: StoredMigration, db: Db): Promise<RunId | undefined> {
  for (const each of await listMigrationsOf(db, customer)) {
    if (each.method === 'replace' || each.state === 'stopped') continue
    const undoes = (await findReplacement(each, db))?.undoes
    if (undoes?.run === run && undoes.decision === decision && undoes.isWhole) return each.run
  }
  return undefined
}
