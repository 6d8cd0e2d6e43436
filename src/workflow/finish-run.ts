import type { RunId } from '../domain/id.ts'
import { recordEvent } from '../store/events.ts'
import { hasOpenMigration } from '../store/migrations.ts'
import { recordRunState } from '../store/runs.ts'
import type { WorkflowDeps } from './step-context.ts'

/**
 * A run is finished when every migration is done, or was taken over by a later run; one that is stopping is stopped when all
 * have come to rest. Says whether it has come to its end now.
 */
export async function finishRun(run: RunId, { db, clock, record }: Pick<WorkflowDeps, 'db' | 'clock' | 'record'>): Promise<boolean> {
  if (await hasOpenMigration(db, run)) return false
  return record(async (trx) => {
    const at = clock.now()
    const finished = await recordRunState(trx, run, ['running'], 'finished', at)
    if (finished) await recordEvent(trx, { at, kind: 'run:finished', actor: 'crossgrade', run })
    const stopped = !finished && (await recordRunState(trx, run, ['stopping'], 'stopped', at))
    if (stopped) await recordEvent(trx, { at, kind: 'run:stopped', actor: 'crossgrade', run })
    return finished || stopped
  })
}
