import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Estate } from '../../emulator/estates/estate.ts'
import type { PlannedCall } from '../../src/api/contract/plan-review.ts'
import type { BodyInput, QueryInput } from '../../src/api/contract/route.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { openEmulator } from '../integration/outsider/support/emulator.ts'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES, withGroup } from '../support/a-small-book.ts'
import { approvePlan, untilSettled } from '../support/carry-out.ts'

let product: RunningProduct
let plan: string

beforeAll(async () => {
  product = await startRunningProduct(withPartner(withGroup(aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 1 }), 'Contoso')), 60)
  await product.startWorker()
  plan = await approvePlan(product, { ...QUICK_CHOICES, only: ['contoso.example', 'fabrikam.example'] })
  await product.api.call(routes.approvePlan, { params: { id: plan }, body: { all: true, attestsPartnerOnRecord: true } })
}, 120_000)
afterAll(() => product[Symbol.asyncDispose]())

/** Contoso's subscription was bought with a reseller on record. */
function withPartner(estate: Estate): Estate {
  const customers = (estate.customers ?? []).map((customer) =>
    customer.name === 'Contoso'
      ? { ...customer, subscriptions: (customer.subscriptions ?? []).map((each) => ({ ...each, partnerOnRecord: '4847383' })) }
      : customer,
  )
  return { ...estate, customers }
}

const review = (id: string, query: QueryInput<typeof routes.reviewPlan> = {}) =>
  product.api.call(routes.reviewPlan, { params: { id }, query })
const callsOf = async (customer: string) =>
  (await product.api.call(routes.listPlannedCalls, { params: { id: plan, customer }, query: { limit: 500 } })).items
const make = async (choices: BodyInput<typeof routes.createPlan>['choices']) =>
  (await product.api.call(routes.createPlan, { body: { choices } })).id

describe('the review of a plan', () => {
  test('says of each customer what goes, what comes, what can be taken back and for how long', async () => {
    const { items, next, found } = await review(plan)
    expect([items.map(({ customer }) => customer.name), next, found]).toEqual([['Contoso', 'Fabrikam'], null, 2])
    const [decision] = items[0]?.decisions ?? []
    expect(decision).toMatchObject({
      kind: 'replace',
      retirement: { id: 'office-365-e4', reviewed: true },
      options: [{ id: 'office-365-e3', users: 5 }],
      from: [{ quantity: 5, family: 'legacy', addOns: [] }],
      lines: [{ quantity: 5, seatsFrom: 'new', term: 'P1Y', partnerOnRecord: '4847383', isAddOn: false }],
      users: 5,
      groups: [{ name: 'Team', members: 2, isDynamic: false }],
      ends: [{ by: 'suspend' }],
      undoes: null,
    })
    expect(decision?.kind === 'replace' && decision.takeBack.map(({ what, days }) => [what, days])).toEqual([
      ['cancel', 7],
      ['put-back', null],
      ['reactivate', 90],
    ])
    expect(items[0]?.approval?.by).toBeDefined()
  })

  test('says of one customer what the scan says beside it: seats for nobody, and seats that are there already', async () => {
    const advised = async (query: QueryInput<typeof routes.reviewPlan>, of = plan) => {
      const [decision] = (await review(of, query)).items[0]?.decisions ?? []
      return decision?.kind === 'replace' ? decision.advice : undefined
    }
    expect(await advised({})).toBeNull()
    expect(await advised({ customer: 'contoso.example' })).toEqual({ seats: null, free: [], storage: [] })
    await expect(make({ ...QUICK_CHOICES, seatLimits: { minimum: 50, maximum: 10 } })).rejects.toThrow(
      'Seats at least are more than seats at most.',
    )
    const more = await make({ ...QUICK_CHOICES, only: ['contoso.example'], seatLimits: { minimum: 9, maximum: null } })
    const counted = { seatsBefore: 5, bought: 9, holders: 5, disabled: 0, inactive: null, doubleHolders: 0 }
    expect((await advised({ customer: 'contoso.example' }, more))?.seats).toEqual(counted)
  })

  test('says how many seats are bought of what, customer by customer', async () => {
    const { items } = await product.api.call(routes.listParts, { params: { id: plan } })
    expect(items.map(({ name, seats }) => [name, seats.map((each) => [each.quantity, each.seatsFrom, each.term])])).toEqual([
      ['Contoso', [[5, 'new', 'P1Y']]],
      ['Fabrikam', [[5, 'new', 'P1Y']]],
    ])
  })

  test('goes on where a page ends', async () => {
    const first = await review(plan, { limit: 1 })
    expect(first.items.map(({ customer }) => customer.name)).toEqual(['Contoso'])
    const second = await review(plan, { limit: 1, after: first.next ?? '' })
    expect([second.items.map(({ customer }) => customer.name), second.next]).toEqual([['Fabrikam'], null])
  })

  test('is of those who are looked for alone', async () => {
    const blocked = await make({ newServices: 'off', options: { 'office-365-e4': 'office-365-e3' } })
    const named = async (query: QueryInput<typeof routes.reviewPlan>) =>
      (await review(blocked, query)).items.map(({ customer }) => customer.name)
    expect(await named({ search: 'TAIL' })).toEqual(['Tailspin'])
    expect(await named({ state: 'blocked', search: 'tail' })).toEqual(['Tailspin'])
    expect(await named({ state: 'approved' })).toEqual([])
    const { items } = await review(blocked, { customer: 'tailspin.example' })
    expect(items[0]?.decisions).toMatchObject([{ kind: 'blocked', by: [{ code: 'no-replacement-chosen', whoFixes: 'operator' }] }])
  })

  test('says in what a part is otherwise than the one that somebody said yes to', async () => {
    const other = await make({ ...QUICK_CHOICES, options: { 'office-365-e4': 'office-365-e5' }, only: ['contoso.example'] })
    const { items } = await review(other)
    expect(items[0]?.approval).toBeNull()
    expect(items[0]?.approvedBefore?.plan).toBe(plan)
    expect(items[0]?.approvedBefore?.differences.length).toBeGreaterThan(0)
  })

  test('of nobody: a problem that says where to look', async () => {
    await expect(review(plan, { customer: 'nobody.example' })).rejects.toThrow(/crossgrade plan show/)
    await expect(review('p-999')).rejects.toThrow(/crossgrade plan list/)
  })

  test('names those for whom something is bought with a partner on record', async () => {
    expect(await product.api.call(routes.listAttestations, { params: { id: plan } })).toEqual({
      customers: [expect.objectContaining({ name: 'Contoso' })],
    })
  })

  test('the list of plans counts what was said yes to', async () => {
    const { items } = await product.api.call(routes.listPlans)
    expect(items.find(({ id }) => id === plan)?.approvals).toEqual({ approved: 2, of: 2 })
  })
})

describe('the calls of a part', () => {
  test('come a page at a time', async () => {
    const page = await product.api.call(routes.listPlannedCalls, {
      params: { id: plan, customer: 'contoso.example' },
      query: { after: 1, limit: 1 },
    })
    const all = await callsOf('contoso.example')
    expect([page.items, page.total]).toEqual([all.slice(1, 2), all.length])
  })

  test('name what is known only when they are sent', async () => {
    const [cart, checkout] = await callsOf('contoso.example')
    expect(cart?.atRunTime.map(({ name }) => name)).toEqual(['availability', 'marker'])
    expect(JSON.stringify(cart?.body)).toContain(':{availability}"')
    expect(checkout).toMatchObject({ method: 'POST', path: expect.stringMatching(/\/carts\/\{cart\}\/checkout$/), body: null })
  })

  test('are those that are sent when it is carried out', async () => {
    const planned = [...(await callsOf('contoso.example')), ...(await callsOf('fabrikam.example'))]
    const { id: run } = await product.api.call(routes.startRun, { body: { plan } })
    await untilSettled(product, run)
    const sent = (await openEmulator(product.emulator.url).requests()).filter(({ isWrite, operation }) => isWrite && operation !== 'batch')
    const patterns = planned.flatMap(pathsOf).map(toPattern)
    const unplanned = sent.filter(({ path }) => !patterns.some((pattern) => pattern.test(path)))
    expect(unplanned).toEqual([])
    const unsent = patterns.filter((pattern) => !sent.some(({ path }) => pattern.test(path)))
    expect(unsent).toEqual([])
    expect(sent.length).toBeGreaterThan(8)
  }, 120_000)
})

const Batch = z.object({ requests: z.array(z.object({ url: z.string() })) })

/** Of a batch its items. */
function pathsOf({ path, body }: PlannedCall): readonly string[] {
  return path === '/$batch' ? Batch.parse(body).requests.map(({ url }) => url) : [path]
}

function toPattern(path: string): RegExp {
  return new RegExp(`${path.replaceAll(/[$.()]/g, String.raw`\$&`).replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'i')
}
