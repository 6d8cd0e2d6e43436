import { expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { ApiProblem } from '../../src/cli/cli-problem.ts'
import {
  SEEN_LATE,
  aBookOf,
  untilSwapsArrived,
  carryToEnd,
  CHOICES,
  eventsOf,
  hold,
  isAt,
  isState,
  type HeldProduct,
  type Run,
} from './held-run.ts'

const CONTOSO = 'contoso.example'
const TIMEOUT_MS = 120_000

test(
  'a run that is stopped after seats were bought says so, and a new plan moves everybody onto them',
  { timeout: TIMEOUT_MS },
  async () => {
    await using held = await hold(aBookOf({ [CONTOSO]: 11 }))
    await held.product.startWorker()
    const run = await held.start()
    await held.advanceUntil(run, isAt('wait-until-ready', 'waiting'), '10s')
    const since = await held.lastRequest()
    await stop(held, run)
    const stopped = await held.until(run, isState('stopped'))
    expect(textOf(stopped)).toMatch(/^11 seats of .*E3.* bought \(order [^)]+\), 0 of 11 users moved, the old subscription is active$/)
    expect(stopped.finishedAt).not.toBeNull()
    expect(await held.writesAfter(since)).toEqual([])

    await held.world.advance('30m')
    const next = await held.start()
    await carryToEnd(held, next)
    expect(await held.run(next)).toMatchObject({ state: 'finished', migrations: [{ state: 'done', users: { verified: 11 } }] })
    const seats = (await held.world.customer(CONTOSO)).subscriptions.filter(({ boughtHere }) => boughtHere)
    expect(seats).toMatchObject([{ quantity: 11 }])
    expect((await held.world.promises()).broken).toEqual([])
  },
)

test('a part that was begun and stopped is not begun a second time, so that nothing is bought twice', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ [CONTOSO]: 3 }))
  await held.product.startWorker()
  const run = await held.start()
  await held.advanceUntil(run, isAt('wait-until-ready', 'waiting'), '10s')
  await stop(held, run)
  const { plan } = await held.until(run, isState('stopped'))
  const again = await problemOf(held.product.api.call(routes.startRun, { body: { plan } }))
  expect(again).toMatchObject({ status: 409, detail: expect.stringContaining('Scan and plan again') })
})

test('a run that is stopped before it bought anything leaves its part free for another run', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ [CONTOSO]: 3 }))
  const worker = await held.product.startWorker()
  const run = await held.start()
  await held.product.api.call(routes.pauseRun, { params: { id: run } })
  await worker.kill()
  await stop(held, run)
  await held.product.startWorker()
  const stopped = await held.until(run, isState('stopped'))
  expect(textOf(stopped)).toBe('nothing bought, 0 of 3 users moved, the old subscription is active')
  const { id: next } = await held.product.api.call(routes.startRun, { body: { plan: stopped.plan } })
  await carryToEnd(held, next)
  expect((await held.world.promises()).broken).toEqual([])
})

test.each([
  ['timeoutAfterEffect', /^3 seats of .* bought \(order /, 1],
  ['timeoutBeforeEffect', /^nothing bought, 0 of 3 users moved/, 0],
] as const)(
  'a checkout whose answer was lost (%s) is read back when the run is stopped, and never repeated',
  { timeout: TIMEOUT_MS },
  async (kind, text, bought) => {
    await using held = await hold(aBookOf({ [CONTOSO]: 3 }))
    await held.world.addFault({ kind, operation: 'checkout', every: 1, times: 1 })
    await held.product.startWorker()
    const run = await held.start()
    await held.until(run, ({ migrations }) => migrations.some(({ reason }) => reason?.code === 'outcome-unknown'))
    const since = await held.lastRequest()
    expect(await stop(held, run)).toMatchObject({ state: 'stopping' })
    expect(await problemOf(held.product.api.call(routes.resumeRun, { params: { id: run } }))).toMatchObject({ status: 409 })

    const stopped = await held.advanceUntil(run, isState('stopped'), '4m')
    expect(textOf(stopped)).toMatch(text)
    expect(await held.writesAfter(since)).toEqual([])
    expect((await held.world.customer(CONTOSO)).subscriptions.filter(({ boughtHere }) => boughtHere)).toHaveLength(bought)
  },
)

test('what nobody can tell is said as unknown, with the evidence', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ [CONTOSO]: 3 }))
  await held.world.addFault({ kind: 'timeoutBeforeEffect', operation: 'checkout', every: 1, times: 1 })
  await held.world.addFault({ kind: 'error', operation: 'getCart', code: '800002', every: 1 })
  await held.product.startWorker()
  const run = await held.start()
  await held.until(run, ({ migrations }) => migrations.some(({ reason }) => reason?.code === 'outcome-unknown'))
  await stop(held, run)
  const stopped = await held.advanceUntil(run, isState('stopped'), '4m')
  expect(stopped.migrations[0]?.reason?.code).toBe('stopped-unknown')
  expect(textOf(stopped)).toMatch(/whether 3 seats of .* were bought is unknown \(cart [^,]+, marker cg-/)
})

test('swaps whose answer was lost are read back before the run is stopped', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ [CONTOSO]: 11 }))
  await held.world.addFault({ kind: 'timeoutAfterEffect', operation: 'batch', match: 'assignLicense', every: 1, times: 1 })
  await held.world.addFault(SEEN_LATE)
  await held.product.startWorker()
  const run = await held.start()
  await held.advanceUntil(run, ({ migrations }) => migrations.some(({ users }) => users.sent > 0), '20s')
  await untilSwapsArrived(held)
  const since = await held.lastRequest()
  await stop(held, run)
  const stopped = await held.advanceUntil(run, isState('stopped'), '20s')
  expect(textOf(stopped)).toMatch(/, 11 of 11 users moved, the old subscription is active$/)
  // Who was verified before the run was stopped has moved as well.
  const { sent, moved, verified } = stopped.migrations[0]?.users ?? {}
  expect({ sent, moved: (moved ?? 0) + (verified ?? 0) }).toEqual({ sent: 0, moved: 11 })
  expect(await held.writesAfter(since)).toEqual([])
})

test('a run that is stopped while it watches leaves the suspended subscription as it is', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ [CONTOSO]: 3, 'fabrikam.example': 2 }))
  await held.product.startWorker()
  const run = await held.start()
  await held.advanceUntil(run, isAt('watch', 'watching'))
  await stop(held, run)
  const stopped = await held.until(run, isState('stopped'))
  for (const { reason } of stopped.migrations) expect(reason?.text).toMatch(/users moved, the old subscription is suspended$/)
  expect((await held.world.customer(CONTOSO)).subscriptions.find(({ product }) => product === 'o365-e4')?.status).toBe('suspended')
})

test('stopping twice is stopping once, and a stopped run is neither resumed nor retried', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ [CONTOSO]: 3 }))
  await held.product.startWorker()
  const run = await held.start()
  await stop(held, run)
  await stop(held, run)
  await held.until(run, isState('stopped'))
  await stop(held, run)
  const kinds = (await eventsOf(held, run)).filter((kind) => kind === 'run:stopping' || kind === 'run:stopped')
  expect(kinds).toEqual(['run:stopping', 'run:stopped'])
  for (const route of [routes.resumeRun, routes.retryRun] as const) {
    const problem = await problemOf(held.product.api.call(route, { params: { id: run } }))
    expect(problem).toMatchObject({ status: 409, detail: expect.stringContaining('wants a new plan') })
  }
})

test('a paused run goes on after resume and can be stopped instead', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ [CONTOSO]: 3 }))
  await held.product.startWorker()
  const run = await held.start({ ...CHOICES, hold: { hours: 48 } })
  await held.advanceUntil(run, isAt('wait-until-ready', 'waiting'), '10s')
  const { api } = held.product
  expect(await api.call(routes.pauseRun, { params: { id: run } })).toMatchObject({ state: 'paused', pauseReason: { code: 'by-person' } })
  await held.until(run, isAt('wait-until-ready', 'paused'))
  const since = await held.lastRequest()
  await held.world.advance('2h')
  expect(await problemOf(api.call(routes.startRun, { body: { plan: (await held.run(run)).plan } }))).toMatchObject({ status: 409 })

  await api.call(routes.resumeRun, { params: { id: run } })
  await held.advanceUntil(run, isAt('hold', 'waiting'))
  await api.call(routes.pauseRun, { params: { id: run } })
  await stop(held, run)
  const stopped = await held.until(run, isState('stopped'))
  expect(textOf(stopped)).toMatch(/3 of 3 users moved, the old subscription is active$/)
  expect((await held.writesAfter(since)).filter((operation) => operation === 'checkout')).toEqual([])
})

test('a worker that dies while a run is being stopped is followed by another', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ [CONTOSO]: 3 }))
  await held.world.addFault({ kind: 'timeoutAfterEffect', operation: 'checkout', every: 1, times: 1 })
  const first = await held.product.startWorker()
  const run = await held.start(CHOICES)
  await held.until(run, ({ migrations }) => migrations.some(({ reason }) => reason?.code === 'outcome-unknown'))
  await first.kill()
  await stop(held, run)
  await held.product.startWorker()
  expect(textOf(await held.advanceUntil(run, isState('stopped'), '4m'))).toMatch(/^3 seats of .* bought/)
})

function stop({ product }: HeldProduct, id: string): Promise<Run> {
  return product.api.call(routes.stopRun, { params: { id } })
}

function textOf({ migrations }: Run): string {
  return migrations[0]?.reason?.text ?? ''
}

async function problemOf(call: Promise<unknown>): Promise<ApiProblem['problem']> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof ApiProblem) return error.problem
  throw new Error('expected a problem', { cause: error })
}
