import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { startEmulator } from '../emulator/server.ts'
import { readEstateFile } from '../emulator/estates/read-estate.ts'
import { renderProblem } from './catalog/catalog-problem.ts'
import { checkCatalogFile } from './catalog/check-file.ts'
import { openCatalogs } from './catalog/open-catalogs.ts'
import { shippedCatalogDir } from './catalog/shipped-catalog-dir.ts'
import { wrongUse } from './cli/cli-problem.ts'
import { runDemo } from './cli/demo/run-demo.ts'
import type { EmulatorStartOptions, LocalCommands, StartOptions, WorkerOptions } from './cli/local-commands.ts'
import { DEFAULT_URL } from './cli/session.ts'
import { runProgram } from './cli/run-program.ts'
import { ConfigError, readConfig, type Config, type Flags } from './config.ts'
import { CatalogError } from './catalog/catalog-problem.ts'
import { spawnChild, type ReadyChild } from './spawn-child.ts'
import { startProduct, startWorker } from './start-product.ts'
import { untilToldToStop } from './until-told-to-stop.ts'

const Person = z.object({ name: z.string(), role: z.string() })

const VERSION = readVersion()
const DEMO_ESTATE = join(import.meta.dirname, '..', 'emulator', 'estates', 'demo.yaml')
/** Virtual seconds in a real one for the practice provider of `start`: a wait of ten minutes takes ten seconds. */
const PRACTICE_RATE = 60
const PRACTICE_PORT = 4290

const local: LocalCommands = {
  version: VERSION,
  start,
  worker,
  startEmulator: emulatorStart,
  checkCatalog: (file) => checkCatalogFile(file).map((problem) => ({ severity: problem.severity, text: renderProblem(problem) })),
  runDemo: ({ json }) => runDemo({ json, estate: DEMO_ESTATE, spawn: spawnChild }),
}

quietKnownWarning()
process.exitCode = await runProgram(process.argv, local)

async function start(options: StartOptions): Promise<void> {
  const config = configOf(options)
  const practice = config.providerUrl === undefined && config.tenantId === undefined ? await startPractice(config) : undefined
  try {
    const product = await asWrongUse(() =>
      startProduct(practice ? withPractice(config, practice) : config, VERSION, { worker: options.worker }),
    )
    if (options.json) console.log(JSON.stringify({ ready: true, url: product.url, token: product.token }))
    else welcome(product, practice, config.dataDir)
    await untilToldToStop()
    await product.close()
  } finally {
    await practice?.stop()
  }
}

async function worker(options: WorkerOptions): Promise<void> {
  const running = await asWrongUse(() => startWorker(configOf(options), VERSION))
  console.log(options.json ? JSON.stringify({ ready: true, worker: running.id }) : `Worker ${running.id} is working. Ctrl-C stops it.`)
  await untilToldToStop()
  await running.close()
}

async function emulatorStart(options: EmulatorStartOptions): Promise<void> {
  const estate = options.estate === undefined ? undefined : await readEstate(options.estate)
  const { port, dataDir, clock, rate } = options
  const running = await startEmulator({ port, dataDir, clock, rate, estate })
  const { url, partnerCenter, graph, login, clientId, clientSecret, people } = running
  const ready = { ready: true, url, partnerCenter, graph, login, clock: running.clock(), clientId, clientSecret, people }
  if (options.json) console.log(JSON.stringify(ready))
  else {
    console.log(`The practice provider answers at ${url} (its time: ${running.clock()}).`)
    console.log(`  CROSSGRADE_PROVIDER_URL=${url}\n  CROSSGRADE_CLIENT_ID=${clientId}\n  CROSSGRADE_CLIENT_SECRET=${clientSecret}`)
    console.log(`People: ${people.map((person) => `${person.name} (${person.role})`).join(', ')}`)
  }
  await untilToldToStop()
  await running.close()
}

/** No provider is set: a practice provider of our own, in a process of its own, on the demo estate. */
async function startPractice(config: Config): Promise<ReadyChild> {
  // Before anything is started or made: a catalog that cannot be used is wrong use.
  await asWrongUse(async () => openCatalogs([shippedCatalogDir(), ...config.catalog], config.localCatalog))
  const args = (port: number) => [
    'emulator',
    'start',
    '--port',
    String(port),
    '--data',
    join(config.dataDir, 'emulator'),
    '--estate',
    DEMO_ESTATE,
    '--rate',
    String(PRACTICE_RATE),
    '--json',
  ]
  return spawnChild(args(PRACTICE_PORT), {}).catch(() => spawnChild(args(0), {}))
}

function withPractice(config: Config, practice: ReadyChild): Config {
  const { url, clientId, clientSecret } = practice.ready
  return { ...config, providerUrl: String(url), clientId: String(clientId), clientSecret: String(clientSecret) }
}

function welcome(product: { readonly url: string; readonly token: string }, practice: ReadyChild | undefined, dataDir: string): void {
  const people = practice?.ready['people']
  console.log(`Crossgrade ${VERSION} answers at ${product.url}`)
  console.log(`  its own description: ${product.url}/docs`)
  console.log(`  token (shown once):  ${product.token}`)
  if (practice) {
    console.log(`\nThis is practice: an emulated Microsoft at ${String(practice.ready['url'])}, nothing real is bought or moved.`)
    for (const { name, role } of z.array(Person).parse(people)) console.log(`  ${name.padEnd(18)} ${role.padEnd(14)} --as "${name}"`)
  }
  console.log(`\nIn another terminal, in this folder:  ${commandLine(product.url, dataDir)} snapshot take`)
  console.log('Ctrl-C stops everything.')
}

/** How the command line is called so that it finds what was started here. */
function commandLine(url: string, dataDir: string): string {
  const data = dataDir === join(process.cwd(), '.crossgrade') ? '' : `CROSSGRADE_DATA=${dataDir} `
  return `${data}npx crossgrade${url === DEFAULT_URL ? '' : ` --url ${url}`}`
}

function configOf({ port, dataDir, config, catalog }: Partial<StartOptions>): Config {
  const flags: Flags = {
    ...(port === undefined ? {} : { port }),
    ...(catalog === undefined || catalog.length === 0 ? {} : { catalog: [...catalog] }),
    dataDir,
    ...(config === undefined ? {} : { config }),
  }
  try {
    return readConfig(flags, process.env)
  } catch (error) {
    if (error instanceof ConfigError) throw wrongUse(error.message)
    throw error
  }
}

async function readEstate(file: string) {
  try {
    return await readEstateFile(file)
  } catch (error) {
    throw wrongUse(error instanceof Error ? error.message : String(error))
  }
}

/** A file of the operator's that is wrong is wrong use, not a failure of ours. */
async function asWrongUse<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body()
  } catch (error) {
    if (error instanceof CatalogError || error instanceof ConfigError) throw wrongUse(error.message)
    throw error
  }
}

/** DBOS still sends two queries at once on one connection, which `pg` 8 allows and announces on every start. Every other warning is shown. */
function quietKnownWarning(): void {
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    if (!warning.message.startsWith('Calling client.query() when the client is already executing'))
      console.error(`${warning.name}: ${warning.message}`)
  })
}

function readVersion(): string {
  const nearest = [join(import.meta.dirname, '..', 'package.json'), join(import.meta.dirname, '..', '..', 'package.json')]
  for (const file of nearest) {
    try {
      const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string }
      if (name === 'crossgrade' && version !== undefined) return version
    } catch {
      // not there: this is the other layout, a checkout or a published package
    }
  }
  return 'unknown'
}
