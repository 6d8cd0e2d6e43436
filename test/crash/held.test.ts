import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRun, untilFinishedAsking } from '../support/carry-out.ts'
import { readEndState } from '../support/end-state.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { AT_ONCE, BOOK, finishWithAnother, POINT_TIMEOUT_MS, points, RATE, SEED } from './killed.ts'
import { listPoints } from './points.ts'

// The plan waits for a person before it buys, moves and suspends; the worker is killed around what they let through.

const CHOICES = { ...QUICK_CHOICES, waitBefore: { buy: 'person', move: 'person', suspend: 'person' } } as const
const POINTS = points(
  1,
  listPoints().filter((point) => /^(buy|move-licenses|switch-off):/.test(point)),
)

vi.setConfig({ maxConcurrency: AT_ONCE })

describe.skipIf(POINTS.length === 0)(`a worker of a run that waits for a person is killed by kill -9 (seed ${SEED})`, () => {
  let uninterrupted = ''

  beforeAll(async () => {
    await using product = await startRunningProduct(BOOK, RATE)
    await product.startWorker()
    const run = await startRun(product, CHOICES)
    await withSomebodyWhoSaysGoOn(product, run, (done) => untilFinishedAsking(product, run).finally(done))
    await expectPromisesHeld(product)
    uninterrupted = await readEndState(product, run)
    expect(uninterrupted).toContain('the run is finished')
  }, POINT_TIMEOUT_MS)

  test.concurrent.for(POINTS)('at %s: it ends as if nothing had happened', { timeout: POINT_TIMEOUT_MS }, async (point) => {
    await using product = await startRunningProduct(BOOK, RATE)
    const doomed = await product.startWorker(point)
    const run = await startRun(product, CHOICES)
    await withSomebodyWhoSaysGoOn(product, run, (done) =>
      finishWithAnother(product, untilFinishedAsking(product, run).finally(done), doomed),
    )
    expect(await readEndState(product, run)).toBe(uninterrupted)
    await expectPromisesHeld(product)
  })
})

/** They look every now and then, and say go on to whatever asks. */
async function withSomebodyWhoSaysGoOn({ api }: RunningProduct, id: string, work: (done: () => void) => Promise<void>): Promise<void> {
  let isDone = false
  const saying = (async () => {
    while (!isDone) {
      for (const gate of ['buy', 'move', 'suspend'] as const) await api.call(routes.goOn, { params: { id, gate }, body: {} })
      await pause(300)
    }
  })()
  await work(() => (isDone = true)).finally(() => (isDone = true))
  await saying
}
