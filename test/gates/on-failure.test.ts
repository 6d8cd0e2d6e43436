import { expect, test } from 'vitest'
import pg from 'pg'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { openDatabase } from '../../src/store/database.ts'
import { listFailedToUndo } from '../../src/store/failed-to-undo.ts'
import { aBookOf, CHOICES, eventsOf, hold } from '../run-control/held-run.ts'
import { until } from '../support/a-running-product.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'

const TIMEOUT_MS = 120_000
const CustomerId = z.object({ id: z.string() })

/** One user of Contoso is refused for good: the services of another license exclude those of the new one. */
const REFUSED = { kind: 'error', operation: 'assignLicense', code: 'MUTUALLY_EXCLUSIVE', times: 1 }

test('a customer for whom a step fails is taken back where the plan says so, and nobody else', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ 'contoso.example': 3, 'fabrikam.example': 2 }))
  await held.product.startWorker()
  const { id: contoso } = await held.product.practice.call('GET', '/emulator/customers/contoso.example', CustomerId)
  await held.world.addFault({ ...REFUSED, customer: contoso })
  const run = await held.start({ ...CHOICES, onFailure: 'undo' }, null)
  await held.advanceUntil(run, ({ migrations }) => migrations[0]?.state === 'needs-person' || migrations[0]?.state === 'superseded')
  // Workers look for it every few seconds.
  await held.until(run, ({ migrations }) => migrations[0]?.state === 'superseded')
  const back = await until('the way back', async () => {
    const { items } = await held.product.api.call(routes.listRuns)
    return items.find(({ id }) => id !== run)?.id
  })
  await held.advanceUntil(back, ({ state }) => state === 'finished')
  expect((await held.run(back)).migrations[0]?.reason?.text).toContain('have what they had before')
  expect((await held.run(back)).createdBy).toBe((await held.run(run)).createdBy)
  const { subscriptions } = await held.world.customer('contoso.example')
  expect(subscriptions.map(({ product, status }) => `${product} ${status}`)).toEqual(['o365-e4 active', 'o365-e3 deleted'])
  const { migrations } = await held.advanceUntil(run, ({ settled }) => settled)
  expect(migrations.map(({ state }) => state)).toEqual(['superseded', 'watching'])
  expect(await eventsOf(held, run)).toContain('run:undoes-failed')
  await expectPromisesHeld(held.product)
})

test('a plan that says nothing waits for a person', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ 'contoso.example': 3 }))
  await held.world.addFault(REFUSED)
  await held.product.startWorker()
  const run = await held.start(CHOICES, null)
  await held.advanceUntil(run, ({ settled }) => settled)
  expect((await held.run(run)).migrations[0]).toMatchObject({ state: 'needs-person', step: 'move-licenses' })
  const pool = new pg.Pool({ connectionString: held.product.databaseUrl, max: 1 })
  // What the workers look for, every few seconds.
  expect(await listFailedToUndo(openDatabase(pool)).finally(() => pool.end())).toEqual([])
})
