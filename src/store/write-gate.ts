import type { WriteGate, WriteRefusal } from '../domain/write-gate.ts'
import { getConnection } from './connection.ts'
import type { Db } from './database.ts'

/** Real milliseconds for which an answer is believed. "Writes stop" promises five seconds; this leaves room for a call in flight. */
const BELIEVED_MS = 1000

/**
 * Asks the connection whether a write may be sent, at most once a second. That a worker which lost its work sends nothing is
 * not its business: every write is committed as an attempt first, and that commit fails for a lost worker.
 */
export function createWriteGate(db: Db): WriteGate {
  let asked: Promise<WriteRefusal | undefined> | undefined
  let askedAt = 0
  return {
    async refusal() {
      const now = performance.now()
      if (!asked || now - askedAt > BELIEVED_MS) {
        askedAt = now
        asked = ask(db)
        asked.catch(() => (asked = undefined))
      }
      return asked
    },
  }
}

async function ask(db: Db): Promise<WriteRefusal | undefined> {
  const connection = await getConnection(db)
  if (connection.writesStoppedAt !== null) return 'writes-stopped'
  return connection.trustLevel === 'read-only' ? 'read-only' : undefined
}
