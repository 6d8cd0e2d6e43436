import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from './api/server.ts'
import { RUN_CHECKS } from './api/check-runs.ts'
import { RECONCILE } from './api/reconciliations.ts'
import { createUndoOfFailed, UNDO_FAILED, undoFailed } from './api/undo-failed.ts'
import type { Config } from './config.ts'
import { createContext, type Context } from './context.ts'
import { id, type CustomerId, type RunId, type SnapshotId, type UserId } from './domain/id.ts'
import { WorkerLost } from './domain/durable.ts'
import { rightsOf } from './domain/rights.ts'
import { HOUR_MS, MINUTE_MS, plusMs, type Instant } from './domain/instant.ts'
import { warnOfDeadlines } from './inventory/deadlines/warn-of-deadlines.ts'
import { runReconciliation } from './inventory/reconciliation/run-reconciliation.ts'
import { runChecks } from './inventory/run-checks.ts'
import { TAKE_SNAPSHOT, takeSnapshot } from './inventory/take-snapshot.ts'
import { planChecks } from './planning/plan-checks.ts'
import { createApiToken, recordApiToken } from './store/api-tokens.ts'
import { completeSnapshot } from './store/snapshots.ts'
import { defineAdvanceCustomer } from './workflow/advance-customer.ts'
import { defineReapplyUser } from './workflow/reapply-user.ts'
import { reviveRuns } from './workflow/revive-runs.ts'

/** Real time between two looks for customers whose chain of phases broke; a rare thing, so no haste. */
const REVIVE_EVERY_MS = 10_000

export interface RunningProduct {
  readonly url: string
  readonly token: string
  /** Who can sign in, where the directory says so (practice), and what each may do. */
  readonly people: readonly { readonly name: string; readonly role: string; readonly rights: readonly string[] }[]
  close(): Promise<void>
}

export interface RunningWorker {
  readonly id: string
  close(): Promise<void>
}

export interface ProductOptions {
  readonly worker: boolean
  /** Where the built portal lies; without it only the API is served. */
  readonly portalFolder?: string | undefined
}

/** The API and the portal, and in the same process a worker unless told otherwise. */
export async function startProduct(config: Config, version: string, options: ProductOptions): Promise<RunningProduct> {
  const context = await createContext(config, version)
  try {
    return await serve(context, config, version, options)
  } catch (error) {
    await context.close()
    throw error
  }
}

async function serve(context: Context, config: Config, version: string, options: ProductOptions): Promise<RunningProduct> {
  const { db, catalogs, provider, durable } = context
  const people = async () => provider.people
  const deps = {
    db,
    clock: provider.clock,
    get catalog() {
      return catalogs.current()
    },
    catalogFiles: { local: config.localCatalog, dirs: catalogs.dirs, problem: catalogs.problem },
    durable,
    provider: { url: provider.url, isEmulator: provider.isEmulator, tenantId: id<CustomerId>(provider.endpoints.tenantId) },
    readUser: async (customer: CustomerId, user: string) =>
      [...(await context.inventory.graph.batchGetUsers(customer, [id<UserId>(user)])).values()][0],
    people,
    secondPerson: config.secondPerson,
    signIn: {
      issuer: config.signInIssuer ?? `${provider.endpoints.login}/${provider.endpoints.tenantId}/v2.0`,
      clientId: provider.endpoints.clientId,
      clientSecret: provider.endpoints.clientSecret,
      publicUrl: config.publicUrl,
    },
    version,
    portalFolder: options.portalFolder,
  }
  const app = await createServer(deps)
  const url = await listen(app, config.port)
  const token = await makeToken(context, config)
  const stopWork = options.worker ? await work(context) : undefined
  return {
    url,
    token,
    people: (provider.people ?? []).map(({ name, role }) => ({ name, role, rights: [...rightsOf([role])] })),
    async close() {
      await app.close()
      stopWork?.()
      await context.close()
    },
  }
}

/** A worker alone, on the same data or database as the product's API. */
export async function startWorker(config: Config, version: string): Promise<RunningWorker> {
  const context = await createContext(config, version)
  const stopWork = await work(context).catch(async (error: unknown) => {
    await context.close()
    throw error
  })
  return {
    id: context.durable.worker.id,
    async close() {
      stopWork()
      await context.close()
    },
  }
}

async function work(context: Context): Promise<() => void> {
  const { db, durable, provider } = context
  defineAdvanceCustomer(durable, context.workflow)
  defineReapplyUser(durable, context.workflow)
  durable.define<{ readonly snapshot: SnapshotId }>(TAKE_SNAPSHOT, async (phase, { snapshot }) => {
    await phase.step('take', async () => {
      try {
        await takeSnapshot(snapshot, context.inventory)
      } catch (error) {
        if (error instanceof WorkerLost) throw error
        const why = error instanceof Error ? error.message : String(error)
        await context.inventory.record((trx) => completeSnapshot(trx, snapshot, provider.clock.now(), why))
      }
      return null
    })
  })
  durable.define<{ readonly run: string }>(RUN_CHECKS, async (phase, { run }) => {
    const partner = id<CustomerId>(provider.endpoints.tenantId)
    await phase.step('look', async () => {
      await runChecks(run, { ...context.inventory, partner, checkPlan: planChecks })
      return null
    })
  })
  durable.define<{ readonly reconciliation: string }>(RECONCILE, async (phase, { reconciliation }) => {
    await phase.step('read', async () => {
      await runReconciliation(reconciliation, context.inventory)
      return null
    })
  })
  durable.define<{ readonly run: RunId; readonly customer: CustomerId; readonly decision: string }>(UNDO_FAILED, async (phase, key) => {
    await phase.step('undo', () => undoFailed(key, { db, clock: provider.clock, durable }))
  })
  await durable.launch()
  const watch = createWatchman(context)
  const undoWhatFailed = createUndoOfFailed({ db, clock: provider.clock, durable })
  const tend = async (): Promise<void> => {
    await reviveRuns({ db, clock: provider.clock, durable })
    await undoWhatFailed()
    await watch()
  }
  const revive = (): void => void tend().catch((error: unknown) => process.emitWarning(String(error)))
  revive()
  const reviving = setInterval(revive, REVIVE_EVERY_MS)
  reviving.unref()
  return () => clearInterval(reviving)
}

const WARN_EVERY_MS = 6 * HOUR_MS

/** However fast a practice clock runs: a look reads every part that is in hand. */
const WARN_AT_MOST_EVERY_MS = 10 * MINUTE_MS

/** Looks for deadlines that are near, four times a day by the product's clock, and at once when it starts. */
function createWatchman({ provider, inventory }: Context): () => Promise<void> {
  let last: { readonly at: Instant; readonly realMs: number } | undefined
  return async () => {
    const [at, realMs] = [provider.clock.now(), performance.now()]
    if (last && (realMs < last.realMs + WARN_AT_MOST_EVERY_MS || (at >= last.at && at < plusMs(last.at, WARN_EVERY_MS)))) return
    last = { at, realMs }
    await warnOfDeadlines(inventory)
  }
}

/** Shown once; kept beside the data for the CLI of the same machine, readable by its owner alone. */
async function makeToken({ db }: Context, config: Config): Promise<string> {
  const token = config.token ?? (await createApiToken(db, 'operator'))
  if (config.token !== undefined) await recordApiToken(db, config.token, 'operator')
  mkdirSync(config.dataDir, { recursive: true })
  writeFileSync(join(config.dataDir, 'token'), `${token}\n`, { mode: 0o600 })
  return token
}

async function listen(app: { listen(options: { host: string; port: number }): Promise<string> }, port: number): Promise<string> {
  try {
    return await app.listen({ host: '127.0.0.1', port })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Error(`Port ${port} on 127.0.0.1 is taken by another program: choose another with --port, or 0 for any.`, { cause: error })
    }
    throw error
  }
}
