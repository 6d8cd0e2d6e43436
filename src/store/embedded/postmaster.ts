import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** What `postmaster.pid` says; Postgres writes it when it starts and removes it when it stops politely. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** The server that runs, or last ran, on this data folder. */
export function findPostmaster(dataDir: string): Postmaster | undefined {
  const file = join(dataDir, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Math.abs(Number(lines[0]))
  const port = Number(lines[3])
  return pid > 0 ? { pid, port } : undefined
}

/** Whether a process of this number exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Whether the number in a stale `postmaster.pid` now belongs to another program. After a restart of a machine or a container
 * this is common, and Postgres would refuse to start because of it.
 */
export function isAnotherProgram(pid: number): boolean {
  const command = commandOf(pid)
  return command !== undefined && !command.includes('postgres')
}

function commandOf(pid: number): string | undefined {
  if (process.platform === 'win32') return undefined
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return undefined
  }
}

export type Answer = 'ready' | 'starting' | 'silent' | 'another-folder' | 'refused'

/**
 * Asks the server at `url` with a real connection whether it serves this data folder: `pg_ctl status` goes by the process
 * number alone, and says "running" for a while after a kill.
 */
export async function askServer(url: string, dataDir: string): Promise<Answer> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 })
  // A server that dies while we talk raises this beside the rejected call.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory === dataDir ? 'ready' : 'another-folder'
  } catch (error) {
    return answerOf(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function answerOf(error: unknown): Answer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // 57P01 to 57P03: shutting down, crashed, starting up. Class 28: another password, so another server.
  if (code.startsWith('57P')) return 'starting'
  if (code.startsWith('28')) return 'refused'
  return 'silent'
}
