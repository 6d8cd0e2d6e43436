import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../emulator/server.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { createClient } from '../../src/cli/client.ts'
import { createEmulatorClient } from '../../src/cli/emulator-client.ts'
import { readConfig } from '../../src/config.ts'
import { startProduct } from '../../src/start-product.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/store/embedded/start-postgres.ts'
import { until, type RunningProduct } from '../support/a-running-product.ts'
import { QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRun, untilFinished } from '../support/carry-out.ts'
import { readEndState } from '../support/end-state.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { startWorkerProcess } from '../support/worker-process.ts'
import { BOOK } from './killed.ts'

// What everything rests on goes away for a while, for the API and a worker in processes of their own, and comes back.

const RATE = 600
const TIMEOUT_MS = 180_000
const AWAY_MS = 4000

test('a database that is stopped and started again in the middle of a run', { timeout: TIMEOUT_MS }, () =>
  expectAsIfNothing(async ({ stopDatabase, startDatabase }) => {
    await stopDatabase()
    await pause(AWAY_MS)
    await startDatabase()
  }),
)

test('a provider that is gone for minutes in the middle of a run', { timeout: TIMEOUT_MS }, () =>
  expectAsIfNothing(async ({ stopProvider, startProvider }) => {
    await stopProvider()
    await pause(AWAY_MS)
    await startProvider()
  }),
)

interface Outage {
  stopDatabase(): Promise<void>
  startDatabase(): Promise<void>
  stopProvider(): Promise<void>
  startProvider(): Promise<void>
}

/** The same run with and without the outage comes to the same end. */
async function expectAsIfNothing(outage: (can: Outage) => Promise<void>): Promise<void> {
  const without = await carryOut(() => Promise.resolve())
  expect(await carryOut(outage)).toBe(without)
}

async function carryOut(outage: (can: Outage) => Promise<void>): Promise<string> {
  await using cleanUp = new AsyncDisposableStack()
  const folder = cleanUp.adopt(mkdtempSync(join(tmpdir(), 'crossgrade-outage-')), (path) => rmSync(path, { recursive: true, force: true }))
  // mkdtemp makes folders that only we can enter, and Postgres may run under another account.
  chmodSync(folder, 0o755)
  const database = { dataDir: join(folder, 'postgres'), fsync: false }
  let server: EmbeddedPostgres = cleanUp.adopt(await startEmbeddedPostgres(database), () => server.stop())
  const practiceDir = join(folder, 'emulator')
  let emulator: RunningEmulator = cleanUp.adopt(await startEmulator({ estate: BOOK, rate: RATE, dataDir: practiceDir }), () =>
    emulator.close(),
  )
  const { url: providerUrl, clientId, clientSecret } = emulator
  const { url: databaseUrl, port } = server
  const settings = { dataDir: join(folder, 'data'), databaseUrl, providerUrl, clientId, clientSecret }
  const product = cleanUp.adopt(await startProduct(readConfig({ port: 0, ...settings }, {}), '0.1.0', { worker: false }), (each) =>
    each.close(),
  )
  cleanUp.adopt(await startWorkerProcess({ ...settings, failpoint: undefined }), (each) => each.kill())
  const asked: Pick<RunningProduct, 'api' | 'practice' | 'databaseUrl'> = {
    api: createClient(product),
    practice: createEmulatorClient(providerUrl),
    databaseUrl,
  }
  const run = await startRun(asked, QUICK_CHOICES)
  await untilMoving(asked, run)
  await outage({
    stopDatabase: () => server.stop(),
    async startDatabase() {
      server = await startEmbeddedPostgres({ ...database, port })
    },
    stopProvider: () => emulator.close(),
    async startProvider() {
      emulator = await startEmulator({ rate: RATE, dataDir: practiceDir, port: Number(new URL(providerUrl).port) })
    },
  })
  await untilFinished(asked, run)
  await expectPromisesHeld(asked)
  return await readEndState(asked, run)
}

/** Until something was bought: then there is most to lose. */
async function untilMoving({ api }: Pick<RunningProduct, 'api'>, id: string): Promise<void> {
  await until(`${id} to have bought something`, async () => {
    const { migrations } = await api.call(routes.getRun, { params: { id } })
    return migrations.some(({ step }) => step === 'wait-until-ready' || step === 'move-licenses') || undefined
  })
}
