import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { aProgram, checkCommandLine } from '../docs/commands.ts'
import { aBookOf, CHOICES, hold, isAt, type HeldProduct } from '../run-control/held-run.ts'
import { approvePlan } from '../support/carry-out.ts'
import { until } from '../support/a-running-product.ts'

let held: HeldProduct

/** What each line is about, and its button, which is a command that there is. */
async function lines(limit = 10): Promise<readonly string[]> {
  const { items, more } = await held.product.api.call(routes.getWorklist, { query: { limit } })
  for (const { act } of items) expect(checkCommandLine(aProgram(), act.command.replace(/^crossgrade /, ''))).toBeUndefined()
  return [
    ...items.map(({ kind, customer, reason, act }) => `${kind} ${customer?.domain ?? '-'} ${reason.code}: ${act.command}`),
    ...(more > 0 ? [`${more} more`] : []),
  ]
}

describe('what needs a person', () => {
  beforeAll(async () => {
    const near = { product: 'o365-e4', family: 'legacy', quantity: 1, termEnds: 'P20D', autoRenew: false } as const
    held = await hold(
      aBookOf(
        { 'contoso.example': 1, 'fabrikam.example': 1, 'tailspin.example': 1, 'coho.example': 1 },
        { 'tailspin.example': { adminEnds: 'P25D' }, 'coho.example': { subscriptions: [near] } },
      ),
    )
  }, 120_000)
  afterAll(() => held[Symbol.asyncDispose]())

  test('is nothing before anybody has looked', async () => {
    expect(await lines()).toEqual([])
  })

  test('is a plan for customers whom none has, then a yes to it', async () => {
    await held.product.startWorker()
    const { id } = await held.product.api.call(routes.takeSnapshot, { body: {} })
    await until('the scan', async () => {
      const { state } = await held.product.api.call(routes.getSnapshot, { params: { id } })
      return state === 'complete' ? true : undefined
    })
    // With the scan, and not hours later.
    const [near, access, ...others] = await until('the warnings', async () => {
      const found = await lines()
      return found.length > 2 ? found : undefined
    })
    expect(near).toBe('deadline coho.example term-end: crossgrade plan create --new-services off --only coho.example')
    expect(access).toBe('deadline tailspin.example relationship-end: crossgrade connection check --customer tailspin.example')
    expect(others).toEqual(['plan - not-planned: crossgrade plan create --new-services off'])
    await held.product.api.call(routes.createPlan, { body: { choices: { ...CHOICES, waitBefore: { buy: 'person' } } } })
    expect((await lines()).at(-1)).toBe('approve - not-approved: crossgrade plan show p-1')
  })

  test('is first what a day presses, with what its plan waits for', async () => {
    const [first, second] = await lines()
    expect(first).toBe('deadline coho.example term-end: crossgrade plan show p-1 --customer coho.example')
    expect(second).toBe('deadline tailspin.example relationship-end: crossgrade connection check --customer tailspin.example')
    await held.product.api.call(routes.approvePlan, { params: { id: 'p-1' }, body: { customers: ['coho.example'] } })
    expect((await lines())[0]).toBe('deadline coho.example term-end: crossgrade run start p-1')
  })

  test('is each customer at a gate, with the word that lets it pass', async () => {
    const plan = await approvePlan(held.product, {
      ...CHOICES,
      only: ['contoso.example', 'fabrikam.example'],
      waitBefore: { buy: 'person' },
    })
    const { id: run } = await held.product.api.call(routes.startRun, { body: { plan } })
    await held.advanceUntil(run, isAt('buy', 'needs-person'))
    const found = await lines()
    expect(found).toContain(`asks contoso.example gate: crossgrade run go-on ${run} --customer contoso.example --before buy`)
    expect(found.findIndex((line) => line.startsWith('asks'))).toBe(2)
    // The one whom the later plan leaves out waits in the earlier one.
    expect(found.slice(-2)).toEqual(['approve - not-approved: crossgrade plan show p-1', 'start - not-started: crossgrade run start p-1'])
    expect((await lines(1)).at(-1)).toBe('5 more')
  })

  test('is no plan for what a run has in hand, which is refused by names', async () => {
    const { api } = held.product
    const before = await lines()
    const { id } = await api.call(routes.createPlan, { body: { choices: { ...CHOICES, only: ['contoso.example'] } } })
    await api.call(routes.approvePlan, { params: { id }, body: { customers: ['contoso.example'] } })
    expect(await lines()).toEqual(before)
    await expect(api.call(routes.startRun, { body: { plan: id } })).rejects.toMatchObject({
      problem: {
        code: 'subscription-in-another-run',
        detail: expect.stringMatching(/^Office 365 .*E4 of contoso is in r-1\. Nothing was started\./),
      },
    })
  })

  test('is why nothing can be carried out, where a day presses and the plan is blocked', async () => {
    const choices = { ...CHOICES, only: ['coho.example'], waitBefore: { suspend: '2027-01-01T00:00Z' } }
    const { id } = await held.product.api.call(routes.createPlan, { body: { choices } })
    const { items } = await held.product.api.call(routes.getWorklist, { query: {} })
    expect(items[0]).toMatchObject({
      reason: { text: `a day that matters is near, and nothing can be carried out as ${id} has it` },
      act: { what: 'look', command: `crossgrade plan show ${id} --customer coho.example` },
    })
  })

  test('is above all what holds everything up', async () => {
    await held.product.api.call(routes.stopWrites)
    expect((await lines())[0]).toBe('writes-stopped - writes-stopped: crossgrade writes allow')
    await held.product.api.call(routes.allowWrites)
  })
})
