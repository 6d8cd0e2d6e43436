import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { getBinaries } from './binaries.ts'
import { choosePort } from './choose-port.ts'
import { OWNER, prepareDataFolder, writeSettings } from './data-folder.ts'
import { findRunning, launchPostmaster } from './launch-postmaster.ts'
import type { Postmaster } from './postmaster.ts'
import { isAlive } from './postmaster.ts'
import { accountFor, makeParent } from './run-as.ts'
import { withStartLock } from './start-lock.ts'
import { stopPostmaster } from './stop-postmaster.ts'

export interface EmbeddedOptions {
  /** Holds the data; made when it does not exist. `<dataDir>.password` is written beside it. */
  readonly dataDir: string
  /** Without it a free port is found, and found again by the next start. */
  readonly port?: number
  /** Off only for data that nobody will miss. */
  readonly fsync?: boolean
  /** Instead of the npm package's programs: a folder with `bin`, `lib` and `share`. */
  readonly binaries?: string
}

export interface EmbeddedPostgres {
  /** With user, password and the product's database; only reachable from this machine. */
  readonly url: string
  readonly port: number
  /** False when another living process started it: then `stop` leaves it running. */
  readonly startedHere: boolean
  stop(): Promise<void>
}

/**
 * A Postgres of our own, from npm: started unless it runs already. Two processes may start one folder at once; a server whose
 * starter has died is taken over, one that was killed is started again. Ctrl-C in the terminal does not reach it: the caller
 * ends it with `stop`.
 *
 * @throws Error that says what to do: port taken, folder not reachable, folder of another version, no programs for this platform.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const wanted = resolve(options.dataDir)
  const account = accountFor(wanted)
  makeParent(wanted, account)
  // Postgres names its folder without symbolic links, and we compare with that.
  const dataDir = join(realpathSync(dirname(wanted)), basename(wanted))
  const binaries = await getBinaries(account, options.binaries)

  return withStartLock(`${dataDir}.lock`, async () => {
    const password = await prepareDataFolder(dataDir, binaries, account)
    const urlOf = (port: number, database: string): string => `postgresql://${OWNER}:${password}@127.0.0.1:${String(port)}/${database}`
    const maintenance = (port: number): string => urlOf(port, 'postgres')

    const running = await findRunning(dataDir, maintenance)
    if (running && options.port !== undefined && running.port !== options.port) {
      throw new Error(
        `The database in ${dataDir} already runs on port ${String(running.port)}, not ${String(options.port)}: ` +
          'use that port, or stop what started it.',
      )
    }
    const server = running ?? (await start())
    await makeDatabase(maintenance(server.port))
    const startedHere = own(dataDir, !running)
    const stop = async (): Promise<void> => {
      if (startedHere) await stopPostmaster(dataDir, binaries, account)
    }
    return { url: urlOf(server.port, OWNER), port: server.port, startedHere, stop }

    async function start(): Promise<Postmaster> {
      const port = await choosePort(dataDir, options.port)
      writeSettings(dataDir, { port, fsync: options.fsync ?? true })
      return launchPostmaster({ dataDir, port, binaries, account, url: maintenance(port) })
    }
  })
}

/** Notes us as the process that answers for the server, unless a living one does. */
function own(dataDir: string, justStarted: boolean): boolean {
  const file = join(dataDir, 'crossgrade.owner')
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (!justStarted && owner > 0 && isAlive(owner)) return false
  writeFileSync(file, String(process.pid))
  return true
}

async function makeDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [OWNER])
    if (!rowCount) await client.query(`create database ${OWNER}`)
  } finally {
    await client.end()
  }
}
