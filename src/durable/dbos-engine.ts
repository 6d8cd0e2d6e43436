import { DBOS } from '@dbos-inc/dbos-sdk'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Claim } from './timers.ts'

/** Runs a claimed phase. Rejects with a `DBOSWorkflowConflictError` when the phase is no longer ours: DBOS then records nothing. */
export type CarryOut = (phaseId: string) => Promise<void>

// DBOS is one per process, and so is the workflow that we register with it: it runs whatever `launchDbos` was given.
let carryOut: CarryOut | undefined

const phaseWorkflow = DBOS.registerWorkflow(
  async (phaseId: string): Promise<void> => {
    if (!carryOut) throw new Error('DBOS runs a phase before launch or after shutdown')
    await carryOut(phaseId)
  },
  { name: 'phase' },
)

export interface EngineOptions {
  readonly databaseUrl: string
  readonly applicationVersion: string
  readonly worker: string
  readonly carryOut: CarryOut
}

export interface Engine {
  /** Starts the claimed attempt, or goes on with it. False when DBOS has an end for it already: then only a new attempt can run. */
  start(claim: Claim): Promise<boolean>
  /** After it, what an earlier attempt still does is not recorded. */
  abandon(phaseId: string, attempt: number): Promise<void>
  forget(worker: string): Promise<void>
  shutdown(): Promise<void>
}

/**
 * Starts DBOS in this process, with its own schema in our database.
 * @throws Error when it runs already.
 */
export async function launchDbos(options: EngineOptions): Promise<Engine> {
  if (carryOut) throw new Error('DBOS runs in this process already: one process is one worker. Shut the other one down first.')
  carryOut = options.carryOut
  const queueName = queueOf(options.worker)
  try {
    DBOS.setConfig({
      name: 'crossgrade',
      systemDatabaseUrl: options.databaseUrl,
      systemDatabaseSchemaName: 'dbos',
      logLevel: 'error',
      applicationVersion: options.applicationVersion,
      // Unlike any other: DBOS would go on by itself, beside us, with what an executor of the same name had in hand.
      executorID: `${options.worker}@${String(Date.now())}`,
      listenQueues: [queueName],
    })
    await oneAtATime(options.databaseUrl, () => DBOS.launch())
    // A phase that is resumed goes through a queue. With a queue of our own it arrives at who claimed it.
    await DBOS.registerQueue(queueName, { minPollingIntervalMs: 100, onConflict: 'always_update' })
  } catch (error) {
    carryOut = undefined
    throw error
  }

  return {
    async start(claim) {
      const workflowID = workflowIdOf(claim.id, claim.attempt)
      const known = await DBOS.getWorkflowStatus(workflowID)
      if (!known) {
        const handle = await DBOS.startWorkflow(phaseWorkflow, { workflowID })(claim.id)
        // The outcome is in our own tables; DBOS rejects here for a phase that was taken from us.
        handle.getResult().catch(() => undefined)
        return true
      }
      // Ended for DBOS and not for us: the record of the end did not get through. Or the id was used before our tables were reset.
      if (!claim.resumes || known.status === 'SUCCESS' || known.status === 'ERROR') return false
      await DBOS.resumeWorkflow(workflowID, { queueName })
      return true
    },
    async abandon(phaseId, attempt) {
      await DBOS.cancelWorkflow(workflowIdOf(phaseId, attempt))
    },
    async forget(worker) {
      await DBOS.deleteQueue(queueOf(worker))
    },
    async shutdown() {
      await DBOS.deleteQueue(queueName).catch(() => undefined)
      await DBOS.shutdown()
      carryOut = undefined
    },
  }
}

/** Any number, the same for every worker. */
const LAUNCH_LOCK = 7_240_102
const LOCK_PAUSE_MS = 50

/**
 * Two workers that make DBOS' tables at the same moment trip over each other ("tuple concurrently updated", DBOS 5.3). Asking again
 * and again instead of waiting inside of the database: DBOS builds indexes concurrently, which waits for every statement under way.
 */
async function oneAtATime(databaseUrl: string, launch: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    while (!(await tryLock(client))) await pause(LOCK_PAUSE_MS)
    await launch()
  } finally {
    await client.end()
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LAUNCH_LOCK])
  return rows[0]?.got ?? false
}

/** The first attempt has the phase's own id. */
function workflowIdOf(phaseId: string, attempt: number): string {
  return attempt === 1 ? phaseId : `${phaseId}~${String(attempt)}`
}

function queueOf(worker: string): string {
  return `worker-${worker}`
}
