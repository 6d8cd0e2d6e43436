import { join } from 'node:path'
import { startEmulator, type RunningEmulator } from '../../emulator/server.ts'
import { createClient } from '../../src/cli/client.ts'
import { createEmulatorClient } from '../../src/cli/emulator-client.ts'
import { readConfig } from '../../src/config.ts'
import { startProduct } from '../../src/start-product.ts'
import type { RunningProduct } from '../support/a-running-product.ts'
import { QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRun, untilBought, untilFinished } from '../support/carry-out.ts'
import { readEndState } from '../support/end-state.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { startWorkerProcess } from '../support/worker-process.ts'
import { BOOK } from './killed.ts'

const RATE = 600

/** The provider that the product works on. */
export interface Provider {
  stop(): Promise<void>
  start(): Promise<void>
}

/**
 * A run over the book by the API and a worker in a process of its own; `outage` happens as soon as something was bought: then there
 * is most to lose. Checks the promises, and says what the end looks like.
 */
export async function carryOut(
  folder: string,
  databaseUrl: string,
  outage: (provider: Provider, api: RunningProduct['api']) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  await using cleanUp = new AsyncDisposableStack()
  const practiceDir = join(folder, 'emulator')
  let emulator: RunningEmulator = cleanUp.adopt(await startEmulator({ estate: BOOK, rate: RATE, dataDir: practiceDir }), () =>
    emulator.close(),
  )
  const { url: providerUrl, clientId, clientSecret } = emulator
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
  await untilBought(asked, run)
  const provider: Provider = {
    stop: () => emulator.close(),
    async start() {
      emulator = await startEmulator({ rate: RATE, dataDir: practiceDir, port: Number(new URL(providerUrl).port) })
    },
  }
  await outage(provider, asked.api)
  await untilFinished(asked, run)
  await expectPromisesHeld(asked)
  return await readEndState(asked, run)
}
