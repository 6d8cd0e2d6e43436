import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueryInput } from '../../src/api/contract/route.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { fileRoutes } from '../../src/api/contract/tables.ts'
import { typeCommand } from '../products/type-command.ts'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { aBookToLookAt } from './a-book-to-look-at.ts'
import { scan, scanWithout } from './scan.ts'

type Asked = NonNullable<QueryInput<typeof routes.listSubscriptions>>

let product: RunningProduct
beforeAll(async () => {
  product = await startRunningProduct(aBookToLookAt(), 60)
  await product.startWorker()
  await scanWithout(product, 'litware.example')
}, 120_000)
afterAll(() => product?.[Symbol.asyncDispose]())

async function list(query: Asked = {}) {
  return product.api.call(routes.listSubscriptions, { query })
}

/** Whose they are, which in this book says which they are. */
async function whose(query: Asked): Promise<readonly string[]> {
  return (await list(query)).items.map(({ customer }) => customer.name)
}

async function get(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(product.api.url + path, { headers: { authorization: `Bearer ${product.token}` } })
  return { status: answer.status, text: await answer.text() }
}

describe('subscriptions of the book', () => {
  test('are those of every customer that could be read, with how many could not', async () => {
    const { book, total, items } = await list()
    expect(book).toMatchObject({ id: 's-1', customersTotal: 7, customersRead: 6, customersFailed: 1, subscriptions: 6 })
    expect([total, items.length]).toEqual([6, 6])
  })

  test('have what the directory counts where it was read, and null where it was not', async () => {
    const { items } = await list()
    const of = (name: string) => items.find(({ customer }) => customer.name === name)
    expect(of('Contoso')).toMatchObject({
      ...{ quantity: 10, assigned: 6, enabled: 10, unassigned: 4, inactive: 2 },
      ...{ retirement: 'office-365-e4', toReplace: true, autoRenew: false, run: null, family: 'legacy', status: 'active' },
    })
    // Nobody knows when they signed in: none is counted, and no zero is shown.
    expect(of('Fabrikam')).toMatchObject({ assigned: 3, unassigned: 0, inactive: null })
    expect(of('Zava')).toMatchObject({
      assigned: null,
      enabled: null,
      unassigned: null,
      inactive: null,
      skuId: null,
      retirement: null,
      family: 'nce',
    })
    expect(of('Wingtip')).toMatchObject({ status: 'suspended', retirement: 'office-365-e4', toReplace: false })
  })

  test.each<[string, Asked, readonly string[]]>([
    ['whatever is retired', { retirement: 'any' }, ['Contoso', 'Fabrikam', 'Tailspin', 'Wingtip']],
    ['what is not', { retirement: 'none' }, ['Älvdalen Bygg', 'Zava']],
    ['one retirement', { retirement: 'kaizala-pro' }, ['Tailspin']],
    ['a retirement that nobody has', { retirement: 'no-such' }, []],
    ['a status', { status: 'suspended' }, ['Wingtip']],
    ['a family', { family: 'nce' }, ['Älvdalen Bygg', 'Zava']],
    ['a customer by domain, in any case', { customer: 'Tailspin.Example' }, ['Tailspin']],
    ['a term that ends soon and is not renewed', { expiresWithin: 60 }, ['Contoso', 'Wingtip']],
    ['fewer days', { expiresWithin: 19 }, []],
    ['a term that ends soon and is renewed', { renewsWithin: 60 }, ['Älvdalen Bygg']],
    ['seats that are nobody’s', { unassigned: 'true' }, ['Contoso', 'Tailspin']],
    ['part of a name, without its accents', { q: 'ALV' }, ['Älvdalen Bygg']],
    ['part of a name, with them', { q: 'älvd' }, ['Älvdalen Bygg']],
    ['part of a domain', { q: 'n.example' }, ['Älvdalen Bygg', 'Tailspin']],
    ['part of a product', { q: 'kaizala' }, ['Tailspin']],
    ['a text that is a pattern elsewhere', { q: '%' }, []],
    ['several at once', { retirement: 'any', unassigned: 'true', q: 'o365' }, []],
  ])('can be cut down to %s', async (_what, query, expected) => {
    expect([...(await whose(query))].sort()).toEqual([...expected].sort())
    expect((await list({ ...query, limit: 1 })).total).toBe(expected.length)
  })

  test('are found by a whole id or its beginning, and not by two letters of one', async () => {
    const { items } = await list({ customer: 'zava.example' })
    const [zava] = items
    expect(await whose({ q: zava?.id ?? '' })).toEqual(['Zava'])
    expect(await whose({ q: zava?.id.slice(0, 8).toUpperCase() ?? '' })).toEqual(['Zava'])
    expect(await whose({ q: zava?.customer.id ?? '' })).toEqual(['Zava'])
    expect(await whose({ q: zava?.id.slice(0, 2) ?? '' })).toEqual([])
  })

  test.each<[NonNullable<Asked['sort']>, readonly string[], readonly string[]]>([
    [
      'customer',
      ['Älvdalen Bygg', 'Contoso', 'Fabrikam', 'Tailspin', 'Wingtip', 'Zava'],
      ['Zava', 'Wingtip', 'Tailspin', 'Fabrikam', 'Contoso', 'Älvdalen Bygg'],
    ],
    [
      'quantity',
      ['Zava', 'Fabrikam', 'Wingtip', 'Tailspin', 'Älvdalen Bygg', 'Contoso'],
      ['Contoso', 'Älvdalen Bygg', 'Tailspin', 'Wingtip', 'Fabrikam', 'Zava'],
    ],
    [
      'termEndsAt',
      ['Älvdalen Bygg', 'Contoso', 'Wingtip', 'Tailspin', 'Fabrikam', 'Zava'],
      ['Zava', 'Fabrikam', 'Tailspin', 'Wingtip', 'Contoso', 'Älvdalen Bygg'],
    ],
    // What is not known is last both ways, by customer.
    [
      'inactive',
      ['Wingtip', 'Contoso', 'Älvdalen Bygg', 'Fabrikam', 'Tailspin', 'Zava'],
      ['Contoso', 'Wingtip', 'Älvdalen Bygg', 'Fabrikam', 'Tailspin', 'Zava'],
    ],
    [
      'retirement',
      ['Tailspin', 'Contoso', 'Fabrikam', 'Wingtip', 'Älvdalen Bygg', 'Zava'],
      ['Wingtip', 'Fabrikam', 'Contoso', 'Tailspin', 'Älvdalen Bygg', 'Zava'],
    ],
  ])('are sorted by %s, up and down', async (sort, up, down) => {
    expect(await whose({ sort, dir: 'asc' })).toEqual(up)
    expect(await whose({ sort, dir: 'desc' })).toEqual(down)
  })

  test.each(['customer', 'product', 'status', 'quantity', 'assigned', 'unassigned', 'inactive', 'termEndsAt', 'retirement'] as const)(
    'come piece by piece as they come at once, by %s',
    async (sort) => {
      for (const dir of ['asc', 'desc'] as const) {
        const whole = (await list({ sort, dir })).items.map(({ id }) => id)
        const pieces: string[] = []
        for (let offset = 0; offset < 8; offset += 1)
          pieces.push(...(await list({ sort, dir, offset, limit: 1 })).items.map(({ id }) => id))
        expect(pieces).toEqual(whole)
        expect((await list({ sort, dir, offset: 3, limit: 2 })).items.map(({ id }) => id)).toEqual(whole.slice(3, 5))
      }
    },
  )

  test.each([
    ['sort=gossip', 'termEndsAt'],
    ['dir=sideways', 'desc'],
    ['limit=501', '500'],
    ['limit=0', '1'],
    ['offset=-1', '0'],
    ['status=tired', 'suspended'],
    ['family=royal', 'nce'],
    ['expiresWithin=soon', 'number'],
    [`q=${'x'.repeat(301)}`, '300'],
    ['q=%00', 'control'],
    ['tag=%0A', 'control'],
    ['customer=%07', 'control'],
  ])('%s is refused with what would be right', async (query, right) => {
    expect(await get(`/api/subscriptions?${query}`)).toEqual({ status: 400, text: expect.stringContaining(right) })
  })

  test.each([
    ['snapshot=s-99', 's-99'],
    ['customer=nobody.example', 'crossgrade customer list'],
  ])('%s is not there, and what is is said', async (query, text) => {
    expect(await get(`/api/subscriptions?${query}`)).toEqual({ status: 404, text: expect.stringContaining(text) })
  })
})

describe('a file of it', () => {
  test('has the rows of the list in its order, all of them, and the columns that were asked for', async () => {
    const query = { retirement: 'any', sort: 'termEndsAt', dir: 'desc' } as const
    const shown = (await list(query)).items.map(({ customer, quantity, assigned }) => ({ customer: customer.name, quantity, assigned }))
    const file = await rowsOf({ ...query, columns: 'customer,quantity,assigned' }, 'subscriptions')
    expect(file).toEqual(shown)
    expect(shown).toHaveLength(4)
  })

  test('has them in the order in which they were named, with titles in the language', async () => {
    const { text } = await get('/api/tables/subscriptions?columns=termEndsAt,customer&language=sv&customer=contoso.example')
    expect(text.replace('\uFEFF', '').split('\r\n')).toEqual(['Periodens slut;Kund', '2026-02-04T00:00:00.000Z;Contoso', ''])
  })

  test('of customers is their list', async () => {
    const { items } = await product.api.call(routes.listCustomers, { query: { sort: 'seats', dir: 'desc' } })
    const file = await rowsOf({ sort: 'seats', dir: 'desc', columns: 'customer,seats,state' }, 'customers')
    expect(file).toEqual(items.map(({ customer, retiredSeats, state }) => ({ customer: customer.name, seats: retiredSeats, state })))
  })

  test.each([
    ['subscriptions?columns=customer,gossip', 400, 'gossip'],
    ['subscriptions?columns=customer,customer', 400, 'twice'],
    ['subscriptions?sort=seats', 400, 'termEndsAt'],
    ['subscriptions?tag=%00', 400, 'control'],
    ['affected?snapshot=%00', 400, 'code 0'],
    ['subscriptions?run=r-1', 400, 'snapshot='],
    ['customers?sort=product', 400, 'seats'],
    ['customers?state=verified', 400, 'no-plan'],
    ['customers?snapshot=s-1', 400, 'latest'],
    ['users?run=r-1&state=no-plan', 404, 'r-1'],
  ])('%s is refused with what would be right', async (path, status, right) => {
    expect(await get(`/api/tables/${path}`)).toEqual({ status, text: expect.stringContaining(right) })
  })

  async function rowsOf(query: object, table: 'subscriptions' | 'customers'): Promise<unknown> {
    const pieces: Uint8Array[] = []
    const asked = { params: { table }, query: { ...query, format: 'json' as const } }
    for await (const piece of await product.api.download(fileRoutes.getTable, asked)) pieces.push(piece)
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  }
})

describe('on the command line', () => {
  async function typed(...words: string[]): Promise<string> {
    const { exit, out, err } = await typeCommand(product, words)
    expect([exit, err]).toEqual([0, ''])
    return out
  }

  test('the list says what is known, and no figure that is not', async () => {
    const out = await typed('subscription', 'list')
    expect(out).toContain('Contoso: Office 365 Enterprise E4\n  active, 10 seats, 6 used, 4 unassigned, 2 inactive, expires 2026-02-04,')
    expect(out).toMatch(/Zava: .*E3\n {2}active, 2 seats, renews 2026-11-11\n/)
    expect(out).toContain('6 of 7 customers read, 1 could not be read')
  })

  test('as many are shown as are asked for, and all are in the document', async () => {
    expect(await typed('subscription', 'list', '--limit', '2')).toContain('2 of 6 shown')
    expect(JSON.parse(await typed('subscription', 'list', '--json', '--sort', 'quantity', '--dir', 'desc'))).toMatchObject({
      total: 6,
      items: [{ quantity: 10 }, { quantity: 7 }, {}, {}, {}, {}],
    })
    expect(await typed('subscription', 'list', '--search', 'nothing')).toContain('No subscription is so.')
  })

  test('a file is what the flags say', async () => {
    const out = await typed('subscription', 'list', '--unassigned', '--format', 'csv', '--columns', 'customer,unassigned')
    expect(out.replace('\uFEFF', '').trim().split('\r\n')).toEqual(['Customer,Unassigned', 'Contoso,4', 'Tailspin,4'])
  })

  test('a flag that is wrong is refused before anything is asked', async () => {
    const { exit, err } = await typeCommand(product, ['subscription', 'list', '--expires-within', 'soon'])
    expect([exit, err]).toEqual([2, expect.stringContaining('0 to 3650')])
  })

  test('a retirement or a tag that nobody knows is refused, with those there are', async () => {
    const bogus = await typeCommand(product, ['subscription', 'list', '--retirement', 'bogus'])
    expect([bogus.exit, bogus.out, bogus.err]).toEqual([2, '', expect.stringMatching(/no retirement bogus\. There are: .*office-365-e4/s)])
    for (const noun of ['subscription', 'customer']) {
      const { exit, err } = await typeCommand(product, [noun, 'list', '--tag', 'nosuch'])
      expect([exit, err]).toEqual([2, expect.stringContaining('No customer has the tag nosuch.')])
    }
    expect(await typed('subscription', 'list', '--retirement', 'none')).toContain('Zava')
  })

  test('nobody is said of whom nobody knows, but where to look', async () => {
    const { exit, out, err } = await typeCommand(product, ['user', 'find', 'nobody@nowhere'])
    expect([exit, out]).toEqual([1, ''])
    expect(err).toContain('crossgrade user search nobody')
    expect((await typeCommand(product, ['user', 'find', ''])).exit).toBe(2)
  })
})

test('a later scan shows what has changed, and the earlier one stays as it was', async () => {
  await scan(product)
  expect((await list()).book).toMatchObject({ id: 's-2', customersFailed: 0, subscriptions: 7 })
  expect((await list({ snapshot: 's-1' })).total).toBe(6)
})
