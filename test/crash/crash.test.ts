import { beforeAll, describe, expect, test, vi } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct } from '../support/a-running-product.ts'
import { QUICK_CHOICES } from '../support/a-small-book.ts'
import { approvePlan, startRun, untilFinished } from '../support/carry-out.ts'
import { readEndState } from '../support/end-state.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { AT_ONCE, BOOK, finishWithAnother, POINT_TIMEOUT_MS, points, RATE, SEED } from './killed.ts'

// A real worker is killed at a point of its work, another one takes over, and nobody can tell from the outcome.
//
//   npx vitest run test/crash                          some points, at least one of every step and moment
//   CRASH_SEED=7 npx vitest run test/crash             others
//   CRASH_POINTS=all npx vitest run test/crash         all of them, many minutes
//   CRASH_POINTS=buy:after-effect@2 npx vitest run test/crash    this one

const DRAWN = 13
const DRAWN_RESUMED = 1

vi.setConfig({ maxConcurrency: AT_ONCE })

describe.concurrent(`a worker that is killed by kill -9 (seed ${SEED})`, () => {
  let uninterrupted = ''

  beforeAll(async () => {
    await using product = await startRunningProduct(BOOK, RATE)
    await product.startWorker()
    const run = await startRun(product, QUICK_CHOICES)
    await untilFinished(product, run)
    await expectPromisesHeld(product)
    uninterrupted = await readEndState(product, run)
  })

  test.for(points(DRAWN))('in a run at %s: it ends as if nothing had happened', { timeout: POINT_TIMEOUT_MS }, async (point) => {
    await using product = await startRunningProduct(BOOK, RATE)
    const doomed = await product.startWorker(point)
    const run = await startRun(product, QUICK_CHOICES)
    await finishWithAnother(product, untilFinished(product, run), doomed)
    expect(await readEndState(product, run)).toBe(uninterrupted)
    await expectPromisesHeld(product)
  })

  test.for(points(DRAWN_RESUMED))(
    'in a run that was paused and resumed, at %s: it ends as if nothing had happened',
    { timeout: POINT_TIMEOUT_MS },
    async (point) => {
      await using product = await startRunningProduct(BOOK, RATE)
      const planner = await product.startWorker()
      const plan = await approvePlan(product, QUICK_CHOICES)
      await planner.kill()
      const { id } = await product.api.call(routes.startRun, { body: { plan } })
      await product.api.call(routes.pauseRun, { params: { id } })
      const doomed = await product.startWorker(point)
      await product.api.call(routes.resumeRun, { params: { id } })
      await finishWithAnother(product, untilFinished(product, id), doomed)
      expect(await readEndState(product, id)).toBe(uninterrupted)
      await expectPromisesHeld(product)
    },
  )
})
