import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { openCatalogs, type Catalogs } from './catalog/open-catalogs.ts'
import { shippedCatalogDir } from './catalog/shipped-catalog-dir.ts'
import type { Config } from './config.ts'
import { connectProvider, type Provider } from './connect-provider.ts'
import type { Failpoints } from './domain/failpoint.ts'
import { createDbosDurable, type DbosDurable } from './durable/create-dbos-durable.ts'
import { fillInBook } from './inventory/book/fill-in-book.ts'
import type { InventoryDeps } from './inventory/take-snapshot.ts'
import { redeemSilently } from './provider/auth/sign-in.ts'
import { createTokens } from './provider/auth/tokens.ts'
import { createGraph } from './provider/graph/create-graph.ts'
import { createTransport } from './provider/http/transport.ts'
import { createPartnerCenter } from './provider/partner-center/create-partner-center.ts'
import { applySchema } from './store/apply-schema.ts'
import { createBudget } from './store/budget.ts'
import { recordConnection } from './store/connection.ts'
import { openDatabase, type Db, type Trx } from './store/database.ts'
import { placeDataFolder } from './store/embedded/place-data-folder.ts'
import { startEmbeddedPostgres } from './store/embedded/start-postgres.ts'
import { getInstallationId } from './store/installation.ts'
import { surviveDisconnects } from './store/survive-disconnects.ts'
import { createTokenCache } from './store/token-cache.ts'
import { createWriteGate } from './store/write-gate.ts'
import { createPlaces } from './workflow/licenses/places.ts'
import type { WorkflowDeps } from './workflow/step-context.ts'

/** Everything alive in one process. */
export interface Context {
  readonly db: Db
  /** Read again when a file changes: ask for the current one where it is used, and do not keep it. */
  readonly catalogs: Catalogs
  readonly provider: Provider
  readonly durable: DbosDurable
  readonly workflow: WorkflowDeps
  readonly inventory: InventoryDeps
  close(): Promise<void>
}

const POOL_MAX = 20

/**
 * Who is given a whole quota is paced at this share of it and may go ahead by the rest. At an even pace of all of it every pause is
 * lost for ever: between two pages of a customer's users nothing is sent for a second or so (`npm run bench -- B1`).
 */
const SHARE_MOST = 0.98

/** Of the customers that a worker has in hand. Twelve that move users are enough for the application's whole write quota. */
const SHARE_MOVING = 2 / 3

/** Config to live things, in a straight line. What was opened is closed by `close`, in the opposite order. */
export async function createContext(config: Config, version: string): Promise<Context> {
  const catalogs = openCatalogs([shippedCatalogDir(), ...config.catalog], config.localCatalog)
  const provider = await connectProvider(config)
  mkdirSync(config.dataDir, { recursive: true })
  const postgres = config.databaseUrl === undefined ? await startEmbedded(config) : undefined
  const databaseUrl = config.databaseUrl ?? postgres?.url ?? ''
  const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_MAX })
  surviveDisconnects(pool, () => undefined) // an idle connection that breaks is replaced; whoever needs one next is told
  await applySchema(pool)
  const db = openDatabase(pool)
  await fillInBook(db, catalogs.current())
  await recordConnection(db, { url: provider.url, isEmulator: provider.isEmulator })

  const durable = createDbosDurable({
    databaseUrl,
    pool,
    clock: provider.clock,
    applicationVersion: config.applicationVersion ?? version,
    concurrency: config.concurrency,
  })
  const budget = createBudget(db, provider.clock, Math.min(config.budgetShare, SHARE_MOST))
  const transport = createTransport({
    clock: provider.clock,
    budget,
    writeGate: createWriteGate(db, (trx) => durable.worker.assertAlive(trx)),
  })
  const cache = createTokenCache(db, readKey(config.dataDir))
  const tokens = createTokens({ transport, endpoints: provider.endpoints, cache, ...(provider.isEmulator ? { signInAgain: signIn } : {}) })
  const connection = { transport, tokens, endpoints: provider.endpoints }
  const partnerCenter = createPartnerCenter(connection)
  const graph = createGraph(connection)
  await signIn()

  async function signIn(): Promise<void> {
    if (config.refreshToken !== undefined) return cache.recordRefreshToken(config.refreshToken)
    const loginHint = config.serviceAccount ?? provider.people?.find((person) => person.role === 'adminAgent')?.upn
    if (!provider.isEmulator || loginHint === undefined) return
    await redeemSilently({ transport, endpoints: provider.endpoints, cache, loginHint, redirectUri: 'http://127.0.0.1/crossgrade' })
  }

  const record = <T>(body: (trx: Trx) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (trx) => {
      await durable.worker.assertAlive(trx)
      return body(trx)
    })
  const common = { db, clock: provider.clock, partnerCenter, graph, record }
  return {
    db,
    catalogs,
    provider,
    durable,
    inventory: {
      ...common,
      get catalog() {
        return catalogs.current()
      },
    },
    workflow: {
      ...common,
      worker: durable.worker.id,
      installation: await getInstallationId(db),
      failpoints: createFailpoints(config.failpoint),
      places: createPlaces(Math.ceil(config.concurrency * SHARE_MOVING), () => durable.isShortOfWork()),
    },
    async close() {
      await durable.shutdown()
      await transport.close()
      await pool.end()
      provider.close()
      await postgres?.stop()
    },
  }
}

function startEmbedded(config: Config) {
  return startEmbeddedPostgres({
    dataDir: placeDataFolder(join(config.dataDir, 'postgres')),
    ...(config.databasePort === undefined ? {} : { port: config.databasePort }),
  })
}

/** The key that tokens at rest are encrypted with: made once, readable by its owner alone. */
function readKey(dataDir: string): Buffer {
  const file = join(dataDir, 'secret.key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' })
  return readFileSync(file)
}

/** `step:moment@n`: the process dies, as by kill -9, when it comes there for the n-th time. Nothing is armed without it. */
function createFailpoints(armed: string | undefined): Failpoints {
  const [place, nth = '1'] = armed?.split('@') ?? []
  let left = Number(nth)
  return {
    hit(step, moment) {
      if (place !== `${step}:${moment}`) return
      left -= 1
      if (left === 0) process.kill(process.pid, 'SIGKILL')
    },
  }
}
