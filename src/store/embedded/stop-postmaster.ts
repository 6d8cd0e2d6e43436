import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { findPostmaster, isAlive, isAnotherProgram } from './postmaster.ts'
import type { Account } from './run-as.ts'

const POLITE_MS = 20_000
const ABRUPT_MS = 10_000

/** Ends the server of a data folder: open transactions are rolled back, everything committed is kept. */
export async function stopPostmaster(dataDir: string, binaries: Binaries, account: Account): Promise<void> {
  const server = findPostmaster(dataDir)
  if (server && isAlive(server.pid) && !isAnotherProgram(server.pid)) {
    // SIGINT is Postgres' "fast" shutdown, SIGQUIT its "immediate" one, which the next start recovers from.
    signal('SIGINT', 'fast')
    if (!(await isGone(POLITE_MS))) signal('SIGQUIT', 'immediate')
    if (!(await isGone(ABRUPT_MS)))
      throw new Error(`Postgres (process ${String(server.pid)}) does not stop: see ${join(dataDir, 'server.log')}`)
  }
  rmSync(join(dataDir, 'crossgrade.owner'), { force: true })

  function signal(name: 'SIGINT' | 'SIGQUIT', mode: string): void {
    if (!server || !isAlive(server.pid)) return
    if (process.platform === 'win32') spawnSync(binaries.pgCtl, ['-D', dataDir, '-m', mode, 'stop'], { ...account })
    else process.kill(server.pid, name)
  }

  async function isGone(ms: number): Promise<boolean> {
    for (const deadline = Date.now() + ms; Date.now() < deadline; await pause(20)) {
      // The file goes before the process does; a process that nobody waits for stays listed after its end.
      const now = findPostmaster(dataDir)
      if (!server || !isAlive(server.pid) || now?.pid !== server.pid) return true
    }
    return false
  }
}
