import { listStranded } from '../store/stranded.ts'
import { requestPhases, type ControlDeps } from './control-run.ts'

/**
 * Asks for a phase of every customer whose lane has none that it needs: a process died between counting a phase and asking for
 * it, a phase failed through a fault of ours, or the run paused by itself. Says how many. Asking once too often does no harm: phases supersede each other.
 */
export async function reviveRuns(deps: ControlDeps): Promise<number> {
  const stranded = await listStranded(deps.db, deps.clock.now())
  for (const { run, customer } of stranded) await requestPhases(run, [customer], deps)
  return stranded.length
}
