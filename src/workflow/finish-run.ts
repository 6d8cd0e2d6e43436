import type { RunId } from '../domain/id.ts'
import { recordEvent } from '../store/events.ts'
import { listMigrations } from '../store/migrations.ts'
import { recordRunState } from '../store/runs.ts'
import type { WorkflowDeps } from './advance-migration.ts'

/** A run is finished when every migration is done, or was taken over by a later run; says whether it is now. */
export async function finishRun(run: RunId, { db, clock, record }: WorkflowDeps): Promise<boolean> {
  const migrations = await listMigrations(db, run)
  if (!migrations.every(({ state }) => state === 'done' || state === 'superseded')) return false
  return record(async (trx) => {
    const at = clock.now()
    const changed = await recordRunState(trx, run, ['running'], 'finished', at)
    if (changed) await recordEvent(trx, { at, kind: 'run:finished', actor: 'crossgrade', run })
    return changed
  })
}
