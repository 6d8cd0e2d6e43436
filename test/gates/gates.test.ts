import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { runReportFiles } from '../../src/api/contract/run-report.ts'
import { fileRoutes } from '../../src/api/contract/tables.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookOf, carryToEnd, CHOICES, eventsOf, hold, isAt, type HeldProduct, type Run } from '../run-control/held-run.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'

const TIMEOUT_MS = 120_000

const reasons = ({ migrations }: Run) => migrations.map(({ state, step, reason }) => `${state} at ${step}: ${reason?.code ?? ''}`)

async function goOn({ product }: HeldProduct, id: string, gate: 'buy' | 'move' | 'suspend', customer?: string): Promise<number> {
  const { migrations } = await product.api.call(routes.goOn, { params: { id, gate }, body: customer === undefined ? {} : { customer } })
  return migrations
}

/** Writes by their names, each once. */
async function kinds(held: HeldProduct, after: number): Promise<readonly string[]> {
  return [...new Set(await held.writesAfter(after))].toSorted()
}

const Orders = z.array(
  z.object({
    ...{ domain: z.string(), product: z.string(), quantity: z.number(), term: z.string() },
    ...{ billing: z.string(), byWhen: z.string(), state: z.string() },
  }),
)

async function orders({ product }: HeldProduct, run: string): Promise<z.infer<typeof Orders>> {
  const pieces: Uint8Array[] = []
  const query = { run, format: 'json' } as const
  for await (const piece of await product.api.download(fileRoutes.getTable, { params: { table: 'orders' }, query })) pieces.push(piece)
  return Orders.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
}

async function text(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all).toString('utf8')
}

async function byHand({ product }: HeldProduct, id: string): Promise<string> {
  return (await product.api.call(routes.getByHand, { params: { id, customer: 'contoso.example' } })).text
}

describe('a plan that waits for a person', () => {
  test('before buying, moving and suspending sends nothing of each until somebody says go on', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ 'contoso.example': 2, 'fabrikam.example': 1 }))
    await held.product.startWorker()
    const before = await held.lastRequest()
    const waits = { buy: 'person', move: 'person', suspend: 'person' } as const
    const run = await held.start({ ...CHOICES, waitBefore: waits })

    const asked = await held.advanceUntil(run, isAt('buy', 'needs-person'))
    expect(reasons(asked)).toEqual(['needs-person at buy: gate', 'needs-person at buy: gate'])
    expect(asked.settled).toBe(true)
    expect(await kinds(held, before)).toEqual([])

    expect(await goOn(held, run, 'move')).toBe(0)
    expect(await goOn(held, run, 'buy', 'contoso.example')).toBe(1)
    await held.advanceUntil(run, ({ migrations }) => migrations[0]?.reason?.code === 'gate' && migrations[0].step === 'move-licenses')
    expect(reasons(await held.run(run))).toEqual(['needs-person at move-licenses: gate', 'needs-person at buy: gate'])
    expect(await kinds(held, before)).toEqual(['checkout', 'createCart'])

    expect(await goOn(held, run, 'buy')).toBe(1)
    await held.advanceUntil(run, isAt('move-licenses', 'needs-person'))
    expect(await goOn(held, run, 'move')).toBe(2)
    await held.advanceUntil(run, isAt('switch-off', 'needs-person'))
    expect(await kinds(held, before)).toEqual(['assignLicense', 'checkout', 'createCart'])

    expect(await goOn(held, run, 'suspend')).toBe(2)
    expect(await goOn(held, run, 'suspend')).toBe(0)
    const ended = await held.advanceUntil(run, isAt('watch', 'watching'))
    expect(reasons(ended)).toEqual(['watching at watch: suspended', 'watching at watch: suspended'])
    expect((await eventsOf(held, run)).filter((kind) => kind === 'gate:passed')).toHaveLength(6)
    await carryToEnd(held, run)
    await expectPromisesHeld(held.product)
  })

  test('does not count as failed, however many wait', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf(Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`customer${n}.example`, 1]))))
    await held.product.startWorker()
    const run = await held.start({ ...CHOICES, waitBefore: { buy: 'person' } }, 0)
    const { state } = await held.advanceUntil(run, isAt('buy', 'needs-person'))
    expect(state).toBe('running')
  })

  test('asks nobody any more when the run was stopped', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ 'contoso.example': 1 }))
    await held.product.startWorker()
    const run = await held.start({ ...CHOICES, waitBefore: { move: 'person' } })
    await held.advanceUntil(run, isAt('move-licenses', 'needs-person'))
    await held.product.api.call(routes.stopRun, { params: { id: run } })
    await held.until(run, ({ state }) => state === 'stopped')
    await expect(goOn(held, run, 'move')).rejects.toThrow('cannot be continued')
  })
})

describe('a plan that waits for a moment', () => {
  test('does not move before it, and by itself after it', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ 'contoso.example': 2 }))
    await held.product.startWorker()
    const before = await held.lastRequest()
    const run = await held.start({ ...CHOICES, waitBefore: { move: '2026-01-17T18:00Z' } })
    const waiting = await held.advanceUntil(run, isAt('move-licenses', 'waiting'))
    expect(waiting.migrations[0]).toMatchObject({ dueAt: '2026-01-17T18:00:00.000Z', reason: { code: 'gate-time' } })
    expect(await kinds(held, before)).toEqual(['checkout', 'createCart'])
    await held.world.advance('2d')
    expect(reasons(await held.run(run))).toEqual(['waiting at move-licenses: gate-time'])
    // In steps that a token of an hour outlives, twice: a token that was renewed is not refused for the next jump of the clock.
    await held.world.advance('17h')
    await held.advanceUntil(run, ({ migrations }) => migrations[0]?.state === 'watching', '15m')
    expect(await kinds(held, before)).toEqual(['assignLicense', 'checkout', 'createCart', 'patchSubscription'])
    await expectPromisesHeld(held.product)
  })

  test('that lies behind the term’s end is not planned', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ 'contoso.example': 1 }))
    await held.product.startWorker()
    await expect(held.start({ ...CHOICES, waitBefore: { suspend: '2027-01-01T00:00Z' } })).rejects.toThrow()
    const { text } = await held.product.api.call(routes.getPlanText, { params: { id: 'p-1' }, query: {} })
    expect(text).toContain('term-end-too-near')
    const nowhere = held.start({ ...CHOICES, waitBefore: { suspend: '2026-02-30T00:00Z' } })
    await expect(nowhere).rejects.toThrow('there is no such moment')
  })
})

describe('what we may not do', () => {
  test('is bought and suspended by a person, while everything between them is ours', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold(aBookOf({ 'contoso.example': 3 }))
    await held.product.startWorker()
    const before = await held.lastRequest()
    const run = await held.start({ ...CHOICES, purchase: 'by-a-person', suspension: 'by-a-person' })
    const buying = await held.advanceUntil(run, isAt('wait-until-ready', 'waiting'))
    expect(reasons(buying)).toEqual(['waiting at wait-until-ready: by-a-person'])
    expect(buying.settled).toBe(true)
    expect(await kinds(held, before)).toEqual([])

    // Nobody is on record yet, and everybody is told of who is planned.
    const { users } = await held.product.api.call(routes.getRunReport, { params: { id: run } })
    expect(users).toEqual({ changed: 0, comingOn: 0, waiting: 3, refused: 0, leftAlone: 0, undone: 0 })
    const helpdesk = await text(await held.product.api.download(fileRoutes.getTable, { params: { table: 'helpdesk' }, query: { run } }))
    const notYet = 'Office 365 Enterprise E4,Office 365 E3,not changed yet: has the old product'
    expect(helpdesk.trim().split('\r\n').slice(1).toSorted()).toEqual(
      [1, 2, 3].map((nth) => `contoso,user${nth}@contoso.example,,${notYet}`),
    )
    const page = await text(await held.product.api.download(runReportFiles.getRunReportPage, { params: { id: run }, query: {} }))
    expect(page.match(/<td>not changed yet: has the old product<\/td>/g)).toHaveLength(3)

    expect(await orders(held, run)).toEqual([
      {
        domain: 'contoso.example',
        product: 'Office 365 E3',
        quantity: 3,
        term: 'P1Y',
        billing: 'monthly',
        byWhen: '2026-11-09',
        state: 'open',
      },
    ])
    const first = await byHand(held, buying.plan)
    expect(first).toContain('1. In Partner Center, open the customer, Add subscription: 3 seats of Office 365 E3.')
    expect(first).toContain('- user2@contoso.example')
    expect(first).toMatch(/3\. When nobody holds the old license any more.* set its status to Suspended and submit/)

    await fetch(`${held.world.url}/emulator/customers/contoso.example/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ product: 'o365-e3', quantity: 3 }),
    })
    const ending = await held.advanceUntil(run, isAt('switch-off', 'waiting'), '30m')
    expect(reasons(ending)).toEqual(['waiting at switch-off: by-a-person'])
    expect(await kinds(held, before)).toEqual(['assignLicense'])

    expect((await orders(held, run))[0]?.state).toBe('there')
    const rest = await byHand(held, buying.plan)
    expect(rest).toContain('1. When nobody holds the old license any more')
    expect(rest).not.toContain('Add subscription')

    const { subscriptions } = await held.world.customer('contoso.example')
    const old = subscriptions.find(({ product }) => product === 'o365-e4')
    await held.world.changeSubscription('contoso.example', old?.id ?? '', { status: 'suspended' })
    await held.advanceUntil(run, ({ migrations }) => migrations[0]?.state === 'watching', '30m')
    expect(await kinds(held, before)).toEqual(['assignLicense'])
  })
})

test('seats that the customer had already are nobody’s order', { timeout: TIMEOUT_MS }, async () => {
  const estate = aBookOf({ 'contoso.example': 2 })
  const spare = { product: 'o365-e3', family: 'nce', quantity: 5, termEnds: 'P300D', autoRenew: true } as const
  const customers = estate.customers.map((each) => ({ ...each, subscriptions: [...(each.subscriptions ?? []), spare] }))
  await using held = await hold({ ...estate, customers })
  await held.product.startWorker()
  const run = await held.start({ ...CHOICES, seatsFrom: ['new'], purchase: 'by-a-person' })
  const waiting = await held.advanceUntil(run, isAt('wait-until-ready', 'waiting'))
  expect(reasons(waiting)).toEqual(['waiting at wait-until-ready: by-a-person'])
  await held.world.advance('3h')
  await held.advanceUntil(run, ({ migrations }) => Number(migrations[0]?.reason?.facts['tries']) > 3, '30m')
  expect(reasons(await held.run(run))).toEqual(['waiting at wait-until-ready: by-a-person'])
})
