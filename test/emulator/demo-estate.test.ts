import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Blocked, Replacement } from '../../src/domain/plan.ts'
import type { CustomerSnapshot } from '../../src/domain/snapshot.ts'
import { makeRequestIds } from '../../src/provider/http/request-ids.ts'
import { aDemoBook, catalog } from './a-demo-book.ts'
import type { DemoBook } from './a-demo-book.ts'

const MOVING = ['Contoso', 'Fabrikam', 'Woodgrove Bank', 'Tailspin Toys', 'Northwind Traders', 'Adventure Works', 'Litware', 'Wingtip Toys']
const GRAPH_BATCH_MAX = 20
/** Nothing is suspended in these tests and no quota met, so the other promises have nothing to say. */
const KEPT = { P1: { held: true }, P2: { held: true }, P3: { held: true }, P6: { held: true } }

let book: DemoBook

beforeAll(async () => {
  book = await aDemoBook()
})

afterAll(() => book[Symbol.asyncDispose]())

function snapshotOf(name: string): CustomerSnapshot {
  const snapshot = book.snapshots.get(name)
  if (!snapshot) throw new Error(`${name} was not read`)
  return snapshot
}

function replacementOf(name: string, { plans }: DemoBook = book): Replacement {
  const [decision, ...rest] = plans.get(name)?.decisions ?? []
  if (decision?.kind === 'replace' && rest.length === 0) return decision
  throw new Error(`${name} is not just replaced: ${JSON.stringify(plans.get(name)?.decisions)}`)
}

function blockedOf(name: string): Blocked {
  const [decision, ...rest] = book.plans.get(name)?.decisions.filter((each) => each.kind !== 'skip') ?? []
  if (decision?.kind === 'blocked' && rest.length === 0) return decision
  throw new Error(`${name} is not just blocked: ${JSON.stringify(book.plans.get(name)?.decisions)}`)
}

/** How many users have the same services switched off, largest number first. */
function patternsOf(name: string): readonly number[] {
  const patterns = snapshotOf(name).holders.map(({ licenses }) =>
    licenses
      .flatMap(({ disabledPlans }) => disabledPlans)
      .toSorted()
      .join(),
  )
  return [...Map.groupBy(patterns, (pattern) => pattern).values()].map((same) => same.length).toSorted((a, b) => b - a)
}

describe('the demo estate', () => {
  test('has fourteen customers in three countries and 260 users', async () => {
    const answer: unknown = await (await fetch(`${book.emulator.url}/emulator/customers`)).json()
    expect(answer).toMatchObject({ customers: { length: 14 } })
    expect(new Set([...book.snapshots.values()].flatMap(({ market }) => market ?? []))).toEqual(new Set(['US', 'IT', 'SE']))
    const holders = [...book.snapshots.values()].reduce((sum, { holders: some }) => sum + some.length, 0)
    expect(holders + 2).toBe(260)
  })

  test.each([
    ['Contoso', 'office-365-e3', 120, 120],
    ['Fabrikam', 'office-365-e3', 24, 25],
    ['Woodgrove Bank', 'office-365-e3', 12, 12],
    ['Tailspin Toys', 'office-365-e3', 40, 40],
    ['Northwind Traders', 'office-365-e1', 10, 10],
    ['Adventure Works', 'dynamics-365-sales-professional', 8, 8],
    ['Litware', 'dynamics-365-customer-engagement-plan', 0, 8],
    ['Wingtip Toys', 'office-365-e3', 8, 12],
  ])('has %s ready to move to %s: %i users, %i seats of new commerce', (name, chosen, users, seats) => {
    const replacement = replacementOf(name)
    expect(replacement).toMatchObject({ targets: [{ option: chosen }], lines: [{ quantity: seats, seats: { from: 'new' } }], users: { length: users } })
    expect(snapshotOf(name).subscriptions).toMatchObject([{ family: 'legacy', status: 'active', autoRenew: false }])
  })

  test('has terms that outlast the 120 days in which a suspended subscription is deleted, where a move is planned', () => {
    for (const name of MOVING) expect(snapshotOf(name).subscriptions[0]?.termEndsAt ?? '').toMatch(/^2026-(09|1\d)-/)
  })

  test.each([
    ['Proseware', 'usage-location-missing', { users: ['joni@proseware.onmicrosoft.com'] }],
    ['Fourth Coffee', 'assigned-by-group', { users: 6 }],
    ['Coho Winery', 'seats-short', { seats: 8, needed: 12 }],
    ['Lamna Healthcare', 'term-end-too-near', { daysNeeded: 3 }],
  ])('has %s blocked by %s and by nothing else', (name, code, facts) => {
    expect(blockedOf(name).by).toMatchObject([{ code, facts }])
  })

  test('has two customers that are not affected', () => {
    expect(book.plans.get('Alpine Ski House')?.decisions).toMatchObject([{ kind: 'skip', because: 'not-retired' }])
    expect(book.plans.get('Relecloud')?.decisions).toEqual([])
  })

  test('has Megan Bowen without Sway and Yammer, before and after', () => {
    const replacement = replacementOf('Contoso')
    const megan = replacement.users.find((user) => user.userPrincipalName === 'megan@contoso.onmicrosoft.com')
    const off = megan?.before[0]?.disabledPlans ?? []
    expect(off).toHaveLength(2)
    expect(megan?.add[0]?.disabledPlans).toEqual(expect.arrayContaining([...off]))
  })

  test('has six patterns of switched-off services at Fabrikam, all kept but enterprise voice, which the target has not', () => {
    expect(patternsOf('Fabrikam')).toEqual([8, 6, 4, 3, 2, 1])
    const { users, targets } = replacementOf('Fabrikam')
    const [{ carryOver }] = targets
    const isNew = (plan: string): boolean => carryOver.newServicesOff.some(({ plans }) => plans.some((each) => each === plan))
    const gone = carryOver.pairs.filter(({ to }) => to === null).map(({ from }) => from)
    expect(gone).toHaveLength(1)
    for (const { before, add } of users) {
      const known = (add[0]?.disabledPlans ?? []).filter((plan) => !isNew(plan))
      expect(known).toEqual((before[0]?.disabledPlans ?? []).filter((plan) => !gone.includes(plan)).toSorted())
    }
  })

  test('has Kaizala Pro under a directory SKU that no catalog knows', () => {
    const { from, users } = replacementOf('Northwind Traders')
    expect(catalog.findSku(from.skuId)).toBeUndefined()
    expect(users.every((user) => user.before.length === 1)).toBe(true)
    expect(snapshotOf('Northwind Traders').holders.every(({ licenses }) => licenses.length === 1)).toBe(true)
  })

  test('has seats to spare for a user hired at Wingtip Toys meanwhile', () => {
    expect(replacementOf('Wingtip Toys').expects).toMatchObject({ holders: 8, spareSeats: 4 })
  })

  test('moves no license at Litware, whose target has the same directory SKU', () => {
    const { from, lines, users } = replacementOf('Litware')
    expect(lines[0]?.product.provisions).toBe(from.skuId)
    expect(users).toEqual([])
  })

  test.each(['on', 'off'] as const)(
    'can be moved as planned with new services %s: every purchase and swap is accepted, and nobody loses a service',
    async (newServices) => {
      await using moving = await aDemoBook(newServices)
      for (const name of MOVING) await buy(name, moving)
      await advance(moving, 'PT1H')
      for (const name of MOVING) expect(await refusalsOf(name, moving)).toEqual([])
      expect(await (await fetch(`${moving.emulator.url}/emulator/promise-check`)).json()).toMatchObject(KEPT)
    },
  )
})

async function buy(name: string, { partnerCenter, snapshots, plans }: DemoBook): Promise<void> {
  const { customer, market } = snapshots.get(name) ?? snapshotOf(name)
  const [line] = (plans.get(name)?.decisions ?? []).flatMap((each) => (each.kind === 'replace' ? each.lines : []))
  if (!line || market === null) throw new Error(`nothing is bought for ${name}`)
  const { product, quantity, term, billingCycle } = line
  if (product.family !== 'nce') throw new Error(`${name} buys nothing of new commerce`)
  const [item] = await partnerCenter.listAvailabilities(product.productId, product.skuId, { country: market, segment: 'commercial' })
  const wanted = { catalogItemId: item?.catalogItemId ?? '', quantity, billingCycle, termDuration: term, friendlyName: 'demo' }
  const cart = await partnerCenter.createCart(customer.id, [wanted], makeRequestIds())
  expect((await partnerCenter.checkout(customer.id, cart.id, makeRequestIds())).orderErrors).toEqual([])
}

async function advance({ emulator }: DemoBook, duration: string): Promise<void> {
  const answer = await fetch(`${emulator.url}/emulator/clock`, { method: 'POST', body: JSON.stringify({ advance: duration }) })
  expect(answer.ok).toBe(true)
}

async function refusalsOf(name: string, moving: DemoBook): Promise<readonly unknown[]> {
  const { customer } = moving.snapshots.get(name) ?? snapshotOf(name)
  const items = replacementOf(name, moving).users.map(({ user, add, remove }) => ({ key: user, userId: user, add, remove }))
  const refused: unknown[] = []
  await moving.graph.listSubscribedSkus(customer.id)
  for (let from = 0; from < items.length; from += GRAPH_BATCH_MAX) {
    const outcomes = await moving.graph.batchAssign(customer.id, items.slice(from, from + GRAPH_BATCH_MAX), makeRequestIds())
    refused.push(...outcomes.filter((outcome) => outcome.state !== 'ok'))
  }
  return refused
}
