import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CustomerSku, Reconciliation } from '../../src/api/contract/reconciliations.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { reconciliationTable } from '../../src/files/tables/reconciliation.ts'
import { readTable } from '../../src/files/read-table.ts'
import { typeCommand } from '../products/type-command.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { makeFolder } from '../surface/in-a-folder.ts'
import { anUnequalEstate, SUBSCRIPTION } from './an-unequal-estate.ts'

let product: RunningProduct
let taken: Reconciliation

beforeAll(async () => {
  product = await startRunningProduct(anUnequalEstate(), 60)
  await product.startWorker()
  const { id } = await product.api.call(routes.takeSnapshot)
  await until('the snapshot', async () => {
    const { state } = await product.api.call(routes.getSnapshot, { params: { id } })
    return state === 'complete' || undefined
  })
  await changeTheWorld()
  taken = await take({ all: true })
})

afterAll(() => product?.[Symbol.asyncDispose]())

/** What happens at Microsoft, and by other people, after the snapshot. */
async function changeTheWorld(): Promise<void> {
  await tell('PATCH', `customers/adatum.example/subscriptions/${SUBSCRIPTION}`, { quantity: 7 })
  await tell('PATCH', `customers/proseware.example/subscriptions/${SUBSCRIPTION}`, { status: 'suspended' })
  await tell('DELETE', 'customers/woodgrove.example/users/user1@woodgrove.example')
  await tell('POST', 'clock', { advance: '1h' })
  const hired = { userPrincipalName: 'new@coho.example', licenses: [{ sku: 'o365-e3' }] }
  await tell('POST', 'customers/coho.example/users', hired)
  await tell('POST', 'faults', { kind: 'stale', operation: 'listUsers', customer: await idOf('coho.example'), seconds: 1800 })
  const refused = { kind: 'error', code: 'FORBIDDEN' }
  await tell('POST', 'faults', { ...refused, operation: 'listSubscribedSkus', customer: await idOf('alpine.example') })
  await tell('POST', 'faults', { ...refused, operation: 'listSubscribedSkus', customer: await idOf('relecloud.example') })
  await tell('POST', 'faults', { kind: 'error', code: '20002', operation: 'listSubscriptions', customer: await idOf('relecloud.example') })
}

async function tell(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<void> {
  const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`${product.emulator.url}/emulator/${path}`, { method, ...sent })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
}

async function idOf(domain: string): Promise<string> {
  const answer = await fetch(`${product.emulator.url}/emulator/customers/${domain}`)
  const customer: unknown = await answer.json()
  if (typeof customer === 'object' && customer !== null && 'id' in customer) return String(customer.id)
  throw new Error(`${domain} has no id`)
}

async function take(body: { readonly all?: boolean; readonly customers?: string[]; readonly run?: string }): Promise<Reconciliation> {
  const { id } = await product.api.call(routes.takeReconciliation, { body })
  return await until('everybody was read', async () => {
    const now = await product.api.call(routes.getReconciliation, { params: { id } })
    return now.done ? now : undefined
  })
}

async function skusOf(customer: string): Promise<readonly CustomerSku['sku'][]> {
  const query = { customer, all: 'true' } as const
  const { items } = await product.api.call(routes.listReconciledSkus, { params: { id: taken.id }, query })
  return items.map(({ sku }) => sku)
}

/** `unknown 3 check` of every cause of the customer's only SKU. */
async function causesOf(customer: string): Promise<readonly string[]> {
  const skus = await skusOf(customer)
  expect(skus).toHaveLength(1)
  return skus.flatMap((sku) => sku.causes.map(({ code, seats, severity }) => `${code} ${seats} ${severity}`))
}

describe('a reconciliation', () => {
  test('reads everybody, and says who was chosen and who could not be read', () => {
    expect(taken).toMatchObject({ chosenBy: 'all customers of the latest snapshot, s-1', customers: 12, read: 11, failed: 1, error: null })
  })

  test('has three figures that agree where nothing is wrong', async () => {
    const [sku] = await skusOf('Contoso')
    expect(sku).toMatchObject({
      product: 'Office 365 E3',
      ...{ bought: 5, units: { enabled: 5, warning: 0, suspended: 0, lockedOut: 0 }, assigned: 5, holders: 5 },
      ...{ gaps: {}, causes: [], severity: null },
    })
  })

  test.each([
    ['fabrikam.example', ['bought-elsewhere -15 check']],
    ['tailspin.example', ['trial -25 expected', 'trial 25 expected']],
    ['litware.example', ['provisioning-failed 4 act']],
    ['northwind.example', ['ended-still-counted 6 check']],
    ['adatum.example', ['over-assigned -3 act']],
    ['proseware.example', ['over-assigned -8 act', 'ended-still-counted 8 check']],
    ['wingtip.example', ['add-on-with-parent 6 expected']],
    ['woodgrove.example', ['left 1 check']],
    ['coho.example', ['unknown 1 check']],
  ])('finds why at %s', async (customer, causes) => {
    expect(await causesOf(customer)).toEqual(causes)
  })

  test('proves a cause by what was read', async () => {
    const [adatum] = await skusOf('Adatum')
    expect(adatum?.causes[0]?.facts).toMatchObject({ subscription: SUBSCRIPTION, then: 10, now: 7 })
    const [fabrikam] = await skusOf('Fabrikam')
    expect(fabrikam?.causes[0]?.facts).toMatchObject({ status: 'Enabled', units: 15 })
  })

  test('says what was not read, and compares it with nothing', async () => {
    const [sku] = await skusOf('Alpine')
    expect(sku).toMatchObject({ bought: 5, gaps: {}, causes: [], severity: 'check' })
    expect(sku?.units).toMatchObject({ notRead: expect.stringMatching(/\w/) })
    const { unread } = await product.api.call(routes.listReconciledSkus, { params: { id: taken.id } })
    expect(unread.map(({ customer }) => customer.name)).toEqual(['Alpine', 'Relecloud'])
    expect(unread[1]?.why[0]).toMatch(/neither Partner Center nor the directory could be read/)
  })

  test('is listed worst first, and without what agrees', async () => {
    const { items } = await product.api.call(routes.listReconciledSkus, { params: { id: 'latest' } })
    const severities = items.map(({ sku }) => sku.severity)
    expect(severities).toEqual([...severities].sort())
    expect(items[0]?.customer.name).toBe('Proseware')
    expect(items.some(({ customer }) => customer.name === 'Contoso')).toBe(false)
    expect(taken.skus).toEqual({ agree: 1, expected: 2, check: 5, act: 3 })
  })

  test('is given a page at a time', async () => {
    const page = (after: number) => product.api.call(routes.listReconciledSkus, { params: { id: taken.id }, query: { after, limit: 7 } })
    const [first, second] = [await page(0), await page(7)]
    expect([first.items.length, first.next, second.items.length, second.next]).toEqual([7, 7, 3, null])
  })
})

describe('whom it is about', () => {
  test('are the affected customers while there is no run, and those who are named', async () => {
    expect(await take({})).toMatchObject({
      chosenBy: 'the affected customers of the latest snapshot, s-1; there is no run yet',
      customers: 1,
    })
    expect(await take({ customers: ['CONTOSO', 'adatum.example'] })).toMatchObject({ customers: 2, chosenBy: 'customers by name' })
  })

  test.each([
    [{ customers: ['Nobody'] }, 404, /Nobody/],
    [{ run: 'r-9' }, 404, /r-9/],
    [{ all: true, run: 'r-1' }, 400, /several ways/],
  ])('is refused where it is not clear: %j', async (body, status, why) => {
    const answer = product.api.call(routes.takeReconciliation, { body })
    await expect(answer).rejects.toMatchObject({ problem: { status, detail: expect.stringMatching(why) } })
  })
})

describe('on the command line', () => {
  test('take shows what differs, and ends with 3 where somebody has to act', async () => {
    const { exit, out } = await typeCommand(product, ['reconciliation', 'take', '--customer', 'Adatum', 'Contoso'])
    expect(exit).toBe(3)
    expect(out).toContain('1 SKU agrees, 0 differ as expected, 0 to check, 1 to act on')
    expect(out).toContain(
      'Adatum   Office 365 E3\n  7 seats bought; 7 units; 10 assigned; 10 users listed\n  act: 3 between units and assigned',
    )
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect((await typeCommand(product, ['reconciliation', 'take', '--customer', 'Contoso'])).exit).toBe(0)
  })

  test('show takes it away as a table in three languages', async () => {
    using folder = makeFolder()
    const file = folder.path('seats.xlsx')
    const { exit } = await typeCommand(product, ['reconciliation', 'show', taken.id, '--language', 'it', '--all-rows', '--out', file])
    expect(exit).toBe(0)
    const table = await readTable(folder.read('seats.xlsx'), { filename: file }, reconciliationTable.columns)
    if (!table.ok) throw new Error(JSON.stringify(table))
    expect(table.language).toBe('it')
    const rows = table.rows.map(({ values }) => values)
    expect(rows.find(({ customer }) => customer === 'Contoso')).toMatchObject({ bought: 5, enabled: 5, assigned: 5, cause: null })
    expect(rows.find(({ customer }) => customer === 'Adatum')).toMatchObject({
      between: 'units-assigned',
      seats: -3,
      cause: 'over-assigned',
    })
    expect(rows.find(({ customer, product: name }) => customer === 'Alpine' && name !== null)).toMatchObject({
      bought: 5,
      enabled: null,
      assigned: null,
    })
    expect(rows.filter(({ customer }) => customer === 'Relecloud')).toMatchObject([
      { product: null, notRead: expect.stringMatching(/neither/) },
    ])
  })

  test('show of one customer says what was not read in place of the figures', async () => {
    const { out } = await typeCommand(product, ['reconciliation', 'show', taken.id, '--customer', 'Alpine'])
    expect(out).toContain('5 seats bought; units not read: ')
    expect(out).not.toMatch(/\b0 units|\b0 assigned/)
  })

  test('two ways to choose are wrong use', async () => {
    expect((await typeCommand(product, ['reconciliation', 'take', '--all', '--run', 'r-1'])).exit).toBe(2)
  })
})
