import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRun, startUndo, untilSettled } from '../support/carry-out.ts'

describe('what of a run can still be taken back', () => {
  let product: RunningProduct
  let run = ''

  beforeAll(async () => {
    product = await startRunningProduct(aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 1 }), 1800)
    await product.startWorker()
    run = await startRun(product, QUICK_CHOICES)
    await untilSettled(product, run)
  }, 120_000)
  afterAll(() => product[Symbol.asyncDispose]())

  const list = async (id: string) => (await product.api.call(routes.listUndoable, { params: { id } })).items
  const ways = async (customer: string) => (await product.api.call(routes.getWaysBack, { params: { id: run, customer } })).items

  test('stands customer by customer, with the last days and how many would go back', async () => {
    const items = await list(run)
    expect(items.map(({ customer, users, because }) => [customer.name, users, because]).toSorted()).toEqual([
      ['Contoso', 3, null],
      ['Fabrikam', 3, null],
      ['Tailspin', 1, null],
    ])
    for (const { lastSafeUndo, lastFreeDay } of items) expect(`${lastFreeDay} ${lastSafeUndo}`).toMatch(/^2026-01-22T.* 2026-04-15T/)
  })

  test('is told in pages of one order, found by name or domain, and summed up for all of the run', async () => {
    const ask = (query: { find?: string; offset?: number; limit?: number }) =>
      product.api.call(routes.listUndoable, { params: { id: run }, query })
    const whole = await ask({})
    const [first] = whole.items
    expect(whole.totals).toEqual({
      migrations: 3,
      possible: 3,
      lastSafeUndo: whole.items.map(({ lastSafeUndo }) => lastSafeUndo).toSorted()[0],
      lastFreeDay: first?.lastFreeDay,
    })
    const pages = [await ask({ limit: 2 }), await ask({ offset: 2, limit: 2 }), await ask({ offset: 4, limit: 2 })]
    expect(pages.flatMap(({ items }) => items)).toEqual(whole.items)
    expect(await ask({ limit: 0 })).toEqual({ totals: whole.totals, total: 3, items: [] })
    for (const find of ['FABRI', 'fabrikam.ex']) {
      const { items, ...sums } = await ask({ find, limit: 10 })
      expect(items.map(({ customer }) => customer.name)).toEqual(['Fabrikam'])
      expect(sums).toEqual({ totals: whole.totals, total: 1 })
    }
    expect(await ask({ find: 'nobody at all' })).toMatchObject({ total: 0, items: [] })
    await expect(ask({ limit: -1 })).rejects.toThrow('limit')
  })

  test('is the same of a plan that an earlier version stored', async () => {
    const before = await list(run)
    const client = new pg.Client({ connectionString: product.databaseUrl })
    await client.connect()
    const forget = 'set session_replication_role = replica; update customer_plans set outline = null'
    expect(await client.query(forget)).toHaveLength(2)
    await client.end()
    expect(await list(run)).toEqual(before)
  })

  test('is said step by step, and nothing is planned by it', async () => {
    const before = (await product.api.call(routes.listPlans)).items.length
    const [way] = await ways('contoso.example')
    expect(way).toMatchObject({ because: null, why: null })
    expect(way?.steps.map(({ what, isPossible, cost, facts }) => [what, isPossible, cost, facts])).toEqual([
      ['reactivate', true, '5 seats are billed again', { seats: 5 }],
      ['put-back', true, 'nothing', { users: 3 }],
      ['cancel', true, 'nothing but the days used', { quantity: 5, product: 'Office 365 E3' }],
    ])
    expect((await product.api.call(routes.listPlans)).items).toHaveLength(before)
  })

  test('is less by what was taken back, last in the list and with the reason; a way back is not taken back itself', async () => {
    const back = await startUndo(product, run, { customers: ['contoso.example'] })
    await untilSettled(product, back)
    expect((await list(run)).at(-1)).toMatchObject({ customer: { name: 'Contoso' }, because: `${back} takes it back already, or has` })
    expect(await ways('contoso.example')).toMatchObject([
      { because: `${back} takes it back already, or has`, why: { code: 'goes-back-already', facts: { run: back } }, steps: [] },
    ])
    expect((await list(back)).map(({ because }) => because)).toEqual(['it is a way back itself: plan the way forth anew'])
    const { totals } = await product.api.call(routes.listUndoable, { params: { id: run }, query: { limit: 0 } })
    expect(totals).toMatchObject({ migrations: 3, possible: 2 })
    const runs = (await product.api.call(routes.listRuns)).items
    expect(runs.map(({ id, purpose, of }) => [id, purpose, of])).toEqual([
      [back, 'undo', run],
      [run, 'book', null],
    ])
    expect(runs[0]?.progress).toMatchObject({ migrations: 1, settled: 1, needPerson: 0, users: 3 })
  })

  test('how a run stands is said with the part of its migrations that is asked for', async () => {
    const ask = (query: { find?: string; show?: 'done' | 'problems'; sort?: 'customer'; dir?: 'desc'; offset?: number; limit?: number }) =>
      product.api.call(routes.listMigrations, { params: { id: run }, query })
    const { migrations, ...head } = await product.api.call(routes.getRun, { params: { id: run } })
    const all = await ask({ sort: 'customer' })
    expect(all.items).toEqual(migrations)
    expect(all.run).toEqual({
      ...head,
      groups: { problems: 0, waiting: 0, working: 0, done: 3 },
      users: { all: 7, moved: 4, verified: 4 },
      retriable: { migrations: 0, refused: 0 },
      problems: [],
      moreProblems: false,
    })
    const page = await ask({ sort: 'customer', dir: 'desc', offset: 1, limit: 1 })
    expect(page).toEqual({ ...all, items: [migrations[1]] })
    expect(await ask({ show: 'problems' })).toEqual({ ...all, total: 0, items: [] })
    expect(await ask({ show: 'done', find: 'fabrikam.ex' })).toEqual({ ...all, total: 1, items: [migrations[1]] })
    await expect(ask({ limit: 501 })).rejects.toThrow('limit')
  })

  test('events can be asked of one customer, and from the newest on', async () => {
    const of = async (query: { customer?: string; before?: string; limit?: number }) =>
      (await product.api.call(routes.listRunEvents, { params: { id: run }, query })).items
    const all = await of({ limit: 1000 })
    const newest = await of({ before: 'latest', limit: 2 })
    expect(newest).toEqual(all.toReversed().slice(0, 2))
    expect(await of({ before: newest[1]?.id ?? '', limit: 1 })).toEqual([all.at(-3)])
    const tailspin = await of({ customer: 'tailspin.example' })
    expect(tailspin.length).toBeGreaterThan(3)
    expect(new Set(tailspin.map(({ customer }) => customer)).size).toBe(1)
    expect(new Set(tailspin.map(({ customerDomain, customerName }) => [customerDomain, customerName].join()))).toEqual(
      new Set(['tailspin.example,Tailspin']),
    )
    expect(new Set(tailspin.map(({ method }) => method))).toEqual(new Set(['replace']))
    expect(await of({ customer: 'tailspin.example', before: 'latest', limit: 1000 })).toEqual(tailspin.toReversed())
  })

  test('users are shown with products and services by name', async () => {
    const { items } = await product.api.call(routes.listRunUsers, { params: { id: run }, query: { customer: 'fabrikam.example' } })
    expect(items.find(({ userPrincipalName }) => userPrincipalName.startsWith('megan'))).toMatchObject({
      oldProducts: 'Office 365 Enterprise E4',
      newProducts: 'Office 365 E3',
      services: { kept: expect.stringContaining('Exchange'), lost: expect.any(String), gained: expect.any(String) },
      fix: null,
    })
  })
})
