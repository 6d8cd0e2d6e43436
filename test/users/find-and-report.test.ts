import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { runReportFiles } from '../../src/api/contract/run-report.ts'
import { fileRoutes } from '../../src/api/contract/tables.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES, withGroup } from '../support/a-small-book.ts'
import { startRun, untilSettled } from '../support/carry-out.ts'

const UPN = 'user1@contoso.example'
const MARKUP = '<b>Fabrikam</b> & "Sons"'

async function text(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all).toString('utf8')
}

let product: RunningProduct
let run = ''
const find = (userPrincipalName: string) => product.api.call(routes.getPerson, { params: { userPrincipalName }, query: { live: 'true' } })

beforeAll(async () => {
  const book = withGroup(aSmallBook({ contoso: 3, fabrikam: 2, tailspin: 2 }), 'Tailspin')
  const customers = book.customers.map((each) => (each.name === 'Fabrikam' ? { ...each, name: MARKUP } : each))
  product = await startRunningProduct({ ...book, customers }, 1800)
  await product.startWorker()
  run = await startRun(product, QUICK_CHOICES)
  await untilSettled(product, run)
}, 120_000)
afterAll(() => product[Symbol.asyncDispose]())

/** What came of it, by the event of the run. */
async function reapplied(after: string): Promise<unknown> {
  return until('a worker has done it', async () => {
    const { items } = await product.api.call(routes.listRunEvents, { params: { id: run }, query: { after, limit: 100 } })
    return items.find(({ kind }) => kind === 'user:reapplied')?.data
  })
}

describe('one person', () => {
  test('is found with what changed, when, by which run, services before, expected and now', async () => {
    const { moves, live } = await find(UPN)
    expect(moves).toHaveLength(1)
    expect(moves[0]).toMatchObject({ run, state: 'verified', through: [], services: { missing: [] } })
    expect(moves[0]?.services?.before.length).toBeGreaterThan(3)
    expect(moves[0]?.services?.expected.length).toBeGreaterThan(3)
    const pairs = moves[0]?.services?.pairs ?? []
    expect(pairs[0]).toMatchObject({ before: { name: 'MCOVOICECONF' }, after: [] })
    expect(pairs.filter(({ after }) => after.length === 0)).toHaveLength(1)
    expect(pairs.find(({ before }) => before.name === 'EXCHANGE_S_ENTERPRISE')?.after.map(({ name }) => name)).toEqual([
      'EXCHANGE_S_ENTERPRISE',
    ])
    expect(live).toMatchObject({ error: null, licenses: [{ name: 'Office 365 E3', byGroup: false }] })
    expect(moves[0]?.acts).toEqual([{ what: 'put-back', command: `crossgrade undo plan ${run} --user ${UPN}` }])
  })

  test('stands among the users of its run by customer and name, however short the pages', async () => {
    const names: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page: { items: readonly { customer: string; userPrincipalName: string }[]; next: string | null } = await product.api.call(
        routes.listRunUsers,
        { params: { id: run }, query: { after, limit: 2 } },
      )
      names.push(...page.items.map(({ customer, userPrincipalName }) => `${customer} ${userPrincipalName}`))
      after = page.next
    }
    expect(names.length).toBeGreaterThan(6)
    expect(names).toEqual([...new Set(names)].sort())
    const listed = product.api.call(routes.listRunUsers, { params: { id: run }, query: { after: 'user1' } })
    await expect(listed).rejects.toThrow('There is no such page')
  })

  test('has a ticket with the ids that Microsoft’s support asks for', async () => {
    const { ticket, moves } = await find(UPN)
    const [request] = moves[0]?.requests ?? []
    expect(request).toMatchObject({ what: 'assignLicense', outcome: 'answered' })
    expect(ticket).toContain(`request-id ${request?.requestId ?? ''}, client-request-id ${request?.correlationId ?? ''}`)
    expect(ticket).toMatch(/^User: user1@contoso.example, Contoso \(contoso.example, tenant /)
    expect(ticket).toContain('Services before: ')
  })

  test('has what is missing now, whoever took it', async () => {
    await product.practice.call('PATCH', `/emulator/customers/fabrikam.example/users/user1@fabrikam.example`, z.unknown(), { licenses: [] })
    const missing = await until('the directory to show it', async () => {
      const { moves } = await find('user1@fabrikam.example')
      const found = moves[0]?.services?.missing ?? []
      return found.length > 0 ? found : undefined
    })
    expect(missing.map(({ name, title }) => `${title} ${name}`).join(', ')).toMatch(/Exchange Online \(Plan 2\) EXCHANGE_S_ENTERPRISE/)
  })

  test('is given again what somebody took, and nothing else, when a person says so', async () => {
    const upn = 'user1@fabrikam.example'
    expect((await find(upn)).moves[0]?.acts[0]).toEqual({ what: 're-apply', command: `crossgrade user reapply ${upn}` })
    const { asked } = await product.api.call(routes.reapplyUser, { params: { userPrincipalName: upn } })
    expect(await reapplied(asked)).toMatchObject({ has: true, text: expect.stringMatching(/^it was given again/) })
    const { moves, live } = await find(upn)
    expect(live?.licenses).toMatchObject([{ name: 'Office 365 E3' }])
    expect(moves[0]?.acts).toEqual([{ what: 'put-back', command: `crossgrade undo plan ${run} --user ${upn}` }])
    expect(moves[0]?.requests.map(({ what, outcome }) => `${what} ${String(outcome)}`)).toEqual([
      'assignLicense answered',
      'assignLicense answered',
    ])

    const again = await product.api.call(routes.reapplyUser, { params: { userPrincipalName: upn } })
    expect(await reapplied(again.asked)).toEqual({
      ...{ user: again.user, has: true, text: 'they have it; nothing was sent' },
      why: { code: 'has-it', text: 'they have it; nothing was sent', facts: {} },
    })
  })

  test('whom nothing was given cannot be given it again', async () => {
    const asked = product.api.call(routes.reapplyUser, { params: { userPrincipalName: 'nobody@contoso.example' } })
    await expect(asked).rejects.toThrow('Crossgrade has given them nothing')
  })

  test('whom Crossgrade did not touch is told so', async () => {
    const { moves, ticket, live } = await find('nobody@contoso.example')
    expect([moves, live]).toEqual([[], null])
    expect(ticket).toContain('Crossgrade did not touch this user.')
  })

  test('who cannot be read now is shown with the reason, and what is on record', async () => {
    await product.practice.call('PATCH', '/emulator/customers/tailspin.example', z.unknown(), { relationship: 'none' })
    const { items } = await product.api.call(routes.listRunUsers, { params: { id: run }, query: { customer: 'tailspin.example' } })
    const { moves, live } = await find(items[0]?.userPrincipalName ?? '')
    expect(live?.error).not.toBeNull()
    expect(moves[0]?.services?.missing).toBeNull()
    await product.practice.call('PATCH', '/emulator/customers/tailspin.example', z.unknown(), { relationship: 'reseller' })
  })
})

describe('the morning after', () => {
  test('is figures, and who has to do something first', async () => {
    const report = await product.api.call(routes.getRunReport, { params: { id: run } })
    expect(report).toMatchObject({
      run,
      customers: 3,
      migrations: 3,
      ended: 3,
      users: { refused: 0, waiting: 0, leftAlone: 0 },
      needsPerson: [],
    })
    expect(report.users.changed).toBeGreaterThan(6)
  })

  test('is one page that needs nothing else, with names that are no markup', async () => {
    const page = await text(await product.api.download(runReportFiles.getRunReportPage, { params: { id: run }, query: {} }))
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toContain('Nobody has to do anything.')
    expect(page.match(/<tr><td>Contoso<\/td><td>user\d@contoso.example<\/td>/g)?.length).toBe(3)
    expect(page).not.toMatch(/<(script|link|img)/)
    expect(page).toContain('<td>&lt;b&gt;Fabrikam&lt;/b&gt; &amp; &quot;Sons&quot;</td>')
  })

  test('is a table for the helpdesk', async () => {
    const csv = await text(
      await product.api.download(fileRoutes.getTable, { params: { table: 'helpdesk' }, query: { run, customer: 'contoso.example' } }),
    )
    const lines = csv.trim().split('\r\n')
    expect(lines[0]?.replace('\uFEFF', '')).toBe('Customer,User,Time (UTC),Old,New,Result')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toContain('changed, and every service that was on is on')
  })
})
