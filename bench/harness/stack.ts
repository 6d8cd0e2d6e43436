import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Estate } from '../../emulator/estates/estate.ts'
import { createClient, type Client } from '../../src/cli/client.ts'
import { placeDataFolder } from '../../src/store/embedded/place-data-folder.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded/start-postgres.ts'
import { openCleanUp } from './clean-up.ts'
import { createEmulatorView, type EmulatorView } from './emulator-view.ts'
import { findPostmaster } from './find-postmaster.ts'
import { findProcessUse, type ProcessUse } from './process-use.ts'
import { spawnCrossgrade, spawnNode, type BenchProcess } from './spawn.ts'
import { sampleWaits, type WaitSampler } from './wait-samples.ts'

export interface StackOptions {
  readonly estate: Estate
  /** Virtual seconds in a real one. */
  readonly rate: number
  /** How many worker processes at the start; more with `startWorker`. */
  readonly workers: number
  /** Phases at once in a worker; as it ships where absent. */
  readonly concurrency?: number
  /** The API serves pages too; they are built first where nobody has. */
  readonly withPortal?: boolean
  /** The provider is the stub: users live in its memory, so many for each customer. */
  readonly stub?: { readonly usersPerCustomer: number }
}

/** Everything as it ships, each in a process of its own: Postgres with fsync, the provider, the API, workers. */
export interface Stack extends AsyncDisposable {
  readonly api: Client
  readonly url: string
  readonly provider: EmulatorView
  readonly databaseUrl: string
  readonly waits: WaitSampler
  readonly workers: readonly BenchProcess[]
  startWorker(): Promise<BenchProcess>
  /** From now on every answer of the stub is late by so many ms. */
  delayAnswers(ms: number): Promise<void>
  /** CPU time and peak memory so far, by name: `provider`, `api`, `worker 1`, `postgres`. */
  use(): Readonly<Record<string, ProcessUse>>
}

const STUB = join(import.meta.dirname, '..', 'stub', 'main.ts')

/** The whole quota is ours: no other program writes to these customers. */
const SHARE = '1'

export async function startStack(options: StackOptions): Promise<Stack> {
  const cleanUp = openCleanUp()
  try {
    return await start(options, cleanUp)
  } catch (error) {
    await cleanUp.disposeAsync()
    throw error
  }
}

async function start(options: StackOptions, cleanUp: AsyncDisposableStack): Promise<Stack> {
  const folder = cleanUp.adopt(mkdtempSync(join(tmpdir(), 'crossgrade-bench-')), (each) => rmSync(each, { recursive: true, force: true }))
  chmodSync(folder, 0o755) // the database's own account has to get through
  const dataDir = placeDataFolder(join(folder, 'postgres'))
  const postgres = cleanUp.adopt(await startEmbeddedPostgres({ dataDir }), (each) => each.stop())
  const postmaster = findPostmaster(dataDir)
  const started = (process: BenchProcess): BenchProcess => cleanUp.adopt(process, (each) => each.stop())
  const provider = started(await startProvider(options, folder))
  const env = {
    CROSSGRADE_DATA: folder,
    DATABASE_URL: postgres.url,
    CROSSGRADE_PROVIDER_URL: String(provider.ready['url']),
    CROSSGRADE_CLIENT_ID: String(provider.ready['clientId']),
    CROSSGRADE_CLIENT_SECRET: String(provider.ready['clientSecret']),
    CROSSGRADE_BUDGET_SHARE: SHARE,
    ...(options.concurrency === undefined ? {} : { CROSSGRADE_CONCURRENCY: String(options.concurrency) }),
  }
  const product = started(
    await spawnCrossgrade(['start', '--port', '0', '--no-worker', ...(options.withPortal === true ? [] : ['--no-portal'])], env),
  )
  const waits = cleanUp.adopt(await sampleWaits(postgres.url), (each) => each.stop())
  const workers: BenchProcess[] = []
  const startWorker = async (): Promise<BenchProcess> => {
    const worker = started(await spawnCrossgrade(['worker'], env))
    workers.push(worker)
    return worker
  }
  for (let n = 0; n < options.workers; n += 1) await startWorker()
  return {
    url: String(product.ready['url']),
    api: createClient({ url: String(product.ready['url']), token: String(product.ready['token']) }),
    provider: createEmulatorView(String(provider.ready['url'])),
    databaseUrl: postgres.url,
    waits,
    workers,
    startWorker,
    async delayAnswers(ms) {
      await fetch(`${String(provider.ready['url'])}/stub/delay`, { method: 'POST', body: String(ms) })
    },
    use: () => ({
      provider: provider.use(),
      api: product.use(),
      ...Object.fromEntries(workers.map((worker, index) => [`worker ${index + 1}`, worker.use()])),
      postgres: findProcessUse(postmaster) ?? { cpuMs: 0, peakRss: 0 },
    }),
    [Symbol.asyncDispose]: () => cleanUp.disposeAsync(),
  }
}

function startProvider({ estate, rate, stub }: StackOptions, folder: string): Promise<BenchProcess> {
  const file = join(folder, 'estate.json')
  writeFileSync(file, JSON.stringify(estate))
  if (stub) return spawnNode([STUB, file, String(rate), String(stub.usersPerCustomer)], {})
  const args = ['emulator', 'start', '--port', '0', '--data', join(folder, 'emulator'), '--estate', file, '--rate', String(rate)]
  return spawnCrossgrade(args, {})
}
