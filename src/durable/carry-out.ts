import { DBOSWorkflowConflictError } from '@dbos-inc/dbos-sdk'
import { WorkerLost } from '../domain/durable.ts'
import type { Bodies, OnPhaseFailed } from './bodies.ts'
import type { CarryOut } from './dbos-engine.ts'
import type { PhaseContext } from './dbos-phase.ts'
import { dbosPhase } from './dbos-phase.ts'
import { persist } from './persist.ts'
import type { Running, RunningPhase } from './running.ts'
import { recordEnd, returnClaim } from './timers.ts'

/** Runs the body of a claimed phase and records how it ended. */
export function createCarryOut(context: PhaseContext, running: Running, bodies: Bodies, onPhaseFailed: OnPhaseFailed): CarryOut {
  return async (phaseId) => {
    const phase = running.find(phaseId)
    if (!phase) throw new DBOSWorkflowConflictError(phaseId)
    phase.hasBegun = true
    try {
      await runBody(phase)
      return
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error
      // Where the claim is ours all the same, DBOS took it for another worker's: one that hung while it was starting it.
      if (!context.isStopping()) await persist(() => returnClaim(context.db, context.worker, phase.claim))
    } finally {
      phase.end()
    }
    if (context.isStopping()) await neverEnds()
    throw new DBOSWorkflowConflictError(phaseId)
  }

  async function runBody(phase: RunningPhase): Promise<void> {
    const { claim } = phase
    const failure = await bodies
      .get(claim.kind)(dbosPhase(phase, context), claim.input)
      .then(() => undefined)
      .catch(asError)
    if (failure instanceof WorkerLost || phase.isReleased) throw failure ?? new WorkerLost(`${claim.id} was given back while it ran`)
    await persist(() => recordEnd(context.db, context.worker, claim, context.clock.now(), failure?.message))
    if (failure) onPhaseFailed({ id: claim.id, kind: claim.kind, error: failure })
  }
}

/** A workflow that is given back has no outcome for DBOS to record; the next worker's has. */
function neverEnds(): Promise<never> {
  return new Promise(() => undefined)
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
