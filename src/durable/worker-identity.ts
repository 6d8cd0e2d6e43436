import type { QueryExecutorProvider } from 'kysely'
import { sql } from 'kysely'
import { WorkerLost } from '../domain/durable.ts'
import type { Db } from '../store/database.ts'

/**
 * Who we are to the other workers. A worker that fell silent is declared lost and its generation raised; from then on
 * nothing that it meant to record may land.
 */
export interface WorkerIdentity {
  readonly id: string
  /** Changes when the worker was lost and begins anew. */
  readonly generation: number
  /**
   * Call in the transaction of every record that a worker writes. Holds the worker's row until the transaction ends, so that
   * nobody declares it lost in between.
   * @throws WorkerLost
   */
  assertAlive(trx: QueryExecutorProvider): Promise<void>
}

/** The part of `Registration` that changes: a worker that was lost gets a new generation. */
export interface Registration extends WorkerIdentity {
  /** Signs in: a new row, or the next generation of the one with our id. What an earlier generation had in hand is given back. */
  register(): Promise<void>
  /** Tells the others that we live. False when they have given us up. */
  beat(trx: QueryExecutorProvider): Promise<boolean>
  /** Signs out and gives back what we still have in hand. */
  leave(): Promise<void>
}

/** @param idleMs how long a transaction of ours may be left open, real time: shorter than the lease */
export function createRegistration(db: Db, id: string, version: string, idleMs: number): Registration {
  let generation = 0

  async function register(): Promise<void> {
    generation = await db.transaction().execute(async (trx) => {
      await holdBackRecords(trx)
      const { rows } = await sql<{ generation: number }>`
        insert into workers (id, version) values (${id}, ${version})
        on conflict (id) do update
          set generation = workers.generation + 1, version = excluded.version, state = 'alive', started_at = now(), heartbeat_at = now()
        returning generation::int as generation`.execute(trx)
      await giveBack(trx, [id])
      return rows[0]?.generation ?? 0
    })
  }

  async function assertAlive(trx: QueryExecutorProvider): Promise<void> {
    // `for key share` lets our own heartbeat through and holds back the `for update` of who gives us up. A worker that hangs in the
    // middle of a transaction would hold that back for ever, so such a transaction is ended before its lease is over.
    const { rows } = await sql`
      select set_config('idle_in_transaction_session_timeout', ${String(idleMs)}, true)
      from workers where id = ${id} and generation = ${generation} and state = 'alive' for key share`.execute(trx)
    if (rows.length === 0)
      throw new WorkerLost(`worker ${id} was silent for too long and has lost its work (generation ${String(generation)})`)
  }

  async function beat(trx: QueryExecutorProvider): Promise<boolean> {
    const { numAffectedRows } = await sql`
      update workers set heartbeat_at = now() where id = ${id} and generation = ${generation} and state = 'alive'`.execute(trx)
    return numAffectedRows === 1n
  }

  async function leave(): Promise<void> {
    await db.transaction().execute(async (trx) => {
      await holdBackRecords(trx)
      // The generation is raised as for a lost worker: whatever of ours is still under way cannot record.
      const { numAffectedRows } = await sql`
        update workers set state = 'gone', generation = generation + 1
        where id = ${id} and generation = ${generation} and state = 'alive'`.execute(trx)
      if (numAffectedRows === 1n) await giveBack(trx, [id])
    })
  }

  async function holdBackRecords(trx: QueryExecutorProvider): Promise<void> {
    await sql`select id from workers where id = ${id} for update`.execute(trx)
  }

  return {
    id,
    get generation() {
      return generation
    },
    register,
    assertAlive,
    beat,
    leave,
  }
}

/**
 * Declares every worker lost whose heartbeat is older than the lease, and gives its work back, in one transaction. The database's
 * own time decides. Two workers may look at once: each lost one is taken by one of them.
 * @returns the ids of the lost.
 */
export async function takeFromSilent(db: Db, leaseMs: number): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      with silent as (
        select id from workers
        where state = 'alive' and heartbeat_at < now() - ${leaseMs} * interval '1 millisecond'
        for update skip locked
      )
      update workers set state = 'lost', generation = generation + 1
      from silent where workers.id = silent.id
      returning workers.id`.execute(trx)
    const lost = rows.map((row) => row.id)
    if (lost.length > 0) await giveBack(trx, lost)
    return lost
  })
}

/** Attempt and version stay: whoever claims it next resumes the attempt if it can. */
async function giveBack(trx: QueryExecutorProvider, workers: readonly string[]): Promise<void> {
  await sql`update timers set state = 'waiting' where state = 'running' and claimed_by = any(${workers})`.execute(trx)
}
