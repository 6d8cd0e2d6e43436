import { expect } from 'vitest'
import type { RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, withGroup } from '../support/a-small-book.ts'
import type { WorkerProcess } from '../support/worker-process.ts'
import { drawPoints, listPoints, type Point } from './points.ts'

export const SEED = Number(process.env.CRASH_SEED ?? 1)
/** Virtual seconds in a real one: a run over the book takes two real seconds, a lease eats three virtual hours. */
export const RATE = 1800
export const AT_ONCE = 3
export const POINT_TIMEOUT_MS = 120_000
export const BOOK = withGroup(aSmallBook({ contoso: 25, fabrikam: 11, tailspin: 5 }), 'Tailspin')

/** Of these points those asked for (`CRASH_POINTS`: `all`, or some with commas between), else `drawn` of them by seed. */
export function points(drawn: number, all: readonly Point[] = listPoints()): readonly string[] {
  const asked = process.env.CRASH_POINTS
  if (asked === undefined) return drawPoints(all, SEED, drawn)
  return asked === 'all' ? all : asked.split(',').filter((point) => all.includes(point as Point))
}

/** Starts another worker as soon as the first is dead, which it must be before `finishing`: otherwise the point is wrong. */
export async function finishWithAnother(product: RunningProduct, finishing: Promise<void>, doomed: WorkerProcess): Promise<void> {
  await Promise.all([finishing, takeOver()])

  async function takeOver(): Promise<void> {
    await expectKilled(doomed, finishing)
    await product.startWorker()
  }
}

export async function expectKilled(doomed: WorkerProcess, otherwise: Promise<void>): Promise<void> {
  expect(await Promise.race([doomed.ended, otherwise.then(() => 'nothing: it was never at that point')])).toBe('SIGKILL')
}
