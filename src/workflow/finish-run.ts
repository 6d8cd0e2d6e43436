import type { RunId } from '../domain/id.ts'
import { recordEvent } from '../store/events.ts'
import { hasOpenMigration } from '../store/migrations.ts'
import { recordRunState } from '../store/runs.ts'
import type { WorkflowDeps } from './advance-migration.ts'

/** A run is finished when every migration is done, or was taken over by a later run; says whether it is now. */
export async function finishRun(run: RunId, { db, clock, record }: Pick<WorkflowDeps, 'db' | 'clock' | 'record'>): Promise<boolean> {
  if (await hasOpenMigration(db, run)) return false
  return record(async (trx) => {
    const at = clock.now()
    const changed = await recordRunState(trx, run, ['running'], 'finished', at)
    if (changed) await recordEvent(trx, { at, kind: 'run:finished', actor: 'crossgrade', run })
    return changed
  })
}
