import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueryInput } from '../../src/api/contract/route.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { createClient } from '../../src/cli/client.ts'
import { typeCommand } from '../products/type-command.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { startUndo, untilDone, untilSettled } from '../support/carry-out.ts'
import { aBookToLookAt } from './a-book-to-look-at.ts'
import { scan, scanWithout } from './scan.ts'

const CHOICES = {
  newServices: 'off',
  voiceLoss: 'accept',
  options: { 'office-365-e4': 'office-365-e3', 'kaizala-pro': 'office-365-e1' },
  hold: { hours: 0 },
} as const

type Asked = NonNullable<QueryInput<typeof routes.listCustomers>>

let product: RunningProduct
beforeAll(async () => {
  product = await startRunningProduct(aBookToLookAt(), 1800)
  await product.startWorker()
}, 120_000)
afterAll(() => product?.[Symbol.asyncDispose]())

const customer = (of: string) => product.api.call(routes.getCustomer, { params: { customer: of } })

async function states(query: Asked = {}): Promise<Readonly<Record<string, string>>> {
  const { items } = await product.api.call(routes.listCustomers, { query })
  return Object.fromEntries(
    items.map((each) => [each.customer.name, [each.state, each.plan ?? each.run].filter((word) => word !== null).join(' ')]),
  )
}

const find = async (q: string, limit?: number) =>
  (await product.api.call(routes.findUsers, { query: limit === undefined ? { q } : { q, limit } })).items

function namesOf(users: readonly { readonly userPrincipalName: string }[]): readonly string[] {
  return users.map(({ userPrincipalName }) => userPrincipalName.split('@')[0] ?? '')
}

async function typed(...words: string[]): Promise<string> {
  const { exit, out, err } = await typeCommand(product, words)
  expect([exit, err], words.join(' ')).toEqual([0, ''])
  return out
}

async function put(path: string, body: object, method = 'PUT'): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { authorization: `Bearer ${product.token}`, 'content-type': 'application/json' }
  const answer = await fetch(product.api.url + path, { method, headers, body: JSON.stringify(body) })
  return { status: answer.status, text: await answer.text() }
}

describe('before anybody has looked', () => {
  test.each([
    '/api/subscriptions',
    '/api/customers',
    '/api/customers/contoso.example',
    '/api/customers/contoso.example/users',
    '/api/users?q=me',
    '/api/tables/subscriptions',
    '/api/tables/customers',
  ])('%s says how to', async (path) => {
    const answer = await fetch(product.api.url + path, { headers: { authorization: `Bearer ${product.token}` } })
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('Take one with: crossgrade snapshot take')])
  })
})

describe('after a scan', () => {
  beforeAll(() => scanWithout(product, 'litware.example'), 60_000)

  test('who has something to replace is in no plan, and who could not be read is there with the reason', async () => {
    expect(await states()).toEqual({
      Contoso: 'no-plan',
      Fabrikam: 'no-plan',
      Litware: 'not-read',
      Tailspin: 'no-plan',
      Wingtip: 'not-affected',
      Zava: 'not-affected',
      'Älvdalen Bygg': 'not-affected',
    })
    const litware = await customer('litware.example')
    expect(litware).toMatchObject({ state: 'not-read', subscriptions: null, retiredSeats: null, segment: null, items: [], takenAt: null })
    expect(litware.notRead).toContain('20002')
  })

  test('each has figures of what is retired', async () => {
    const { items } = await product.api.call(routes.listCustomers, { query: { q: 'contoso' } })
    expect(items).toMatchObject([
      {
        ...{ market: 'US', segment: 'commercial', affected: true, subscriptions: 1, retired: 1, toReplace: 1 },
        // Six are in use of ten that were bought.
        ...{ retiredSeats: 6, retiredEndsAt: '2026-02-04T00:00:00.000Z', notRead: null },
      },
    ])
  })

  test.each<[string, Asked, readonly string[]]>([
    ['who is affected', { affected: 'true' }, ['Contoso', 'Fabrikam', 'Tailspin', 'Wingtip']],
    ['who is not, or was not read', { affected: 'false' }, ['Älvdalen Bygg', 'Litware', 'Zava']],
    ['a state', { state: 'no-plan' }, ['Contoso', 'Fabrikam', 'Tailspin']],
    ['a part of a name', { q: 'ALV' }, ['Älvdalen Bygg']],
    ['a tag that nobody has', { tag: 'gold' }, []],
    ['the most seats first, and unknown ones last', { sort: 'seats', dir: 'desc', limit: 3 }, ['Contoso', 'Fabrikam', 'Tailspin']],
    ['the first term end', { sort: 'termEndsAt', limit: 2 }, ['Contoso', 'Wingtip']],
    ['the most pressing state first', { sort: 'state', limit: 2 }, ['Litware', 'Contoso']],
    ['the last of the names', { dir: 'desc', limit: 2 }, ['Zava', 'Wingtip']],
    ['a piece in the middle', { offset: 2, limit: 2 }, ['Fabrikam', 'Litware']],
  ])('the list can be of %s', async (_what, query, names) => {
    const { items } = await product.api.call(routes.listCustomers, { query })
    expect(items.map((each) => each.customer.name)).toEqual(names)
  })

  test('how many fit is said whatever is shown of them', async () => {
    expect((await product.api.call(routes.listCustomers, { query: { state: 'no-plan', limit: 1 } })).total).toBe(3)
    expect((await product.api.call(routes.listCustomers, { query: { affected: 'true', offset: 100 } })).total).toBe(4)
  })

  test('one customer has subscriptions with units, and groups with their licenses', async () => {
    const { items, groups, holders, parts, runs } = await customer('FABRIKAM.example')
    expect(items).toMatchObject([
      { quantity: 3, units: { enabled: 3, consumed: 3, capability: 'Enabled' }, ended: null, retirement: 'office-365-e4' },
    ])
    expect(groups).toMatchObject([{ name: 'Team', rule: null, members: 2, licenses: [{ name: 'Office 365 Enterprise E4' }] }])
    expect([holders, parts, runs]).toEqual([3, [], []])
    expect(await typed('customer', 'show', 'fabrikam.example')).toContain('Groups that give licenses:\n  Team: 2 members')
  })

  test('one that there is not is said so', async () => {
    const { exit, err } = await typeCommand(product, ['customer', 'show', 'nobody.example'])
    expect([exit, err]).toEqual([1, expect.stringContaining('crossgrade customer list')])
  })
})

describe('users of one customer', () => {
  const list = (of: string, query: QueryInput<typeof routes.listCustomerUsers> = {}) =>
    product.api.call(routes.listCustomerUsers, { params: { customer: of }, query })
  const names = async (of: string, query?: QueryInput<typeof routes.listCustomerUsers>) =>
    (await list(of, query)).items.map(({ userPrincipalName }) => userPrincipalName.split('@')[0])

  test('have licenses by name, services that are off, and the path by which they have them', async () => {
    const { items } = await list('contoso.example', { q: 'megan' })
    expect(items).toMatchObject([
      {
        ...{ displayName: 'Megan Bowen', enabled: true, usageLocation: 'US', inactive: false, move: null },
        licenses: [{ name: 'Office 365 Enterprise E4', disabledPlanNames: ['Sway'], direct: true, groups: [] }],
      },
    ])
    const [gus] = (await list('fabrikam.example', { path: 'group' })).items
    expect(gus?.licenses).toMatchObject([{ direct: false, groups: ['Team'] }])
  })

  test('are cut down by name, license, path, and whether anybody uses it', async () => {
    expect(await names('contoso.example', { inactive: 'true' })).toEqual(['ann', 'bo'])
    expect(await names('fabrikam.example', { inactive: 'true' })).toEqual([])
    expect(await names('fabrikam.example', { path: 'direct' })).toEqual(['fay'])
    expect(await names('contoso.example', { q: 'BOWEN' })).toEqual(['megan'])
    const sku = (await list('contoso.example')).items[0]?.licenses[0]?.skuId ?? ''
    expect(await names('contoso.example', { sku: sku.toUpperCase() })).toHaveLength(6)
    expect(await names('contoso.example', { sku: 'no-such' })).toEqual([])
    expect(await names('contoso.example', { sku, path: 'group' })).toEqual([])
  })

  test('come a page at a time, each once', async () => {
    const seen: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page: Awaited<ReturnType<typeof list>> = await list('contoso.example', { limit: 4, after })
      seen.push(...page.items.map(({ userPrincipalName }) => userPrincipalName.split('@')[0] ?? ''))
      after = page.next
    }
    expect(seen).toEqual(['ann', 'bo', 'cy', 'di', 'ed', 'megan'])
  })

  test('are none where nothing is retired', async () => {
    expect(await list('zava.example')).toEqual({ items: [], next: null })
  })

  test('are found in all customers by the beginning of a name or a domain, whatever its case', async () => {
    expect(await find('MEG')).toMatchObject([
      { userPrincipalName: 'megan@contoso.example', displayName: 'Megan Bowen', customer: { name: 'Contoso' }, seen: true },
    ])
    for (const q of ['megan b', 'bowen', 'bowen m', 'megan@cont']) expect(await find(q), q).toHaveLength(1)
    for (const q of ['owen', '%e', 'example', 'megan@cont_', '\u0301\u0301']) expect(await find(q), q).toEqual([])
    const names = ['ann', 'bo', 'cy', 'di', 'ed', 'megan']
    for (const q of ['@contoso', 'contoso.ex']) expect(namesOf(await find(q)).toSorted(), q).toEqual(names)
    expect(namesOf(await find('fa'))).toEqual(['fay', 'gus', 'hal'])
    expect(await find('contoso', 4)).toHaveLength(4)
  })

  test('are not looked for by one letter, nor in lists of any length', async () => {
    await expect(find('m')).rejects.toMatchObject({ problem: { status: 400 } })
    for (const limit of [0, 101]) await expect(find('megan', limit)).rejects.toMatchObject({ problem: { status: 400 } })
    const { exit, err } = await typeCommand(product, ['user', 'search', 'm'])
    expect([exit, err]).toEqual([expect.any(Number), expect.stringContaining('two letters')])
  })

  test('are typed at a prompt, too', async () => {
    expect(await typed('user', 'search', 'meg')).toMatch(/Megan Bowen +megan@contoso.example +Contoso +yes/)
    expect(await typed('user', 'search', 'contoso', '--limit', '2')).toContain('The first 2')
    expect(await typed('user', 'search', 'nobody')).toContain('Nobody’s name begins so')
    expect(JSON.parse(await typed('user', 'search', 'meg', '--json'))).toMatchObject({
      items: [{ displayName: 'Megan Bowen', seen: true }],
    })
    expect(await typed('user', 'list', '--customer', 'contoso.example', '--inactive')).toMatch(/ann@contoso.example .* disabled/)
  })
})

describe('words for customers', () => {
  test('are written in one way, are these and no others, and find them', async () => {
    const put = (tags: string[]) => product.api.call(routes.putCustomerTags, { params: { customer: 'contoso.example' }, body: { tags } })
    expect((await put([' Gold ', 'gold', 'Wave 1'])).tags).toEqual(['gold', 'wave 1'])
    expect((await put(['gold'])).tags).toEqual(['gold'])
    expect(Object.keys(await states({ tag: 'GOLD' }))).toEqual(['Contoso'])
    expect((await customer('contoso.example')).tags).toEqual(['gold'])
    const { items } = await product.api.call(routes.listSubscriptions, { query: { tag: 'gold' } })
    expect(items).toMatchObject([{ customer: { name: 'Contoso' }, tags: ['gold'] }])
  })

  test('are given to many at once, and taken off again', async () => {
    expect(await typed('customer', 'tag', 'Wave 2', 'fabrikam.example', 'tailspin.example')).toBe('2 customers tagged wave 2.\n')
    expect(await typed('customer', 'tag', 'wave 2', '--state', 'no-plan')).toBe('1 customer tagged wave 2; 2 of 3 had it.\n')
    expect((await product.api.call(routes.listTags)).items).toEqual([
      { tag: 'gold', customers: 1 },
      { tag: 'wave 2', customers: 3 },
    ])
    expect(await typed('customer', 'untag', 'wave 2', 'contoso.example', 'zava.example')).toContain('1 of 2 did not have it')
    expect(Object.keys(await states({ tag: 'wave 2' }))).toEqual(['Fabrikam', 'Tailspin'])
    expect(await typed('customer', 'tags')).toMatch(/gold +1\nwave 2 +2/)
  })

  test('that are wrong change nothing', async () => {
    expect((await put('/api/customers/contoso.example/tags', { tags: ['x'.repeat(41)] })).status).toBe(400)
    expect((await put('/api/customers/contoso.example/tags', { tags: ['  '] })).status).toBe(400)
    expect((await put('/api/customers/nobody.example/tags', { tags: ['gold'] })).status).toBe(404)
    const bulk = (body: object) => put('/api/customer-tags', { tag: 'wrong', act: 'add', ...body }, 'POST')
    expect((await bulk({})).status).toBe(400)
    expect((await bulk({ customers: ['zava.example'], query: {} })).status).toBe(400)
    expect(await bulk({ customers: ['zava.example', 'nobody.example'] })).toMatchObject({
      status: 400,
      text: expect.stringContaining('nobody.example'),
    })
    expect((await bulk({ query: { gossip: 'true' } })).status).toBe(400)
    expect((await product.api.call(routes.listTags)).items.map(({ tag }) => tag)).toEqual(['gold', 'wave 2'])
  })
})

describe('views', () => {
  const as = (name: string) => createClient({ url: product.api.url, token: product.token, as: name })
  const saved = { page: 'subscriptions', name: 'Soon', query: 'expiresWithin=30&sort=termEndsAt' }

  test('are one’s own, and others’ where they share them', async () => {
    const own = await as('Adele Vance').call(routes.saveView, { body: saved })
    expect(own).toMatchObject({ ...saved, owner: 'Adele Vance', own: true, shared: false })
    await as('Adele Vance').call(routes.saveView, { body: { ...saved, page: 'customers', shared: true } })
    const seen = async (name: string, page?: string) =>
      (await as(name).call(routes.listViews, { query: page === undefined ? {} : { page } })).items.map((view) => `${view.page} ${view.own}`)
    expect(await seen('Adele Vance')).toEqual(['customers true', 'subscriptions true'])
    expect(await seen('Lidia Holloway')).toEqual(['customers false'])
    expect(await seen('Lidia Holloway', 'subscriptions')).toEqual([])
  })

  test('of the same name give way to the later one', async () => {
    await as('Adele Vance').call(routes.saveView, { body: { ...saved, query: 'status=expired' } })
    const { items } = await as('Adele Vance').call(routes.listViews, { query: { page: 'subscriptions' } })
    expect(items).toMatchObject([{ name: 'Soon', query: 'status=expired' }])
  })

  test('are forgotten by whoever saved them alone', async () => {
    const { items } = await as('Adele Vance').call(routes.listViews, { query: {} })
    const [shared, own] = [items.find((view) => view.shared)?.id ?? '', items.find((view) => !view.shared)?.id ?? '']
    await expect(as('Lidia Holloway').call(routes.deleteView, { params: { id: shared } })).rejects.toMatchObject({
      problem: { status: 403 },
    })
    await expect(as('Lidia Holloway').call(routes.deleteView, { params: { id: own } })).rejects.toMatchObject({ problem: { status: 404 } })
    expect(await as('Adele Vance').call(routes.deleteView, { params: { id: own } })).toEqual({ deleted: true })
    await expect(as('Adele Vance').call(routes.deleteView, { params: { id: own } })).rejects.toMatchObject({ problem: { status: 404 } })
    await expect(as('Adele Vance').call(routes.deleteView, { params: { id: 'x' } })).rejects.toMatchObject({ problem: { status: 404 } })
  })
})

describe('how far a customer has come', () => {
  let run = ''

  test('is planned, then approved, by the newest plan', async () => {
    await scan(product)
    await product.api.call(routes.createPlan, { body: { choices: { ...CHOICES, options: { 'office-365-e4': 'office-365-e3' } } } })
    // For Tailspin nobody has chosen what takes the place of Kaizala Pro.
    expect(await states({ affected: 'true' })).toEqual({
      Contoso: 'planned p-1',
      Fabrikam: 'planned p-1',
      Litware: 'planned p-1',
      Tailspin: 'needs-person p-1',
      Wingtip: 'not-affected',
    })
    expect((await customer('tailspin.example')).reason?.code).toBe('blocked')
    await product.api.call(routes.approvePlan, { params: { id: 'p-1' }, body: { customers: ['contoso.example', 'fabrikam.example'] } })
    expect(await states({ state: 'approved' })).toEqual({ Contoso: 'approved p-1', Fabrikam: 'approved p-1' })
    expect((await customer('contoso.example')).parts).toMatchObject([
      { plan: 'p-1', purpose: 'book', toReplace: 1, approval: { expired: false } },
    ])
  })

  test('is running, then done, by the run that has it in hand; its users have what became of them', async () => {
    ;({ id: run } = await product.api.call(routes.startRun, { body: { plan: 'p-1' } }))
    const { items } = await product.api.call(routes.listSubscriptions, { query: { customer: 'contoso.example' } })
    expect(items).toMatchObject([{ run }])
    await untilSettled(product, run)
    expect(await states({ state: 'done' })).toEqual({ Contoso: `done ${run}`, Fabrikam: `done ${run}` })
    const contoso = await customer('contoso.example')
    expect(contoso.runs).toMatchObject([{ run, migrations: [{ state: 'watching', retirement: 'office-365-e4' }] }])
    expect(contoso.changedSince?.run).toBe(run)
    expect((contoso.changedSince?.at ?? '') > (contoso.takenAt ?? '9')).toBe(true)
    // Its term ends before any of the days on which Microsoft deletes what was suspended.
    expect(contoso.items[0]?.ended).toMatchObject({ run, deletedFrom: '2026-02-04T00:00:00.000Z' })
    expect(await typed('customer', 'show', 'contoso.example')).toMatch(/r-1 has changed some of it since, last /)
    const users = await product.api.call(routes.listCustomerUsers, { params: { customer: 'contoso.example' } })
    expect(users.items.map(({ move }) => move?.state)).toEqual(users.items.map(() => 'verified'))
    expect(await typed('customer', 'show', 'contoso.example')).toMatch(
      /ended by r-1 [^;]*; Microsoft may delete it from 2026-02-04\s+00:00Z on/,
    )
  }, 90_000)

  test('asks for a person where one user is taken back for whom all are billed again, and is undone where all are', async () => {
    const one = await startUndo(product, run, { users: ['fay@fabrikam.example'] })
    await untilDone(product, one)
    expect((await states({ q: 'fabrikam' }))['Fabrikam']).toBe(`needs-person ${run}`)
    const all = await startUndo(product, run, { customers: ['contoso.example'] })
    await untilDone(product, all)
    expect((await states({ q: 'contoso' }))['Contoso']).toBe(`undone ${all}`)
    // It is active again: no day of deletion is shown any more.
    expect((await customer('contoso.example')).items[0]?.ended).toBeNull()
  }, 90_000)

  test('is no plan again where the run was stopped, until a new one has it', async () => {
    await product.api.call(routes.createPlan, { body: { choices: { ...CHOICES, only: ['litware.example'] } } })
    expect((await states({ q: 'litware' }))['Litware']).toBe('planned p-4')
    await product.api.call(routes.approvePlan, { params: { id: 'p-4' }, body: { all: true } })
    const { id } = await product.api.call(routes.startRun, { body: { plan: 'p-4' } })
    expect((await states({ q: 'litware' }))['Litware']).toBe(`running ${id}`)
    await product.api.call(routes.stopRun, { params: { id } })
    await until(
      'the run to be stopped',
      async () => (await product.api.call(routes.getRun, { params: { id } })).state === 'stopped' || undefined,
    )
    expect((await states({ q: 'litware' }))['Litware']).toBe('no-plan')
  }, 90_000)

  test('leaves its users to be found when no scan sees them any more', async () => {
    const before = await find('fa')
    expect(before.map(({ seen }) => seen)).toEqual([true, true, true])
    await scan(product)
    // Fay was taken back and holds it again; the others hold what took its place.
    const after = await find('fa')
    expect(after.map(({ userPrincipalName, seen }) => [userPrincipalName.split('@')[0], seen])).toEqual([
      ['fay', true],
      ['gus', false],
      ['hal', false],
    ])
    expect(after.map(({ movedBy }) => movedBy)).toEqual([null, run, run])
    expect(after.map(({ customer: { name } }) => name)).toEqual(['Fabrikam', 'Fabrikam', 'Fabrikam'])
    expect(after.map(({ displayName }) => displayName)).toEqual(before.map(({ displayName }) => displayName))
    expect(namesOf(await find('fa', 2))).toEqual(['fay', 'gus'])
    expect(namesOf(await find('gus@fab'))).toEqual(['gus'])
    expect(await typed('user', 'search', 'hal')).toMatch(/hal@fabrikam.example +Fabrikam +no/)
  }, 60_000)
})
