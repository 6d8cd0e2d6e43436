import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmulator, type Estate, type RunningEmulator } from '../../emulator/server.ts'
import { ApiProblem } from '../../src/cli/cli-problem.ts'
import { createClient, type Client } from '../../src/cli/client.ts'
import { createEmulatorClient, type EmulatorClient } from '../../src/cli/emulator-client.ts'
import { readConfig, type Flags } from '../../src/config.ts'
import { startProduct } from '../../src/start-product.ts'
import { cloneTemplate, dropDatabase } from './postgres.ts'
import { listUnsaidProblem } from './problem-wording.ts'
import { listUnsaid } from './wording.ts'
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts'

const POLL_MS = 50

/** The whole product against an emulator of its own: the API in this process, workers as real processes. */
export interface RunningProduct extends AsyncDisposable {
  readonly api: Client
  /** Where browsers find it. */
  readonly url: string
  /** What the API wants to be shown. */
  readonly token: string
  readonly emulator: RunningEmulator
  /** Speaks to the emulator as a person does: faults, clock, promise check. */
  readonly practice: EmulatorClient
  readonly databaseUrl: string
  /** Resolves when the worker works. With a failpoint (`buy:after-effect@2`) it dies there, as by kill -9; `version`: of another one. */
  startWorker(failpoint?: string, version?: string): Promise<WorkerProcess>
}

/**
 * Starts an emulator (`rate`: virtual seconds in a real one), a fresh clone of the database and the API, with the portal that lies in
 * `portalFolder`. Whatever of it still
 * lives is ended, by process id, when it is disposed of.
 */
export async function startRunningProduct(
  estate: Estate,
  rate: number,
  settings: Flags = {},
  portalFolder?: string,
): Promise<RunningProduct> {
  const cleanUp = new AsyncDisposableStack()
  try {
    return await start(estate, rate, settings, portalFolder, cleanUp)
  } catch (error) {
    await cleanUp.disposeAsync()
    throw error
  }
}

async function start(
  estate: Estate,
  rate: number,
  settings: Flags,
  portalFolder: string | undefined,
  cleanUp: AsyncDisposableStack,
): Promise<RunningProduct> {
  const emulator = cleanUp.adopt(await startEmulator({ estate, rate }), (each) => each.close())
  const database = cleanUp.adopt(`test_${randomBytes(6).toString('hex')}`, dropDatabase)
  const databaseUrl = await cloneTemplate(database)
  const dataDir = cleanUp.adopt(mkdtempSync(join(tmpdir(), 'crossgrade-product-')), removeFolder)
  const { url: providerUrl, clientId, clientSecret } = emulator
  const config = readConfig({ ...settings, port: 0, dataDir, databaseUrl, providerUrl, clientId, clientSecret }, {})
  const product = cleanUp.adopt(await startProduct(config, '0.1.0', { worker: false, portalFolder }), (each) => each.close())
  return {
    api: worded(createClient(product)),
    url: product.url,
    token: product.token,
    emulator,
    practice: createEmulatorClient(emulator.url),
    databaseUrl,
    async startWorker(failpoint, version) {
      const worker = await startWorkerProcess({ dataDir, databaseUrl, providerUrl, clientId, clientSecret, failpoint, version })
      return cleanUp.adopt(worker, (each) => each.kill())
    },
    [Symbol.asyncDispose]: () => cleanUp.disposeAsync(),
  }
}

/** A client that fails where the portal could not say what an answer, or a problem, says in each of its languages. */
function worded(client: Client): Client {
  return {
    ...client,
    async call(route, ...input) {
      const answer = await client.call(route, ...input).catch(refuseUnsaid)
      failFor(listUnsaid(answer))
      return answer
    },
    download: (route, input) => client.download(route, input).catch(refuseUnsaid),
  }
}

function refuseUnsaid(error: unknown): never {
  if (error instanceof ApiProblem) failFor(listUnsaidProblem(error.problem))
  throw error
}

function failFor(unsaid: readonly string[]): void {
  if (unsaid.length > 0) throw new Error(`the portal has no words for\n${unsaid.join('\n')}`)
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Asks until there is an answer. @throws Error saying what was waited for, when it takes too long */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, ms = 60_000): Promise<T> {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await pause(POLL_MS)) {
    const answer = await ask()
    if (answer !== undefined) return answer
  }
  throw new Error(`waited ${String(ms)} ms for: ${what}`)
}
