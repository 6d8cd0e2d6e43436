import { describe, expect, test, vi } from 'vitest'
import pg from 'pg'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { PromiseReport } from '../../src/cli/emulator-client.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { QUICK_CHOICES } from '../support/a-small-book.ts'
import { approvePlan, startRun, untilFinished } from '../support/carry-out.ts'
import { AT_ONCE, BOOK, expectKilled, POINT_TIMEOUT_MS, points, RATE, SEED } from './killed.ts'

// A worker is killed, the run is stopped for good, another worker carries that out, and a new plan takes over from what stands.

const DRAWN = 4
/** Seats that the stopped run has bought are used up before any are bought. */
const NEXT: Parameters<typeof startRun>[1] = { ...QUICK_CHOICES, seats: 'assigned', seatsFrom: ['owned', 'new'] }

vi.setConfig({ maxConcurrency: AT_ONCE })

describe.concurrent(`a worker that is killed by kill -9, then the run is stopped (seed ${SEED})`, () => {
  // A watch ends when Microsoft has deleted everything: there is nothing left to stop.
  test.for(points(DRAWN).filter((point) => !point.startsWith('watch')))(
    'at %s: what stands is said, and a new plan finishes it',
    { timeout: POINT_TIMEOUT_MS },
    async (point) => {
      await using product = await startRunningProduct(BOOK, RATE)
      const doomed = await product.startWorker(point)
      const run = await startRun(product, QUICK_CHOICES)
      await expectKilled(doomed, untilSettled(product, run))
      await product.api.call(routes.stopRun, { params: { id: run } })
      await product.startWorker()
      await untilStopped(product, run)
      expect(await listOpenAttempts(product)).toEqual([])
      expect(await listBroken(product)).toEqual([])

      const plan = await approvePlan(product, NEXT)
      const { totals } = await product.api.call(routes.getPlan, { params: { id: plan } })
      // Killed at the last suspension, it has left nothing to do: everything retired is suspended, and a plan leaves that alone.
      if (totals.toReplace === 0) {
        expect(point).toMatch(/^switch-off:after-/)
        expect(await listRetired(product)).toEqual(BOOK.customers.map(({ domain }) => `${domain} suspended`))
        return
      }
      const { id: next } = await product.api.call(routes.startRun, { body: { plan } })
      await untilFinished(product, next)
      expect(await listBroken(product)).toEqual([])
    },
  )
})

async function untilSettled({ api }: RunningProduct, id: string): Promise<void> {
  await until(`${id} to settle`, async () => (await api.call(routes.getRun, { params: { id } })).settled || undefined)
}

async function untilStopped({ api }: RunningProduct, id: string): Promise<void> {
  await until(`${id} to be stopped`, async () => {
    const { state } = await api.call(routes.getRun, { params: { id } })
    return state === 'stopped' || undefined
  })
}

async function listBroken({ practice }: RunningProduct): Promise<readonly unknown[]> {
  const report = await practice.call('GET', '/emulator/promise-check', PromiseReport)
  return Object.entries(report).filter(([, { violations }]) => violations.length > 0)
}

const Customer = z.object({ subscriptions: z.array(z.object({ retired: z.boolean(), status: z.string() })) })

/** The emulator's word for what has become of each old subscription. */
async function listRetired({ practice }: RunningProduct): Promise<readonly string[]> {
  const found: string[] = []
  for (const { domain } of BOOK.customers) {
    const { subscriptions } = await practice.call('GET', `/emulator/customers/${domain}`, Customer)
    found.push(...subscriptions.filter(({ retired }) => retired).map(({ status }) => `${domain} ${status}`))
  }
  return found
}

/** Of a run that is stopped, nobody leaves anything in the air: each attempt was answered, or read back. */
async function listOpenAttempts({ databaseUrl }: RunningProduct): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<object>(
      `select step, what, subject, outcome from attempts where outcome is null or outcome = 'unknown'`,
    )
    return rows
  } finally {
    await client.end()
  }
}
