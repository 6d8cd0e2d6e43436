import { beforeAll, describe, expect, test, vi } from 'vitest'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRun, untilFinished } from '../support/carry-out.ts'
import { readEndState } from '../support/end-state.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import type { WorkerProcess } from '../support/worker-process.ts'
import { drawPoints, listPoints } from './points.ts'

// A real worker is killed at a point of its work, another one takes over, and nobody can tell from the outcome.
//
//   npx vitest run test/crash                          twenty points, at least one of every step and moment
//   CRASH_SEED=7 npx vitest run test/crash             twenty others
//   CRASH_POINTS=all npx vitest run test/crash         all of them, some minutes
//   CRASH_POINTS=buy:after-effect@2 npx vitest run test/crash    this one

const SEED = Number(process.env.CRASH_SEED ?? 1)
const DRAWN = 20
/** Virtual seconds in a real one: a run over the book takes two real seconds, a lease eats three virtual hours. */
const RATE = 1800
const AT_ONCE = 3
const POINT_TIMEOUT_MS = 120_000
const BOOK = aSmallBook({ contoso: 25, fabrikam: 11, tailspin: 5 })

vi.setConfig({ maxConcurrency: AT_ONCE })

describe.concurrent(`a run whose worker is killed by kill -9 (seed ${SEED})`, () => {
  let uninterrupted = ''

  beforeAll(async () => {
    await using product = await startRunningProduct(BOOK, RATE)
    await product.startWorker()
    const run = await startRun(product, QUICK_CHOICES)
    await untilFinished(product, run)
    await expectPromisesHeld(product)
    uninterrupted = await readEndState(product, run)
  })

  test.for(points())('at %s ends as if nothing had happened', { timeout: POINT_TIMEOUT_MS }, async (point) => {
    await using product = await startRunningProduct(BOOK, RATE)
    const doomed = await product.startWorker(point)
    const run = await startRun(product, QUICK_CHOICES)
    await finishWithAnother(product, run, doomed)
    expect(await readEndState(product, run)).toBe(uninterrupted)
    await expectPromisesHeld(product)
  })
})

function points(): readonly string[] {
  const asked = process.env.CRASH_POINTS
  if (asked === undefined) return drawPoints(SEED, DRAWN)
  return asked === 'all' ? listPoints() : asked.split(',')
}

/** Starts another worker as soon as the first is dead, which it must be before the run is finished: otherwise the point is wrong. */
async function finishWithAnother(product: RunningProduct, run: string, doomed: WorkerProcess): Promise<void> {
  const finishing = untilFinished(product, run)
  await Promise.all([finishing, takeOver()])

  async function takeOver(): Promise<void> {
    expect(await Promise.race([doomed.ended, finishing.then(() => 'nothing: it was never at that point')])).toBe('SIGKILL')
    await product.startWorker()
  }
}
