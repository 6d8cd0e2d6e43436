import { beforeAll, describe, expect, test, vi } from 'vitest'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRun, startUndo, untilDone, untilSettled } from '../support/carry-out.ts'
import { readEndState } from '../support/end-state.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { AT_ONCE, BOOK, finishWithAnother, POINT_TIMEOUT_MS, points, RATE, SEED } from './killed.ts'
import { listPointsBack } from './points.ts'

// A run is carried out; the worker that takes it back is killed at a point of its work, and another one finishes that.

const POINTS = points(2, listPointsBack())

vi.setConfig({ maxConcurrency: AT_ONCE })

describe.skipIf(POINTS.length === 0)(`a worker that takes a run back is killed by kill -9 (seed ${SEED})`, () => {
  let uninterrupted = ''

  beforeAll(async () => {
    await using product = await startRunningProduct(BOOK, RATE)
    const run = await carriedOut(product)
    await product.startWorker()
    const back = await startUndo(product, run)
    await untilSettled(product, back)
    await expectPromisesHeld(product)
    uninterrupted = await readEndState(product, back)
    expect(uninterrupted).toContain('the run is finished')
  }, POINT_TIMEOUT_MS)

  test.concurrent.for(POINTS)('at %s: it ends as if nothing had happened', { timeout: POINT_TIMEOUT_MS }, async (point) => {
    await using product = await startRunningProduct(BOOK, RATE)
    const run = await carriedOut(product)
    const doomed = await product.startWorker(point)
    const back = await startUndo(product, run)
    await finishWithAnother(product, untilDone(product, back), doomed)
    expect(await readEndState(product, back)).toBe(uninterrupted)
    await expectPromisesHeld(product)
  })
})

/** By a worker that is gone then. */
async function carriedOut(product: RunningProduct): Promise<string> {
  const worker = await product.startWorker()
  const run = await startRun(product, QUICK_CHOICES)
  await untilSettled(product, run)
  await worker.kill()
  return run
}
