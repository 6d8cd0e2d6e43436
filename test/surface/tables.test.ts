import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { TABLE_NAMES } from '../../src/api/contract/tables.ts'
import { readTable } from '../../src/files/read-table.ts'
import type { Row, TableDefinition } from '../../src/files/table.ts'
import { affectedCustomersTable } from '../../src/files/tables/affected-customers.ts'
import { deadlinesTable } from '../../src/files/tables/deadlines.ts'
import { failuresTable } from '../../src/files/tables/failures.ts'
import { usersTable } from '../../src/files/tables/users.ts'
import { typeCommand } from '../products/type-command.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES } from '../support/a-small-book.ts'
import { approvePlan } from '../support/carry-out.ts'
import { makeFolder, type Folder } from './in-a-folder.ts'

let product: RunningProduct
let folder: Folder
beforeAll(async () => {
  folder = makeFolder()
  product = await startRunningProduct(aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 2 }), 3600)
  await product.startWorker()
  await approvePlan(product, QUICK_CHOICES)
  await product.api.call(routes.takeReconciliation)
}, 120_000)
afterAll(async () => {
  folder?.[Symbol.dispose]()
  await product?.[Symbol.asyncDispose]()
})

async function typed(...words: string[]): Promise<string> {
  const { exit, out, err } = await typeCommand(product, words)
  expect([exit, err], words.join(' ')).toEqual([0, ''])
  return out
}

/** Takes a table away as a workbook and as CSV, and reads both; they say the same. */
async function taken(words: readonly string[], { columns, name }: TableDefinition) {
  const [xlsx, csv] = [folder.path(`${name}.xlsx`), folder.path(`${name}.csv`)]
  await typed(...words, '--out', xlsx)
  await typed(...words, '--language', 'it', '--out', csv)
  const [book, text] = await Promise.all(
    [xlsx, csv].map((file) => readTable(folder.read(`${name}${file.slice(file.lastIndexOf('.'))}`), { filename: file }, columns)),
  )
  if (!book?.ok || !text?.ok) throw new Error(JSON.stringify([book, text]))
  expect(text.language).toBe('it')
  expect(text.rows.map(({ values }) => toSeconds(values))).toEqual(book.rows.map(({ values }) => toSeconds(values)))
  return book.rows.map(({ values }) => values)
}

/** A workbook keeps moments to the second. */
function toSeconds(values: Row): Row {
  const cut = (value: Row[string] | undefined) => (typeof value === 'string' ? value.replace(/\.\d\d\dZ$/, '.000Z') : (value ?? null))
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, cut(value)]))
}

function api(path: string): Promise<Response> {
  return fetch(`${product.api.url}${path}`, { headers: { authorization: `Bearer ${product.token}` } })
}

describe('the affected customers', () => {
  test('are a row per retired subscription', async () => {
    const rows = await taken(['snapshot', 'affected'], affectedCustomersTable)
    expect(rows).toHaveLength(3)
    expect(rows).toContainEqual(
      expect.objectContaining({
        customer: 'Contoso',
        domain: 'contoso.example',
        market: 'US',
        retirement: 'office-365-e4',
        seats: 5,
        assignedUsers: 3,
        autoRenew: false,
      }),
    )
  })

  test('go to stdout as CSV where no file is named, with a byte order mark', async () => {
    const out = await typed('snapshot', 'affected', '--format', 'csv', '--language', 'sv')
    expect(out).toMatch(/^\uFEFFKund;Domän;/)
  })
})

describe('the users of a plan', () => {
  test('have what they keep and lose by name', async () => {
    const rows = await taken(['plan', 'users', 'p-1'], usersTable)
    expect(rows).toHaveLength(8)
    const megan = rows.find(({ user }) => user === 'megan@fabrikam.example')
    expect(megan).toMatchObject({
      customer: 'Fabrikam',
      state: 'planned',
      late: false,
      oldProducts: expect.stringContaining('E4'),
      newProducts: expect.stringContaining('E3'),
    })
    expect(megan?.servicesKept).toContain('SharePoint')
    expect(megan?.servicesKept).not.toContain('Sway')
    expect(await taken(['plan', 'users', 'p-1', '--customer', 'tailspin.example'], usersTable)).toHaveLength(2)
  })

  test('are shown one by one, with licenses before and after', async () => {
    const out = await typed('plan', 'user', 'p-1', 'MEGAN@fabrikam.example')
    expect(out).toMatch(/before\n {4}.*E4.*, off: .*Sway/)
    expect(out).toMatch(/after\n {4}.*E3/)
    expect(out).toContain('office-365-e4 to office-365-e3')
    const user = await product.api.call(routes.getPlannedUser, { params: { id: 'p-1', upn: 'megan@fabrikam.example' } })
    expect(user.after.map(({ title }) => title)).toEqual([expect.stringContaining('E3')])
  })

  test('are unknown where the plan moves nobody of that name', async () => {
    const { exit, err } = await typeCommand(product, ['plan', 'user', 'p-1', 'nobody@fabrikam.example'])
    expect([exit, err.split('\n')[0]]).toEqual([1, 'There is no such user.'])
  })

  test('are summed up by service, for the plan and by customer', async () => {
    const { total, customers } = await product.api.call(routes.getPlanServices, { params: { id: 'p-1' } })
    expect(total.users).toBe(8)
    expect(customers.map(({ customer, users }) => [customer.name, users]).sort()).toEqual([
      ['Contoso', 3],
      ['Fabrikam', 3],
      ['Tailspin', 2],
    ])
    for (const { title, users } of total.loses) {
      expect(users).toBe(customers.reduce((sum, { loses }) => sum + (loses.find((each) => each.title === title)?.users ?? 0), 0))
    }
    expect(await typed('plan', 'show', 'p-1', '--services')).toContain('migration plan p-1: 8 users')
  })
})

describe('a run', () => {
  beforeAll(async () => {
    await changeServicesOfMegan()
    await typed('run', 'start', 'p-1')
    await until(
      'the run to settle',
      async () => (await product.api.call(routes.getRun, { params: { id: 'r-1' } })).settled || undefined,
      90_000,
    )
  }, 120_000)

  test('has its users with what was stored before and after', async () => {
    const rows = await taken(['run', 'users', 'r-1'], usersTable)
    expect(rows).toHaveLength(8)
    const user = rows.find(({ user: name }) => name === 'user1@contoso.example')
    expect(user).toMatchObject({
      state: 'verified',
      oldProducts: expect.stringContaining('E4'),
      newProducts: expect.stringContaining('E3'),
      result: null,
    })
    expect(user?.servicesKept).toContain('SharePoint')
    expect(rows.find(({ customer }) => customer === 'Tailspin')?.oldProducts).toContain('Kaizala')
    expect(await taken(['run', 'users', 'r-1', '--customer', 'Contoso', '--state', 'verified'], usersTable)).toHaveLength(3)
    expect(await taken(['run', 'users', 'r-1', '--state', 'left-alone'], usersTable)).toEqual([])
  })

  test('has the days that matter to its old subscriptions', async () => {
    const rows = await taken(['run', 'deadlines', 'r-1'], deadlinesTable)
    const contoso = rows.filter(({ customer }) => customer === 'Contoso')
    expect(contoso.map(({ kind }) => kind)).toEqual([
      'last-free-day',
      'ended',
      'deletion-90-days',
      'deletion-120-days',
      'term-end',
      'last-safe-undo',
    ])
    expect(contoso.find(({ kind }) => kind === 'deletion-90-days')?.inDays).toBeGreaterThan(80)
    expect(await typed('run', 'deadlines')).toContain('deletion-90-days')
  })

  test('has what failed, what would fix it, and who', async () => {
    const rows = await taken(['run', 'failures', 'r-1'], failuresTable)
    expect(rows.map(({ customer, subject, step, code, whoFixes }) => [customer, subject?.includes('@'), step, code, whoFixes])).toEqual([
      ['Fabrikam', false, 'move-licenses', 'users-not-moved', 'operator'],
      ['Fabrikam', true, 'move-licenses', 'changed-since-approval', 'operator'],
    ])
    expect(rows[1]).toMatchObject({ subject: 'megan@fabrikam.example', what: expect.stringContaining('switched off') })
    expect(rows[1]?.fix).toContain('crossgrade run retry r-1 --customer ')
    expect(await typed('run', 'failures')).toContain('to fix it (operator): ')
    expect(JSON.parse(await typed('run', 'failures', 'r-1', '--json'))).toMatchObject({ items: [{ customer: 'Fabrikam' }, {}] })
  })
})

/** After the plan was made: her swap is refused, and the run goes on with everybody else. */
async function changeServicesOfMegan(): Promise<void> {
  const answer = await fetch(`${product.emulator.url}/emulator/customers/fabrikam.example/users/megan@fabrikam.example`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ licenses: [{ sku: 'o365-e4', disabledPlans: ['SWAY'] }] }),
  })
  expect(answer.status).toBe(200)
}

describe('over HTTP', () => {
  test('a file has a name and a type', async () => {
    const answer = await api('/api/tables/users?plan=p-1&format=xlsx')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="crossgrade-users-p-1.xlsx"')
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test.each(TABLE_NAMES)('%s is there in every format', async (name) => {
    const of = {
      affected: 'snapshot=latest',
      choices: 'plan=p-1',
      users: 'plan=p-1',
      failures: 'run=latest',
      deadlines: 'run=latest',
      'pre-flight': 'plan=p-1',
      reconciliation: 'reconciliation=latest',
      orders: 'plan=p-1',
      helpdesk: 'run=latest',
      log: 'since=2026-01-01',
      subscriptions: 'snapshot=latest',
      customers: 'snapshot=latest',
    }[name]
    for (const format of ['csv', 'xlsx', 'json']) {
      const answer = await api(`/api/tables/${name}?${of}&format=${format}`)
      expect([answer.status, (await answer.arrayBuffer()).byteLength > 0], `${name} ${format}`).toEqual([200, true])
    }
  })

  test.each([
    ['failures?plan=p-1', 400, 'run='],
    ['users', 400, 'plan= or run='],
    ['users?plan=p-1&run=r-1', 400, 'plan= or run='],
    ['users?plan=p-99', 404, 'p-99'],
    ['users?plan=p-1&customer=nobody.example', 404, 'nobody.example'],
    ['users?plan=p-1&format=pdf', 400, 'csv'],
    ['users?plan=p-1&language=de', 400, 'sv'],
    ['gossip', 400, 'affected'],
  ])('%s is refused with what would be right', async (path, status, right) => {
    const answer = await api(`/api/tables/${path}`)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(right)])
  })

  test('a file that is too large is refused with the size that is taken', async () => {
    const answer = await fetch(`${product.api.url}/api/choices/read?filename=a.csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${product.token}`, 'content-type': 'application/octet-stream' },
      body: Buffer.alloc(52 * 1024 * 1024),
    })
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('At most 50 MB')])
  })

  test('a table and a file of choices want a token', async () => {
    for (const [method, path] of [
      ['GET', '/api/tables/affected'],
      ['POST', '/api/choices/read?filename=a.csv'],
    ]) {
      const answer = await fetch(`${product.api.url}${path ?? ''}`, { method: method ?? 'GET' })
      expect(answer.status).toBe(401)
    }
  })
})

describe('a file that cannot be written', () => {
  test.each([
    [['--format', 'xlsx'], '--out FILE'],
    [['--out', 'users.pdf'], '.csv or .xlsx'],
    [['--format', 'csv', '--out', 'users.xlsx'], 'the name says xlsx'],
    [['--language', 'it'], '--format or --out'],
    [['--format', 'csv', '--json'], '--out FILE'],
  ])('%j: says what would be right', async (flags, right) => {
    const { exit, err } = await typeCommand(product, ['plan', 'users', 'p-1', ...flags])
    expect([exit, err.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(right)])
  })

  test('leaves nothing behind', async () => {
    const { exit, err } = await typeCommand(product, ['plan', 'users', 'p-1', '--out', folder.path('no/such/users.csv')])
    expect([exit, err]).toEqual([1, expect.stringContaining('ENOENT')])
  })
})
