import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileRoute, Route } from '../../src/api/contract/route.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { runReportFiles } from '../../src/api/contract/run-report.ts'
import { fileRoutes } from '../../src/api/contract/tables.ts'
import { createClient } from '../../src/cli/client.ts'
import { aSmallBook, QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { openBrowser, SessionShown, type Browser } from './a-browser.ts'

const ROLES = ['globalAdmin', 'adminAgent', 'salesAgent', 'userAdmin', 'helpdeskAgent'] as const
const PEOPLE = ROLES.map((role) => ({ name: `The ${role}`, upn: `${role}@partner.example`, role }))

const ALL: readonly (readonly [string, Route | FileRoute])[] = [
  ...Object.entries(routes),
  ...Object.entries(fileRoutes),
  ...Object.entries(runReportFiles),
]

let product: RunningProduct
const people = new Map<string, { readonly browser: Browser; readonly csrf: string }>()

beforeAll(async () => {
  product = await startRunningProduct({ ...aSmallBook({ contoso: 1, fabrikam: 1, tailspin: 1 }), people: PEOPLE }, 60)
  for (const { role, upn } of PEOPLE) {
    const browser = openBrowser()
    const { csrf } = SessionShown.parse(JSON.parse((await browser.signIn(product.api.url, upn)).text))
    people.set(role, { browser, csrf: csrf ?? '' })
  }
})
afterAll(() => product[Symbol.asyncDispose]())

async function statusFor(role: string, { method, path }: Pick<Route | FileRoute, 'method' | 'path'>): Promise<number> {
  const { browser, csrf } = people.get(role) ?? { browser: openBrowser(), csrf: '' }
  const url = product.api.url + path.replaceAll(/:\w+/g, 'x-1')
  const options = method === 'GET' ? {} : { headers: { 'crossgrade-csrf': csrf }, body: {} }
  return (await browser.request(method, url, options)).status
}

/** Everything that changes something, with who may, as the guide says; all else is for everybody who may see. */
const MAY: Readonly<Record<string, readonly (typeof ROLES)[number][]>> = Object.fromEntries([
  ...[
    ...['takeSnapshot', 'createPlan', 'readChoices', 'runPreflight', 'answerPreflight', 'checkAccess', 'takeReconciliation'],
    ...['draftRetirement', 'readChange', 'planChange'],
    ...['putCustomerTags', 'tagCustomers', 'saveView', 'deleteView'],
  ].map((name) => [name, ['globalAdmin', 'adminAgent', 'salesAgent', 'userAdmin']]),
  ['approvePlan', ['globalAdmin', 'adminAgent', 'salesAgent']],
  ...['startRun', 'pauseRun', 'resumeRun', 'stopRun', 'retryRun', 'goOn', 'reapplyUser', 'stopWrites', 'createUndoPlan'].map((name) => [
    name,
    ['globalAdmin', 'adminAgent', 'userAdmin'],
  ]),
  ...['setTrust', 'allowWrites', 'listTokens', 'createToken', 'revokeToken', 'endSessions'].map((name) => [
    name,
    ['globalAdmin', 'adminAgent'],
  ]),
])

test('whatever is no mere look is in that list', () => {
  expect(ALL.flatMap(([name, { method }]) => (method !== 'GET' && MAY[name] === undefined ? [name] : []))).toEqual([])
})

describe.each(ROLES)('%s', (role) => {
  test.each(ALL)('%s is refused unless the role gives the right', async (name, route) => {
    const isAllowed = (MAY[name] ?? ROLES).includes(role)
    const status = await statusFor(role, route)
    expect(status === 403, `${route.method} ${route.path} wants ${route.right}: ${status}`).toBe(!isAllowed)
    expect(status).not.toBe(401)
    expect(status).toBeLessThan(500)
  })
})

test('a person named with a token may do no more than their role', async () => {
  const call = (as: string) =>
    fetch(`${product.api.url}/api/writes/stop`, {
      method: 'POST',
      headers: { authorization: `Bearer ${product.token}`, 'crossgrade-as': as },
    })
  expect((await call('The helpdeskAgent')).status).toBe(403)
  expect((await call('The userAdmin')).status).toBe(200)
})

describe('where a second person is wanted', () => {
  test('nobody approves their own plan, and another does', async () => {
    await using strict = await startRunningProduct({ ...aSmallBook({ contoso: 1, fabrikam: 1, tailspin: 1 }), people: PEOPLE }, 60, {
      secondPerson: true,
    })
    await strict.startWorker()
    const { snapshot, plan } = await planOne(strict)
    expect(snapshot).toBe('s-1')
    const approve = (as: string) =>
      fetch(`${strict.api.url}/api/plans/${plan}/approvals`, {
        method: 'POST',
        headers: { authorization: `Bearer ${strict.token}`, 'crossgrade-as': as, 'content-type': 'application/json' },
        body: '{"all":true}',
      })
    const own = await approve('The adminAgent')
    expect([own.status, await own.text()]).toEqual([403, expect.stringContaining('Ask somebody else who may approve plans')])
    expect((await approve('The salesAgent')).status).toBe(201)
  })

  async function planOne({ api, token }: RunningProduct): Promise<{ readonly snapshot: string; readonly plan: string }> {
    const admin = createClient({ url: api.url, token, as: 'The adminAgent' })
    const { id: snapshot } = await admin.call(routes.takeSnapshot)
    await until(
      'the scan',
      async () => (await admin.call(routes.getSnapshot, { params: { id: snapshot } })).state === 'complete' || undefined,
    )
    const { id: plan } = await admin.call(routes.createPlan, { body: { choices: QUICK_CHOICES } })
    return { snapshot, plan }
  }
})

describe('an API token', () => {
  const call = (method: string, path: string, token: string, body?: object) =>
    fetch(product.api.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })

  test('may do what it was made for, is listed without its secret, and opens nothing when it is revoked', async () => {
    const made = (await (await call('POST', '/api/tokens', product.token, { name: 'nightly report', rights: ['view'] })).json()) as {
      token: string
    }
    expect((await call('GET', '/api/status', made.token)).status).toBe(200)
    expect((await call('POST', '/api/writes/stop', made.token)).status).toBe(403)
    const text = await (await call('GET', '/api/tokens', product.token)).text()
    expect(text).not.toContain(made.token)
    const { items } = JSON.parse(text) as { items: { id: string; name: string; rights: string[] }[] }
    const mine = items.find(({ name }) => name === 'nightly report')
    expect(mine?.rights).toEqual(['view'])
    expect((await call('POST', `/api/tokens/${mine?.id ?? ''}/revoke`, product.token)).status).toBe(200)
    expect((await call('GET', '/api/status', made.token)).status).toBe(401)
    expect((await call('POST', `/api/tokens/${mine?.id ?? ''}/revoke`, product.token)).status).toBe(404)
  })

  test('is not given a right that its maker lacks', async () => {
    const maker = (await (await call('POST', '/api/tokens', product.token, { name: 'maker', rights: ['view', 'connect'] })).json()) as {
      token: string
    }
    expect((await call('POST', '/api/tokens', maker.token, { name: 'more', rights: ['approve'] })).status).toBe(403)
    expect((await call('POST', '/api/tokens', maker.token, { name: 'as much', rights: ['view'] })).status).toBe(201)
  })
})
