import pg from 'pg'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRun, untilBought, untilFinished } from '../support/carry-out.ts'
import { readEndState } from '../support/end-state.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'

const BOOK = aSmallBook({ contoso: 25, fabrikam: 11, tailspin: 5 })
/** Virtual seconds in a real one. */
const RATE = 600

test(
  'a new version is rolled out while a run is on: workers of both work side by side, then the old ones go',
  { timeout: 180_000 },
  async () => {
    const undisturbed = await carryOut(() => Promise.resolve([]))
    const end = await carryOut(async (product, old, run) => {
      await untilBought(product, run)
      // Seats are not there before some time has passed: however long a worker takes to start, there is work left for it.
      await setRate(product, 0)
      const fresh = await product.startWorker(undefined, '99.0.0')
      await setRate(product, RATE)
      await old.stop()
      return [old.id, fresh.id]
    })
    expect(end).toBe(undisturbed)
  },
)

type OldWorker = Awaited<ReturnType<RunningProduct['startWorker']>>

/** Says what the end looks like. Whoever `disturb` names has to have had a part in it. */
async function carryOut(disturb: (product: RunningProduct, old: OldWorker, run: string) => Promise<readonly string[]>): Promise<string> {
  await using product = await startRunningProduct(BOOK, RATE)
  const old = await product.startWorker()
  const run = await startRun(product, QUICK_CHOICES)
  const workers = await disturb(product, old, run)
  await untilFinished(product, run)
  await expectPromisesHeld(product)
  expect(await readWorkers(product)).toEqual(expect.arrayContaining([...workers]))
  return await readEndState(product, run)
}

function setRate({ practice }: RunningProduct, rate: number): Promise<unknown> {
  return practice.call('POST', '/emulator/clock', z.unknown(), { rate })
}

async function readWorkers({ databaseUrl }: RunningProduct): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ worker: string }>('select distinct worker from attempts')
  await client.end()
  return rows.map(({ worker }) => worker)
}
