import { expect } from 'vitest'
import { z } from 'zod'
import type { Estate } from '../../../emulator/server.ts'
import { Faults } from '../../../src/cli/emulator-client.ts'
import { startRunningProduct, type RunningProduct } from '../../support/a-running-product.ts'
import { QUICK_CHOICES } from '../../support/a-small-book.ts'
import { startRun, untilFinished } from '../../support/carry-out.ts'
import { readEndState } from '../../support/end-state.ts'
import { expectPromisesHeld } from '../../support/expect-promises.ts'

/** As the emulator takes it: an operation by name, and which of its calls go wrong how. */
export interface NamedFault {
  readonly kind: '429' | 'timeoutAfterEffect'
  readonly operation: string
  readonly every: number
  readonly retryAfterSeconds?: number
}

/** Carries out a run of one worker over the estate, at `rate`, under these faults; each has to come about. Returns the end state. */
export async function runUnder(faults: readonly NamedFault[], estate: Estate, rate: number): Promise<string> {
  await using product = await startRunningProduct(estate, rate)
  for (const fault of faults) await product.practice.call('POST', '/emulator/faults', z.unknown(), fault)
  await product.startWorker()
  const run = await startRun(product, QUICK_CHOICES)
  await untilFinished(product, run)
  await expectPromisesHeld(product)
  expect(await listIdleFaults(product)).toEqual([])
  return await readEndState(product, run)
}

/** The operations of which no call went wrong. */
async function listIdleFaults({ practice }: RunningProduct): Promise<readonly string[]> {
  const { faults } = await practice.call('GET', '/emulator/faults', Faults)
  return faults.filter((fault) => fault.hit === 0).map((fault) => fault.operation)
}
