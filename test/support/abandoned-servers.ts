import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostmaster, isAlive, isAnotherProgram } from '../../src/store/embedded/postmaster.ts'

/** In such a folder: its server is wanted although nobody uses it. */
export const KEPT = 'kept'

const DAY_MS = 24 * 60 * 60 * 1000

/** Ends the servers of processes that were killed, and removes their folders: those in the temporary folder with this prefix. */
export function clearAbandonedServers(prefix: string): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    if (!isAbandoned(folder)) continue
    const server = findPostmaster(join(folder, 'postgres'))
    if (server && isAlive(server.pid) && !isAnotherProgram(server.pid)) process.kill(server.pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
}

function isAbandoned(folder: string): boolean {
  if (Date.now() - statSync(folder).mtimeMs > DAY_MS) return true
  const owner = join(folder, 'postgres', 'crossgrade.owner')
  // Without an owner it is only just being made.
  return !existsSync(join(folder, KEPT)) && existsSync(owner) && !isAlive(Number(readFileSync(owner, 'utf8')))
}
