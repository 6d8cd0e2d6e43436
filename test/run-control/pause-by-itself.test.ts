import { expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookOf, CHOICES, eventsOf, hold, isAt, isState, type HeldProduct } from './held-run.ts'

const TIMEOUT_MS = 120_000
const USERS = 400
const REFUSED = { kind: 'error', operation: 'assignLicense', code: 'MUTUALLY_EXCLUSIVE', every: 1 }

test('a run of which the first users are all refused pauses before it has tried them all', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ 'contoso.example': USERS, 'fabrikam.example': 2 }))
  await held.world.addFault(REFUSED)
  await held.product.startWorker()
  await held.product.startWorker()
  const run = await held.start()
  const paused = await held.advanceUntil(run, isState('paused'))
  expect(paused.pauseReason).toMatchObject({
    code: 'too-many-failures',
    text: expect.stringMatching(/users tried were refused, more than 20 %$/),
  })
  const settled = await held.advanceUntil(run, ({ settled }) => settled)
  expect(refusedIn(settled)).toBeGreaterThanOrEqual(20)
  // Four batches of twenty were under way at once, twice at most.
  expect(refusedIn(settled)).toBeLessThanOrEqual(160)
  expect((await eventsOf(held, run)).filter((kind) => kind === 'run:paused')).toHaveLength(1)

  // The old failures do not count any more, and new ones do.
  await clearFaults(held)
  const { api } = held.product
  expect((await api.call(routes.retryRun, { params: { id: run } })).users).toBe(refusedIn(settled))
  await api.call(routes.resumeRun, { params: { id: run } })
  await held.advanceUntil(run, isAt('watch', 'watching'))
  const done = await held.run(run)
  expect(done).toMatchObject({ state: 'running', pauseReason: null })
  expect(refusedIn(done)).toBe(0)
  expect((await held.world.promises()).broken).toEqual([])
})

test('a run that was resumed pauses again when as many fail anew', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ 'contoso.example': USERS }))
  await held.world.addFault(REFUSED)
  await held.product.startWorker()
  const run = await held.start()
  const first = refusedIn(await held.advanceUntil(run, (each) => each.state === 'paused' && each.settled))
  await held.world.advance('1m')
  await held.product.api.call(routes.resumeRun, { params: { id: run } })
  const second = refusedIn(await held.advanceUntil(run, (each) => each.state === 'paused' && each.settled))
  expect(second).toBeGreaterThanOrEqual(first + 20)
  expect((await eventsOf(held, run)).filter((kind) => kind === 'run:paused')).toHaveLength(2)
})

test('a run that never pauses by itself goes on to the last user', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ 'contoso.example': 100 }))
  await held.world.addFault(REFUSED)
  await held.product.startWorker()
  const run = await held.start(CHOICES, null)
  const settled = await held.advanceUntil(run, ({ settled }) => settled)
  expect(settled).toMatchObject({ state: 'running', pauseAbove: null, migrations: [{ state: 'needs-person', users: { refused: 100 } }] })
})

test('a run of which more than the share of migrations need a person pauses', { timeout: TIMEOUT_MS }, async () => {
  const domains = Array.from({ length: 8 }, (_, i) => `customer${i}.example`)
  await using held = await hold(aBookOf(Object.fromEntries(domains.map((domain) => [domain, 1]))))
  for (const domain of domains.slice(0, 4)) {
    const { id } = await customerOf(held, domain)
    await held.world.addFault({ kind: 'lineError', operation: 'createCart', code: '10000', every: 1, customer: id })
  }
  await held.product.startWorker()
  const run = await held.start(CHOICES, 0.4)
  const paused = await held.advanceUntil(run, isState('paused'), '1m')
  expect(paused.pauseAbove).toBe(0.4)
  expect(paused.pauseReason?.text).toMatch(/^\d of the \d migrations begun need a person, more than 40 %$/)
})

function refusedIn({ migrations }: { readonly migrations: readonly { readonly users: { readonly refused: number } }[] }): number {
  return migrations.reduce((sum, { users }) => sum + users.refused, 0)
}

async function clearFaults({ product }: HeldProduct): Promise<void> {
  await product.practice.call('DELETE', '/emulator/faults', z.unknown())
}

function customerOf({ product }: HeldProduct, domain: string) {
  return product.practice.call('GET', `/emulator/customers/${domain}`, z.object({ id: z.string() }))
}
