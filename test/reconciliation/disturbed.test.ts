import pg from 'pg'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES } from '../support/a-small-book.ts'
import { approvePlan, startRun } from '../support/carry-out.ts'

test('a worker that dies right after a step leaves the look to the next one', { timeout: 120_000 }, async () => {
  await using product = await startRunningProduct(aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 2 }), 3600)
  const first = await product.startWorker('wait-until-ready:after-record')
  const run = await startRun(product, QUICK_CHOICES)
  expect(await first.ended).toBe('SIGKILL')
  await product.startWorker()
  await untilSettled(product, run)
  expect(await readings(product, run)).toEqual(
    ['contoso.example', 'fabrikam.example', 'tailspin.example'].flatMap((domain) =>
      ['move-licenses', 'switch-off', 'wait-until-ready'].map((step) => `${domain} ${step} read`),
    ),
  )
})

test('a run goes on where a figure is refused, and the figure says so', { timeout: 120_000 }, async () => {
  await using product = await startRunningProduct(aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 2 }), 3600)
  await product.startWorker()
  const plan = await approvePlan(product, QUICK_CHOICES)
  // No step of a run rests on that list.
  const fault = { kind: 'error', code: '2032', operation: 'listSubscriptions' }
  await product.practice.call('POST', '/emulator/faults', z.unknown(), fault)
  const { id: run } = await product.api.call(routes.startRun, { body: { plan } })
  await untilSettled(product, run)
  const { items, reconciliation } = await product.api.call(routes.getMigrations, { params: { id: run, customer: 'contoso.example' } })
  expect(items.map(({ state }) => state)).toEqual(['watching'])
  expect(reconciliation).toMatchObject({ error: null, notRead: [expect.stringMatching(/^seats bought: /)] })
  expect(reconciliation?.skus.map(({ bought }) => typeof bought)).toEqual(['object', 'object'])
})

async function untilSettled({ api }: RunningProduct, id: string): Promise<void> {
  await until(`${id} to settle`, async () => (await api.call(routes.getRun, { params: { id } })).settled || undefined, 60_000)
}

async function readings({ databaseUrl }: RunningProduct, run: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ words: string }>(
      `select domain || ' ' || step || ' ' || state as words from reconciled_customers where run_id = $1 order by words`,
      [run],
    )
    return rows.map(({ words }) => words)
  } finally {
    await client.end()
  }
}
