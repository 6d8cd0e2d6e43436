import { WorkerLost } from '../domain/durable.ts'
import type { WriteGate, WriteRefusal } from '../domain/write-gate.ts'
import { getConnection } from './connection.ts'
import type { Db, Trx } from './database.ts'

/** Real milliseconds for which "yes" is believed. "Writes stop" promises five seconds; this leaves room for a call in flight. */
const BELIEVED_MS = 1000

/**
 * Asks whether a write may be sent, at most once a second: of the connection, and of the other workers whether they have
 * given us up. A worker that hung between committing an attempt and sending it finds out here. "No" is asked again each time: who is
 * woken because writes are allowed would otherwise wait once more, for up to an hour.
 * @param assertAlive throws WorkerLost when our generation has passed
 */
export function createWriteGate(db: Db, assertAlive: (trx: Trx) => Promise<void>): WriteGate {
  let asked: Promise<WriteRefusal | undefined> | undefined
  let askedAt = 0
  return {
    async refusal() {
      const now = performance.now()
      if (!asked || now - askedAt > BELIEVED_MS) {
        askedAt = now
        const asking = ask(db, assertAlive)
        asked = asking
        const forget = (): void => void (asked = asked === asking ? undefined : asked)
        asking.then((refusal) => refusal !== undefined && forget(), forget)
      }
      return asked
    },
  }
}

async function ask(db: Db, assertAlive: (trx: Trx) => Promise<void>): Promise<WriteRefusal | undefined> {
  if (await isLost(db, assertAlive)) return 'worker-lost'
  const connection = await getConnection(db)
  if (connection.writesStoppedAt !== null) return 'writes-stopped'
  return connection.trustLevel === 'read-only' ? 'read-only' : undefined
}

async function isLost(db: Db, assertAlive: (trx: Trx) => Promise<void>): Promise<boolean> {
  try {
    await db.transaction().execute(assertAlive)
    return false
  } catch (error) {
    if (error instanceof WorkerLost) return true
    throw error
  }
}
