import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../../src/api/contract/routes.ts'
import { startRunningProduct, until, type RunningProduct } from '../../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES } from '../../support/a-small-book.ts'
import { approvePlan, startRun, untilFinished } from '../../support/carry-out.ts'
import { readEndState } from '../../support/end-state.ts'
import { expectPromisesHeld } from '../../support/expect-promises.ts'
import type { WorkerProcess } from '../../support/worker-process.ts'
import { runUnder } from './disturbed-run.ts'

const TIMEOUT_MS = 120_000
/** Virtual seconds in a real one: slow enough to find a worker in the middle of something. */
const RATE = 600
const BOOK = aSmallBook({ contoso: 380, fabrikam: 11, tailspin: 5 })
const CUSTOMERS = 3

describe('a worker that hangs for longer than its lease', () => {
  let undisturbed = ''

  beforeAll(async () => {
    undisturbed = await runUnder([], BOOK, RATE)
  }, TIMEOUT_MS)

  test.for(['buy', 'move-licenses'])(
    'at %s loses its work to another, does no harm when it wakes up, and works again',
    { timeout: TIMEOUT_MS },
    async (step) => {
      await using product = await startRunningProduct(BOOK, RATE)
      const sleeper = await product.startWorker()
      const run = await startRun(product, QUICK_CHOICES)
      await untilAnyIsAt(step, run, product)
      sleeper.freeze()
      await expectTakenOver(sleeper, run, product)
    },
  )

  test('between its claim and the start of a phase does no harm when it wakes up, and works again', { timeout: TIMEOUT_MS }, async () => {
    await using product = await startRunningProduct(BOOK, RATE)
    const sleeper = await product.startWorker()
    const run = await startAndFreeze(sleeper, product)
    await expectTakenOver(sleeper, run, product)
  })

  async function expectTakenOver(sleeper: WorkerProcess, run: string, product: RunningProduct): Promise<void> {
    await product.startWorker()
    await untilWorkerIs('lost', sleeper, product)
    sleeper.resume()
    await untilFinished(product, run)
    await untilWorkerIs('alive', sleeper, product)
    expect(await readEndState(product, run)).toBe(undisturbed)
    await expectPromisesHeld(product)
  }
})

/** The worker has claimed a phase of every customer and asks the engine about them, which the locked table does not answer before it hangs. */
async function startAndFreeze(worker: WorkerProcess, product: RunningProduct): Promise<string> {
  const plan = await approvePlan(product, QUICK_CHOICES)
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('lock table dbos.workflow_status in access exclusive mode')
    const { id: run } = await product.api.call(routes.startRun, { body: { plan } })
    await until('the worker to wait for the engine', async () => ((await countBlocked(client)) >= CUSTOMERS ? true : undefined))
    worker.freeze()
    await client.query('rollback')
    return run
  } finally {
    await client.end()
  }
}

async function countBlocked(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))',
  )
  return rows[0]?.n ?? 0
}

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
