import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Postmaster } from './postmaster.ts'
import { askServer, findPostmaster, isAlive, isAnotherProgram } from './postmaster.ts'
import type { Account } from './run-as.ts'

// Replaying the log after a kill is the long case; an empty start takes a fifth of a second.
const READY_MS = 60_000
// Children of a killed server hold its memory until they notice, usually within a second.
const ATTEMPTS = 20
const PAUSE_MS = 100

export interface Launch {
  readonly dataDir: string
  readonly port: number
  readonly binaries: Binaries
  readonly account: Account
  readonly url: string
}

/**
 * The server of this data folder if one answers; waits for one that is starting or stopping.
 * @throws Error when a process is there but neither answers nor ends.
 */
export async function findRunning(dataDir: string, urlOf: (port: number) => string): Promise<Postmaster | undefined> {
  let silent = 0
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await pause(PAUSE_MS)) {
    const server = findPostmaster(dataDir)
    if (!server || !isAlive(server.pid)) return undefined
    if (isAnotherProgram(server.pid)) {
      rmSync(join(dataDir, 'postmaster.pid'), { force: true })
      return undefined
    }
    const answer = server.port > 0 ? await askServer(urlOf(server.port), dataDir) : 'starting'
    if (answer === 'ready') return server
    if (answer === 'starting') continue
    silent += 1
    // Whoever answers at that port is not ours, or nobody does: starting shows whether the folder is free.
    if (silent >= ATTEMPTS) return undefined
  }
  throw new Error(
    `A Postgres is starting in ${dataDir} and has not answered for ${String(READY_MS / 1000)} s: see ${join(dataDir, 'server.log')}`,
  )
}

/**
 * Starts the server and returns when it answers. Tried again while what a killed predecessor left behind is in the way.
 * @throws Error with the end of the server's log.
 */
export async function launchPostmaster(launch: Launch): Promise<Postmaster> {
  const { dataDir } = launch
  for (let attempt = 1; ; attempt += 1) {
    if (await startOnce(launch)) {
      const server = findPostmaster(dataDir)
      if (server) return server
    }
    const log = endOfLog(dataDir)
    const inTheWay = /lock file "postmaster.pid" already exists|pre-existing shared memory block|Is another postmaster/.test(log)
    if (!inTheWay || attempt >= ATTEMPTS) throw new Error(`Postgres did not start in ${dataDir}. Its log ends with:\n${log}`)
    await pause(PAUSE_MS * Math.min(attempt, 10))
  }
}

async function startOnce({ dataDir, binaries, account, url }: Launch): Promise<boolean> {
  const logFile = join(dataDir, 'server.log')
  if (existsSync(logFile)) renameSync(logFile, join(dataDir, 'server.previous.log'))
  const log = openSync(logFile, 'w', 0o600)
  // In a session of its own: Ctrl-C in the terminal would otherwise stop it before us.
  const child = spawn(binaries.postgres, ['-D', dataDir], { ...account, cwd: '/', detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  let failed = false
  child.once('error', () => (failed = true))
  child.once('exit', () => (failed = true))
  child.unref()
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await pause(PAUSE_MS / 4)) {
    if (failed) return false
    if ((await askServer(url, dataDir)) === 'ready') return true
  }
  return false
}

function endOfLog(dataDir: string): string {
  const file = join(dataDir, 'server.log')
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : '(no log)'
}
