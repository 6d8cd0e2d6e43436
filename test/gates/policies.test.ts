import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Estate, EstateCustomer } from '../../emulator/estates/estate.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { until } from '../support/a-running-product.ts'
import { startUndo } from '../support/carry-out.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { aBookOf, CHOICES, hold, isState, type HeldProduct, type Run } from '../run-control/held-run.ts'

const TIMEOUT_MS = 120_000
const RETIREMENT = 'office-365-e4'

const reasons = ({ migrations }: Run) =>
  migrations.map(({ customer, state, step, reason }) => `${customer.domain} ${state} at ${step}: ${reason?.code ?? ''}`)

async function planText({ product }: HeldProduct, plan: string): Promise<string> {
  return (await product.api.call(routes.getPlanText, { params: { id: plan }, query: { columns: 200 } })).text
}

const Renewing = z.object({
  subscriptions: z.array(z.object({ product: z.string(), status: z.string(), autoRenewEnabled: z.boolean() })),
})

async function subscriptions({ product: { practice } }: HeldProduct, domain: string): Promise<readonly string[]> {
  const { subscriptions: all } = await practice.call('GET', `/emulator/customers/${domain}`, Renewing)
  return all.map(({ product, status, autoRenewEnabled }) => `${product} ${status}${autoRenewEnabled ? ' renews' : ''}`)
}

/** Old ones that renew, so that there is a renewal to stop; one has nobody on it. */
function aRenewingBook(): Estate {
  const estate = aBookOf({ 'contoso.example': 2, 'fabrikam.example': 2, 'tailspin.example': 2, 'woodgrove.example': 1 })
  const renewing = (customer: EstateCustomer): EstateCustomer => ({
    ...customer,
    subscriptions: customer.subscriptions?.map((each) => ({ ...each, autoRenew: true })) ?? [],
    ...(customer.domain === 'tailspin.example' ? { users: [] } : {}),
  })
  return { ...estate, customers: estate.customers.map(renewing) }
}

describe('what becomes of a retired product', () => {
  let held: HeldProduct
  let run = ''
  let plan = ''

  beforeAll(async () => {
    held = await hold(aRenewingBook())
    await held.product.startWorker()
    run = await held.start({
      ...CHOICES,
      policies: { [RETIREMENT]: 'suspend' },
      customers: {
        'contoso.example': { policies: { [RETIREMENT]: 'leave' } },
        'fabrikam.example': { policies: { [RETIREMENT]: 'stop-renewal' } },
        'woodgrove.example': { policies: { [RETIREMENT]: 'migrate' } },
      },
    })
    plan = (await held.run(run)).plan
    await held.advanceUntil(run, ({ settled }) => settled, '15m')
  }, TIMEOUT_MS)
  afterAll(() => held[Symbol.asyncDispose]())

  test('is left, ended where nobody needs it, kept from renewing, or replaced, customer by customer', async () => {
    expect(reasons(await held.run(run))).toEqual([
      'fabrikam.example done at change-renewal: renewal-changed',
      'tailspin.example watching at watch: suspended',
      'woodgrove.example watching at watch: suspended',
    ])
    expect(await subscriptions(held, 'contoso.example')).toEqual(['o365-e4 active renews'])
    expect(await subscriptions(held, 'fabrikam.example')).toEqual(['o365-e4 active'])
    expect(await subscriptions(held, 'tailspin.example')).toEqual(['o365-e4 suspended renews'])
    await expectPromisesHeld(held.product)
  })

  test('is said in the plan, with who holds what ends by itself', async () => {
    const text = await planText(held, plan)
    expect(text).toContain('left as it is (by the policy of its retirement)')
    expect(text).toContain('change the renewal')
    expect(text).toMatch(/2 users hold it, and lose it when its term ends, 2026-11-1/)
    expect(text).toContain('end it; nothing takes its place')
  })

  test('renews no more where Microsoft has retired it, which is said before and after', async () => {
    expect(await planText(held, plan)).toContain('auto-renew of Office 365 Enterprise E4 cannot be turned on again')
    const { plan: back, notUndone } = await held.product.api.call(routes.createUndoPlan, {
      params: { id: run },
      body: { customers: ['fabrikam.example'] },
    })
    expect(back).toBeNull()
    expect(notUndone[0]?.because).toContain('cannot be turned on again: Microsoft renews a retired product no more')
  })
})

test('a product that is in use is not planned to be suspended without a successor', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold(aBookOf({ 'contoso.example': 2 }))
  await held.product.startWorker()
  await expect(held.start({ ...CHOICES, policies: { [RETIREMENT]: 'suspend' } })).rejects.toThrow()
  expect(await planText(held, 'p-1')).toContain('still-in-use: 2 licenses of ENTERPRISEWITHSCAL are in use, and 0 units would be left')
})

test('a renewal waits for a person where the plan says so, and can be stopped twice', { timeout: TIMEOUT_MS }, async () => {
  await using held = await hold({ ...aRenewingBook(), customers: aRenewingBook().customers.slice(0, 1) })
  await held.product.startWorker()
  const run = await held.start({ ...CHOICES, policies: { [RETIREMENT]: 'stop-renewal' }, waitBefore: { suspend: 'person' } })
  const asking = await held.advanceUntil(run, ({ settled }) => settled)
  expect(reasons(asking)).toEqual(['contoso.example needs-person at change-renewal: gate'])
  expect(await subscriptions(held, 'contoso.example')).toEqual(['o365-e4 active renews'])
  await held.product.api.call(routes.stopRun, { params: { id: run } })
  await held.until(run, isState('stopped'))
  // The same part again: nothing was done.
  const again = (await held.product.api.call(routes.startRun, { body: { plan: asking.plan } })).id
  await held.advanceUntil(again, ({ settled }) => settled)
  await held.product.api.call(routes.goOn, { params: { id: again, gate: 'suspend' }, body: {} })
  await held.advanceUntil(again, isState('finished'))
  expect(await subscriptions(held, 'contoso.example')).toEqual(['o365-e4 active'])
})

describe('a renewal without a retirement', () => {
  const E3: EstateCustomer = {
    name: 'Adatum',
    domain: 'adatum.example',
    country: 'US',
    agreementSigned: true,
    appConsent: true,
    why: 'a customer of new commerce whose term is to end otherwise',
    subscriptions: [
      { id: '11111111-1111-4111-8111-111111111111', product: 'o365-e3', family: 'nce', quantity: 5, termEnds: 'P60D', autoRenew: true },
      { id: '22222222-2222-4222-8222-222222222222', product: 'o365-e5', family: 'nce', quantity: 2, termEnds: 'P60D', autoRenew: false },
    ],
    users: [],
  }
  const [FIRST, SECOND] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']

  test('is scheduled, taken back while it is pending, and takes effect at the term’s end', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold({ ...aBookOf({}), customers: [E3] })
    await held.product.startWorker()
    const renewals = { [FIRST ?? '']: { quantity: 3, billingCycle: 'annual' }, [SECOND ?? '']: { autoRenew: true } } as const
    const run = await held.start({ newServices: 'off', renewals })
    await held.advanceUntil(run, isState('finished'))
    expect(await planText(held, 'p-1')).toContain('auto-renew on as before; from the next term 3 seats, P1Y billed annual')

    const back = await startUndo(held.product, run)
    await held.advanceUntil(back, isState('finished'))
    expect(await subscriptions(held, 'adatum.example')).toEqual(['o365-e3 active renews', 'o365-e5 active'])
    const again = await held.start({ newServices: 'off', renewals: { [FIRST ?? '']: { quantity: 4 } } })
    await held.advanceUntil(again, isState('finished'))
    await held.world.advance('62d')
    const { subscriptions: all } = await held.world.customer('adatum.example')
    expect(all.find(({ product }) => product === 'o365-e3')?.quantity).toBe(4)
    expect((await held.world.promises()).broken.filter((id) => id === 'P6')).toEqual([])
    const because = await until('the product to see the clock', async () => {
      const { plan, notUndone } = await held.product.api.call(routes.createUndoPlan, { params: { id: again }, body: {} })
      return plan ? undefined : notUndone[0]?.because
    })
    expect(because).toContain('has ended: what was changed for it has taken effect')
  })

  test('of what is retired is turned off for good, which is said before and after', { timeout: TIMEOUT_MS }, async () => {
    const old = '33333333-3333-4333-8333-333333333333'
    const [contoso] = aRenewingBook().customers ?? []
    if (!contoso) throw new Error('the book has a customer')
    const customer = { ...contoso, subscriptions: contoso.subscriptions?.map((each) => ({ ...each, id: old })) ?? [] }
    await using held = await hold({ ...aBookOf({}), customers: [customer] })
    await held.product.startWorker()
    const run = await held.start({ newServices: 'off', renewals: { [old]: { autoRenew: false } } })
    await held.advanceUntil(run, isState('finished'))
    expect(await planText(held, 'p-1')).toContain('auto-renew of Office 365 Enterprise E4 cannot be turned on again')
    const { plan, notUndone } = await held.product.api.call(routes.createUndoPlan, { params: { id: run }, body: {} })
    expect(plan).toBeNull()
    expect(notUndone[0]?.because).toContain('cannot be turned on again: Microsoft renews a retired product no more')
  })

  test('that was stopped before it was changed is nothing to take back', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold({ ...aBookOf({}), customers: [E3] })
    await held.product.startWorker()
    const renewals = { [FIRST ?? '']: { quantity: 3 } } as const
    const run = await held.start({ newServices: 'off', renewals, waitBefore: { suspend: 'person' } })
    await held.advanceUntil(run, ({ settled }) => settled)
    await held.product.api.call(routes.stopRun, { params: { id: run } })
    await held.until(run, isState('stopped'))
    const since = await held.lastRequest()
    const back = await startUndo(held.product, run)
    await held.advanceUntil(back, isState('finished'))
    expect(await held.writesAfter(since)).toEqual([])
  })

  test('that Partner Center keeps in part is asked for a few times, then left to a person', { timeout: TIMEOUT_MS }, async () => {
    const [first, second] = E3.subscriptions ?? []
    if (!first || !second) throw new Error('the customer has subscriptions')
    const ending = { ...second, scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }] }
    const settings = { scheduledActionsKept: false }
    await using held = await hold({ ...aBookOf({}), settings, customers: [{ ...E3, subscriptions: [first, ending] }] })
    await held.product.startWorker()
    const run = await held.start({ newServices: 'off', renewals: { [SECOND ?? '']: { autoRenew: true } } })
    await held.advanceUntil(run, isState('finished'))
    const since = await held.lastRequest()
    await held.world.addFault({ kind: 'tokenExpired', operation: 'patchSubscription', every: 1, skip: 2, times: 1 })
    const back = await startUndo(held.product, run)
    const asking = await held.advanceUntil(back, ({ settled }) => settled)
    expect(reasons(asking)).toEqual(['adatum.example needs-person at change-renewal: not-changing-renewal'])
    expect(await held.writesAfter(since)).toEqual(Array.from({ length: 5 }, () => 'patchSubscription'))
  })

  test('that cannot be is refused with the reason', { timeout: TIMEOUT_MS }, async () => {
    await using held = await hold({ ...aBookOf({}), customers: [E3] })
    await held.product.startWorker()
    await expect(held.start({ newServices: 'off', renewals: { [SECOND ?? '']: { quantity: 9 } } })).rejects.toThrow()
    expect(await planText(held, 'p-1')).toContain('a change for the next term needs auto-renew on')
  })
})
