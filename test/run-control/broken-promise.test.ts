import pg from 'pg'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { createRawClient, pickText, type RawClient } from '../support/raw-client.ts'
import { SEEN_LATE, aBookOf, untilSwapsArrived, CHOICES, eventsOf, hold, isAt, type HeldProduct, type Run } from './held-run.ts'

const TIMEOUT_MS = 120_000
const DOMAIN = 'contoso.example'
const E3 = '6fd2c87f-b296-42f0-b197-1e91e994b900'
const E4 = '1392051d-0cb9-4b7a-88d5-621fee5e8711'
const NOTES = '3c1f1a2e-5b6d-4f70-8a91-2b3c4d5e6f70'

interface Begun extends AsyncDisposable {
  readonly held: HeldProduct
  readonly run: string
  /** A token lives an hour of the practice clock, so whoever acts later gets another. */
  readonly outsiderNow: () => Promise<RawClient>
}

/** Three users of E4 who hold another license beside it, in a run that never pauses for failures. */
async function begin({ fault, failpoint }: { readonly fault?: object; readonly failpoint?: string } = {}): Promise<Begun> {
  const book = aBookOf({ [DOMAIN]: 3 })
  const held = await hold({
    ...book,
    // Lists show an order before it names its subscription: the one look for a second order comes then.
    settings: { lags: { orderList: 'PT1M' } },
    products: [
      { id: 'notes', title: 'Notes', skuId: NOTES, partNumber: 'NOTES', servicePlans: [{ name: 'NOTES_APP' }], legacy: { name: 'Notes' } },
    ],
    customers: book.customers.map((customer) => ({
      ...customer,
      subscriptions: [...(customer.subscriptions ?? []), { product: 'notes', family: 'legacy', quantity: 3, termEnds: 'P300D' }],
      users: [
        {
          count: 3,
          namePattern: `user{n}@${DOMAIN}`,
          usageLocation: 'US',
          licenses: [{ product: 'o365-e4' }, { product: 'notes' }],
        },
      ],
    })),
  })
  if (fault) await held.world.addFault(fault)
  await held.product.startWorker(failpoint)
  const { id } = await held.product.practice.call('GET', `/emulator/customers/${DOMAIN}`, z.object({ id: z.string() }))
  const run = await held.start(CHOICES, null)
  const outsiderNow = () => createRawClient(held.product.emulator, id)
  return { held, run, outsiderNow, [Symbol.asyncDispose]: () => held[Symbol.asyncDispose]() }
}

test('somebody who holds neither license after our swap pauses the run at once', { timeout: TIMEOUT_MS }, async () => {
  // The worker dies when the answers are recorded, so that somebody can act before another reads them back.
  await using begun = await begin({ failpoint: 'move-licenses:after-record' })
  const { held, run, outsiderNow } = begun
  await held.advanceUntil(run, ({ migrations }) => migrations.some(({ users }) => users.moved === 3), '20s')
  expect((await take(await outsiderNow(), 'user1', E3)).status).toBe(200)
  await held.product.startWorker()
  const paused = await held.advanceUntil(run, (each) => each.state === 'paused' && each.settled, '1m')
  expect(paused.pauseReason).toMatchObject({ code: 'promise-broken', facts: { promise: 'no-gap', user: `user1@${DOMAIN}`, missing: [E3] } })
  expect(paused.pauseReason?.text).toMatch(/No gap of our making.*who took it is unknown/)
  expect(paused.pauseReason?.text).not.toMatch(/\bP\d\b/)
  expect((await held.advanceUntil(run, ({ settled }) => settled, '1m')).migrations[0]?.users.refused).toBe(1)
  expect(await eventsOf(held, run)).toEqual(expect.arrayContaining(['promise:broken', 'run:paused']))

  // They are given it again: a retry verifies them, and the run comes to its end.
  await giveBack(held, run, await outsiderNow())
  await held.product.api.call(routes.retryRun, { params: { id: run } })
  await held.product.api.call(routes.resumeRun, { params: { id: run } })
  const watching = await held.advanceUntil(run, isAt('watch', 'watching'), '10m')
  expect(watching.migrations[0]?.users).toMatchObject({ verified: 3, refused: 0 })
})

test(
  'somebody who lost another license since our swap pauses the run, and what a person accepted does not again',
  { timeout: TIMEOUT_MS },
  async () => {
    // The answers to the swaps are lost, so that somebody can act before they are read back.
    const fault = { kind: 'timeoutAfterEffect', operation: 'batch', match: 'assignLicense', every: 1, times: 1 }
    await using begun = await begin({ fault })
    const { held, run, outsiderNow } = begun
    await held.world.addFault(SEEN_LATE)
    await held.advanceUntil(run, ({ migrations }) => migrations.some(({ users }) => users.sent === 3), '20s')
    await untilSwapsArrived(held)
    expect((await take(await outsiderNow(), 'user2', NOTES)).status).toBe(200)
    const paused = await held.advanceUntil(run, (each) => each.state === 'paused' && each.settled, '1m')
    expect(paused.pauseReason).toMatchObject({ code: 'promise-broken', facts: { promise: 'nothing-else-is-touched', altered: [NOTES] } })
    await held.advanceUntil(run, ({ settled }) => settled, '1m')

    await held.product.api.call(routes.retryRun, { params: { id: run } })
    await held.product.api.call(routes.resumeRun, { params: { id: run } })
    const watching = await held.advanceUntil(run, isAt('watch', 'watching'), '10m')
    expect(watching).toMatchObject({ state: 'running', pauseReason: null })
  },
)

test('a second order with the marker of a purchase pauses the run', { timeout: TIMEOUT_MS }, async () => {
  // Its answer is lost, so that somebody can buy again before it is settled.
  await using begun = await begin({ fault: { kind: 'timeoutAfterEffect', operation: 'checkout', every: 1, times: 1 } })
  const { held, run, outsiderNow } = begun
  const buying = await held.until(run, ({ migrations }) => migrations.some(({ reason }) => reason?.code === 'outcome-unknown'))
  await buyAgain(held, run, buying, await outsiderNow())
  const paused = await held.advanceUntil(run, (each) => each.state === 'paused' && each.settled, '1m')
  expect(paused.pauseReason).toMatchObject({ code: 'promise-broken', facts: { promise: 'never-bought-twice' } })
  expect(paused.migrations).toMatchObject([{ state: 'needs-person', reason: { code: 'promise-broken' } }])
})

test('a part that is not the approved one is not carried out, and pauses the run', { timeout: TIMEOUT_MS }, async () => {
  await using begun = await begin()
  const { held, run } = begun
  await held.advanceUntil(run, isAt('wait-until-ready', 'waiting'), '10s')
  const since = await held.lastRequest()
  await query(held, `update run_customers set customer_plan_hash = repeat('0', 64)`)
  const paused = await held.advanceUntil(run, (each) => each.state === 'paused' && each.settled, '1m')
  expect(paused.pauseReason).toMatchObject({ code: 'promise-broken', facts: { promise: 'the-plan-is-the-plan' } })
  expect(paused.migrations).toMatchObject([{ state: 'needs-person', reason: { code: 'promise-broken' } }])
  expect(await held.writesAfter(since)).toEqual([])
})

test('licenses in use of a subscription that we suspended pause the run', { timeout: TIMEOUT_MS }, async () => {
  await using begun = await begin()
  const { held, run } = begun
  // Its answer is lost, so that somebody can be given the old license before it is read back.
  await held.world.addFault({ kind: 'timeoutAfterEffect', operation: 'patchSubscription', every: 1, times: 1 })
  await held.advanceUntil(
    run,
    ({ migrations }) => migrations.some(({ step, reason }) => step === 'switch-off' && reason?.code === 'outcome-unknown'),
    '1m',
  )
  const old = (await held.world.customer(DOMAIN)).subscriptions.find(({ product }) => product === 'o365-e4')
  expect(old?.status).toBe('suspended')
  await held.world.changeUser(DOMAIN, `user1@${DOMAIN}`, { licenses: [{ sku: 'o365-e4' }] })
  const paused = await held.advanceUntil(run, (each) => each.state === 'paused' && each.settled, '1m')
  expect(paused.pauseReason).toMatchObject({
    code: 'promise-broken',
    facts: { promise: 'off-only-when-not-needed', skuId: E4, consumed: 1, left: 0 },
  })
})

function take({ graph }: RawClient, user: string, sku: string) {
  return graph('POST', `/users/${user}@${DOMAIN}/assignLicense`, { addLicenses: [], removeLicenses: [sku] })
}

/** An administrator gives the first user exactly what our swap had given. */
async function giveBack({ product }: HeldProduct, run: string, { graph }: RawClient): Promise<void> {
  const { items } = await product.api.call(routes.listRunUsers, { params: { id: run }, query: { state: 'refused' } })
  const answer = await graph('POST', `/users/user1@${DOMAIN}/assignLicense`, { addLicenses: items[0]?.add, removeLicenses: [] })
  expect(answer.status).toBe(200)
}

/** Buys the same product under the friendly name of our own purchase. */
async function buyAgain({ product }: HeldProduct, run: string, { migrations }: Run, { partnerCenter }: RawClient): Promise<void> {
  const customer = migrations[0]?.customer.id ?? ''
  const { items } = await product.api.call(routes.getMigrations, { params: { id: run, customer } })
  const marker = items[0]?.purchases[0]?.marker
  const offers = await partnerCenter('GET', '/products/CFQ7TTC0LF8R/skus/0001/availabilities?country=US&targetSegment=commercial')
  const line = {
    id: 0,
    catalogItemId: pickText(offers.body, 'items', 0, 'catalogItemId'),
    quantity: 3,
    billingCycle: 'monthly',
    termDuration: 'P1Y',
    friendlyName: `Office 365 E3 [${marker ?? ''}]`,
  }
  const cart = await partnerCenter('POST', `/customers/${customer}/carts`, { lineItems: [line] })
  const answer = await partnerCenter('POST', `/customers/${customer}/carts/${pickText(cart.body, 'id')}/checkout`)
  expect(answer.status).toBe(201)
}

async function query({ product }: HeldProduct, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
