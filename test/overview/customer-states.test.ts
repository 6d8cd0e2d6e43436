import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookOf, CHOICES, hold, isAt, isState, type HeldProduct } from '../run-control/held-run.ts'
import { until } from '../support/a-running-product.ts'
import { approvePlan } from '../support/carry-out.ts'

const BOOK = { 'contoso.example': 1, 'fabrikam.example': 1, 'tailspin.example': 1 }

let held: HeldProduct
beforeAll(async () => {
  held = await hold(aBookOf(BOOK))
  await held.product.startWorker()
}, 120_000)
afterAll(() => held[Symbol.asyncDispose]())

/** Only those with somebody in them. */
async function states(): Promise<string> {
  const all = Object.entries((await held.product.api.call(routes.getOverview)).states ?? {})
  return all.flatMap(([state, n]) => (n > 0 ? [`${n} ${state}`] : [])).join(', ')
}

describe('an affected customer', () => {
  let run = ''
  let planned = ''

  test('whom a run asks somebody about needs a person', async () => {
    const plan = await approvePlan(held.product, {
      ...CHOICES,
      only: ['contoso.example', 'fabrikam.example'],
      waitBefore: { buy: 'person' },
    })
    expect(await states()).toBe('1 no-plan, 2 approved')
    run = (await held.product.api.call(routes.startRun, { body: { plan } })).id
    await held.advanceUntil(run, isAt('buy', 'needs-person'))
    expect(await states()).toBe('1 no-plan, 2 needs-person')
  })

  test('is running when somebody has said go on, also while the run is paused', async () => {
    await held.product.api.call(routes.goOn, { params: { id: run, gate: 'buy' }, body: { customer: 'contoso.example' } })
    expect(await states()).toBe('1 no-plan, 1 running, 1 needs-person')
    await held.product.api.call(routes.pauseRun, { params: { id: run } })
    expect(await states()).toBe('1 no-plan, 1 running, 1 needs-person')
  })

  test('whose run was stopped for good is in no plan, until a later one waits', async () => {
    await held.product.api.call(routes.stopRun, { params: { id: run } })
    await held.advanceUntil(run, isState('stopped'))
    expect(await states()).toBe('3 no-plan')
    planned = (await held.product.api.call(routes.createPlan, { body: { choices: { ...CHOICES, only: ['fabrikam.example'] } } })).id
    expect(await states()).toBe('2 no-plan, 1 planned')
  })

  test('of whom nothing can be carried out needs a person', async () => {
    await held.product.api.call(routes.createPlan, { body: { choices: { ...CHOICES, options: {}, only: ['tailspin.example'] } } })
    expect(await states()).toBe('1 no-plan, 1 planned, 1 needs-person')
  })

  test('whose yes has expired is planned again', async () => {
    await held.product.api.call(routes.approvePlan, { params: { id: planned }, body: { all: true } })
    expect(await states()).toBe('1 no-plan, 1 approved, 1 needs-person')
    await held.world.advance('8d')
    // The product sees the clock a moment later.
    await until('the yes to expire', async () => (await states()) === '1 no-plan, 1 planned, 1 needs-person' || undefined)
  })
})
