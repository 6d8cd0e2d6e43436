import { expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookOf, CHOICES, hold, isAt, type HeldProduct } from './held-run.ts'

const TIMEOUT_MS = 120_000

test(
  'the finish of a run is unknown until somebody moves, is said while they do, and ends with the hold',
  { timeout: TIMEOUT_MS },
  async () => {
    await using held = await hold(aBookOf({ 'contoso.example': 60 }))
    const worker = await held.product.startWorker('move-licenses:after-record')
    const run = await held.start({ ...CHOICES, hold: { hours: 48 } })
    await held.advanceUntil(run, isAt('wait-until-ready', 'waiting'), '5s')
    const buying = await look(held, run)
    expect(buying.workers).toMatchObject([{ id: worker.id, version: '0.1.0' }])
    expect(buying.users).toEqual({ left: 60, waitForSeats: 60 })
    expect(buying.finish).toMatchObject({
      lastMoveAt: null,
      unknown: 'nothing has moved yet',
      heldBy: { code: 'purchases', text: 'purchases waiting for Partner Center' },
      suspendedAt: null,
    })

    // The worker dies with its first batch recorded.
    await held.advanceUntil(run, ({ migrations }) => migrations.some(({ users }) => users.moved >= 20), '10s')
    await worker.ended
    const moving = await look(held, run)
    expect(moving.pace.moved).toBeGreaterThanOrEqual(20)
    expect(moving.users.left).toBe(60 - moving.pace.moved)
    expect(moving.finish.unknown).toBeNull()
    expect(moving.finish.lastMoveAt && moving.finish.lastMoveAt > moving.now).toBe(true)
    expect(moving.finish.deletedEarliestAt).not.toBeNull()

    await held.product.api.call(routes.pauseRun, { params: { id: run } })
    expect((await look(held, run)).finish).toMatchObject({ lastMoveAt: null, unknown: expect.stringContaining('paused') })
    await held.product.api.call(routes.resumeRun, { params: { id: run } })

    await held.product.startWorker()
    const holding = await held.advanceUntil(run, isAt('hold', 'waiting'), '1m')
    const after = await look(held, run)
    expect(after).toMatchObject({ users: { left: 0 }, notIncluded: null })
    expect(after.finish).toMatchObject({ lastMoveAt: null, unknown: null, suspendedAt: holding.migrations[0]?.dueAt })
  },
)

test('what was drawn on each quota is shown, and a closed one with its reason', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ 'contoso.example': 60 }))
  await held.world.addFault({ kind: '429', operation: 'assignLicense', every: 1, times: 60, retryAfterSeconds: 3600 })
  await held.product.startWorker()
  const run = await held.start()
  await held.advanceUntil(run, isAt('move-licenses', 'waiting'), '20s')
  const { quotas, finish } = await look(held, run)
  expect(quotas[0]).toMatchObject({
    name: 'Graph writes of contoso',
    limit: 3000,
    windowSeconds: 150,
    blockedBecause: expect.stringContaining('429'),
  })
  expect(finish.heldBy?.text).toMatch(/^Graph writes of contoso, where Microsoft asked for a pause until /)
  for (const { used, limit, from, until, windowSeconds } of quotas) {
    expect(used).toBeLessThanOrEqual(limit)
    expect(Date.parse(until) - Date.parse(from)).toBe(windowSeconds * 1000)
  }
})

test('who waits for a person is not included in the finish, and is named', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ 'contoso.example': 3 }))
  await held.world.addFault({ kind: 'lineError', operation: 'createCart', code: '10000', every: 1 })
  await held.product.startWorker()
  const run = await held.start()
  await held.advanceUntil(run, ({ settled }) => settled, '1m')
  expect(await look(held, run)).toMatchObject({
    users: { left: 0 },
    notIncluded: { migrations: 1, users: 3, customers: ['contoso'] },
    finish: { lastMoveAt: null, suspendedAt: null },
  })
})

function look({ product }: HeldProduct, id: string) {
  return product.api.call(routes.getOutlook, { params: { id } })
}
