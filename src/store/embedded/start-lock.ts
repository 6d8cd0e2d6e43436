import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from './postmaster.ts'

const WAIT_MS = 90_000
const POLL_MS = 50

/**
 * Runs `body` while no other process does so for the same lock file. A lock whose holder has died is taken over.
 * @throws Error when another living process holds it for a minute and a half.
 */
export async function withStartLock<T>(file: string, body: () => Promise<T>): Promise<T> {
  await take(file)
  try {
    return await body()
  } finally {
    rmSync(file, { force: true })
  }
}

let taken = 0

async function take(file: string): Promise<void> {
  // A link appears with its content, so that nobody reads a lock without a holder.
  taken += 1
  const mine = `${file}.${String(process.pid)}.${String(taken)}`
  writeFileSync(mine, String(process.pid))
  try {
    for (const deadline = Date.now() + WAIT_MS; ; await pause(POLL_MS)) {
      if (canLink(mine, file)) return
      const holder = holderOf(file)
      if (holder !== undefined && !isAlive(holder)) discard(file, holder, `${mine}.stale`)
      if (Date.now() > deadline) {
        throw new Error(
          `Process ${String(holder)} has been starting the database for ${String(WAIT_MS / 1000)} s. End it, or remove ${file}.`,
        )
      }
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

function canLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Removes the lock of a dead process, and puts it back if a living one took it in between. */
function discard(file: string, holder: number, aside: string): void {
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (holderOf(aside) !== holder && !existsSync(file)) canLink(aside, file)
  rmSync(aside, { force: true })
}
