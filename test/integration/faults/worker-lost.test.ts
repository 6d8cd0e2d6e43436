import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../../src/api/contract/routes.ts'
import { startRunningProduct, until, type RunningProduct } from '../../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES } from '../../support/a-small-book.ts'
import { startRun, untilFinished } from '../../support/carry-out.ts'
import { readEndState } from '../../support/end-state.ts'
import { expectPromisesHeld } from '../../support/expect-promises.ts'
import type { WorkerProcess } from '../../support/worker-process.ts'

const TIMEOUT_MS = 120_000
/** Virtual seconds in a real one: slow enough to find a worker in the middle of something. */
const RATE = 600
const BOOK = aSmallBook({ contoso: 380, fabrikam: 11, tailspin: 5 })

describe('a worker that hangs for longer than its lease', () => {
  let undisturbed = ''

  beforeAll(async () => {
    await using product = await startRunningProduct(BOOK, RATE)
    await product.startWorker()
    const run = await startRun(product, QUICK_CHOICES)
    await untilFinished(product, run)
    undisturbed = await readEndState(product, run)
  }, TIMEOUT_MS)

  test.for(['buy', 'move-licenses'])('at %s loses its work to another, does no harm when it wakes up, and works again', { timeout: TIMEOUT_MS }, async (step) => {
    await using product = await startRunningProduct(BOOK, RATE)
    const sleeper = await product.startWorker()
    const run = await startRun(product, QUICK_CHOICES)
    await untilAnyIsAt(step, run, product)
    sleeper.freeze()
    await product.startWorker()
    await untilWorkerIs('lost', sleeper, product)
    sleeper.resume()
    await untilWorkerIs('alive', sleeper, product)
    await untilFinished(product, run)
    expect(await readEndState(product, run)).toBe(undisturbed)
    await expectPromisesHeld(product)
  })
})

async function untilAnyIsAt(step: string, run: string, { api }: RunningProduct): Promise<void> {
  await until(`a migration to be at ${step}`, async () => {
    const { migrations } = await api.call(routes.getRun, { params: { id: run } })
    return migrations.some((each) => each.step === step && each.state === 'working') || undefined
  })
}

async function untilWorkerIs(state: string, { id }: WorkerProcess, { api }: RunningProduct): Promise<void> {
  await until(`${id} to be ${state}`, async () => {
    const { workers } = await api.call(routes.getStatus)
    return workers.some((worker) => worker.id === id && worker.state === state) || undefined
  })
}
