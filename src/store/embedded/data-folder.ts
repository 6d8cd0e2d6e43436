import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { findDataVersion } from './binaries.ts'
import { isAlive } from './postmaster.ts'
import type { Account } from './run-as.ts'

/** The name of the superuser and of the product's database. */
export const OWNER = 'crossgrade'

export interface Settings {
  readonly port: number
  readonly fsync: boolean
}

/**
 * Makes the data folder unless it exists, and returns the superuser's password. It is made under another name and renamed when
 * it is whole, so that one that was interrupted never counts.
 * @throws Error when the folder holds something else, belongs to somebody else, or was made by another major version.
 */
export async function prepareDataFolder(dataDir: string, binaries: Binaries, account: Account): Promise<string> {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    checkDataFolder(dataDir, binaries)
    return readFileSync(passwordFile(dataDir), 'utf8').trim()
  }
  const password = randomBytes(24).toString('hex')
  writeFileSync(passwordFile(dataDir), password, { mode: 0o600 })
  await initialize(dataDir, binaries, account, password)
  return password
}

/** Writes what differs from one start to the next. */
export function writeSettings(dataDir: string, { port, fsync }: Settings): void {
  const lines = [
    '# Written at every start.',
    `port = ${String(port)}`,
    `listen_addresses = '127.0.0.1'`,
    `unix_socket_directories = ''`,
    'max_connections = 200',
    // Rows are wide: the 30,000 that statistics are made from by default come to 50 MiB in one process (npm run bench -- B5).
    'default_statistics_target = 50',
    `timezone = 'UTC'`,
    ...(fsync ? [] : ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off']),
    '',
  ]
  writeFileSync(join(dataDir, 'crossgrade.conf'), lines.join('\n'))
}

function passwordFile(dataDir: string): string {
  return `${dataDir}.password`
}

function checkDataFolder(dataDir: string, binaries: Binaries): void {
  const version = findDataVersion(dataDir)
  if (version === undefined) {
    throw new Error(`${dataDir} is not empty and holds no Postgres data: choose a folder that is empty or does not exist yet.`)
  }
  if (version !== binaries.major) {
    throw new Error(
      `${dataDir} was made by Postgres ${version}, and this is Postgres ${binaries.major}. ` +
        `Start the Crossgrade version that made it and export the data, or choose another folder; nothing was changed.`,
    )
  }
  const { uid } = lstatSync(dataDir)
  const mine = process.getuid?.()
  if (mine !== undefined && mine !== 0 && uid !== mine) {
    throw new Error(
      `${dataDir} belongs to uid ${String(uid)} and you are uid ${String(mine)}: start as that user, or choose another folder.`,
    )
  }
  if (!existsSync(passwordFile(dataDir))) {
    throw new Error(
      `${passwordFile(dataDir)} is missing, so nobody can sign in to the database in ${dataDir}: put it back from your backup.`,
    )
  }
}

async function initialize(dataDir: string, binaries: Binaries, account: Account, password: string): Promise<void> {
  removeHalfMade(dataDir)
  const half = `${dataDir}.half-made-${String(process.pid)}`
  const passwordForInitdb = `${half}.password`
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(passwordForInitdb, password, { mode: 0o600 })
  if (account) for (const path of [half, passwordForInitdb]) chownSync(path, account.uid, account.gid)
  try {
    const options = [
      '-D',
      half,
      '-U',
      OWNER,
      '-A',
      'scram-sha-256',
      '--pwfile',
      passwordForInitdb,
      '-E',
      'UTF8',
      '--no-locale',
      '--no-instructions',
    ]
    await promisify(execFile)(binaries.initdb, options, { ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C' } })
    appendFileSync(join(half, 'postgresql.conf'), `\ninclude 'crossgrade.conf'\n`)
    rmSync(dataDir, { recursive: true, force: true })
    renameSync(half, dataDir)
  } catch (cause) {
    rmSync(half, { recursive: true, force: true })
    throw new Error(`Could not make a Postgres data folder at ${dataDir}: ${reasonOf(cause)}`, { cause })
  } finally {
    rmSync(passwordForInitdb, { force: true })
  }
}

/** Clears away what starters that died in the middle have left. */
function removeHalfMade(dataDir: string): void {
  const prefix = `${basename(dataDir)}.half-made-`
  for (const name of readdirSync(dirname(dataDir)).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    if (pid === process.pid || !isAlive(pid)) rmSync(join(dirname(dataDir), name), { recursive: true, force: true })
  }
}

function reasonOf(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return stderr || String(error)
}
