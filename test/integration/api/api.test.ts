import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEmulator, type Estate, type RunningEmulator } from '../../../emulator/server.ts'
import { routes } from '../../../src/api/contract/routes.ts'
import type { Route } from '../../../src/api/contract/route.ts'
import { readConfig } from '../../../src/config.ts'
import { startProduct, type RunningProduct } from '../../../src/start-product.ts'
import { withDatabase } from '../../support/postgres.ts'

const database = withDatabase()
let emulator: RunningEmulator
let product: RunningProduct
let startAgain: () => Promise<RunningProduct>

const ESTATE: Estate = {
  format: 1,
  name: 'api',
  clock: '2026-01-15T00:00:00Z',
  partner: { name: 'Practice Partner', country: 'US' },
  customers: [
    {
      name: 'Contoso',
      domain: 'contoso.example',
      country: 'US',
      why: 'somebody to plan for',
      subscriptions: [{ product: 'o365-e4', family: 'legacy', quantity: 2, termEnds: 'P300D', autoRenew: false }],
      users: [{ upn: 'megan@contoso.example', usageLocation: 'US', licenses: [{ product: 'o365-e4', disabledPlans: ['SWAY'] }] }],
    },
  ],
}

beforeAll(async () => {
  emulator = await startEmulator({ estate: ESTATE, rate: 600 })
  const { clientId, clientSecret, url } = emulator
  const config = readConfig(
    { port: 0, databaseUrl: database.url, providerUrl: url, clientId, clientSecret, dataDir: `/tmp/crossgrade-api-${database.name}` },
    {},
  )
  product = await startProduct(config, '0.0.0-test', { worker: true })
  startAgain = () => startProduct(config, '0.0.0-test', { worker: false })
})

afterAll(async () => {
  await product.close()
  await emulator.close()
})

async function call(method: string, path: string, options: { body?: unknown; token?: string | undefined; as?: string } = {}) {
  const token = 'token' in options ? options.token : product.token
  const response = await fetch(product.url + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(options.as === undefined ? {} : { 'crossgrade-as': options.as }),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(options.body === undefined ? {} : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    json: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>),
  }
}

const ALL: readonly (readonly [string, Route])[] = Object.entries(routes)
const filled = (path: string): string => path.replaceAll(/:\w+/g, 'x-1')

describe('access', () => {
  test.each(ALL)('%s wants a token', async (_name, route) => {
    for (const token of [undefined, 'cg_not-one-of-ours']) {
      const answer = await call(route.method, filled(route.path), { token, ...(route.body ? { body: {} } : {}) })
      expect(answer).toMatchObject({ status: 401, json: { type: '/problems/unauthorized' } })
      expect(answer.type).toContain('application/problem+json')
    }
  })

  test('refuses to act as somebody who is not there, and names who is', async () => {
    const answer = await call('POST', '/api/writes/allow', { as: 'Nobody Inparticular' })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.json)).toContain('Megan Bowen')
  })

  test('records the person who acts', async () => {
    const answer = await call('POST', '/api/writes/stop', { as: 'megan bowen' })
    expect(answer.json).toMatchObject({ writesStopped: { by: 'Megan Bowen (adminAgent)' } })
    expect((await call('POST', '/api/writes/allow')).json).toMatchObject({ writesStopped: null })
  })
})

describe('its own description', () => {
  test('is OpenAPI 3.1 and has every operation of the contract', async () => {
    const { json } = await call('GET', '/openapi.json', { token: undefined })
    expect(json?.['openapi']).toBe('3.1.0')
    const paths = json?.['paths'] as Record<string, Record<string, unknown>>
    for (const [, route] of ALL) {
      expect(paths[route.path.replaceAll(/:(\w+)/g, '{$1}')], route.path).toHaveProperty(route.method.toLowerCase())
    }
  })

  test('has a page at the address that start prints', async () => {
    const page = await fetch(product.url)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toContain('text/html')
  })
})

describe('bad input', () => {
  test('an unknown operation is a problem document that says where the known ones are', async () => {
    expect(await call('GET', '/api/nothing')).toMatchObject({
      status: 404,
      json: { type: '/problems/not-found', detail: expect.stringContaining('/openapi.json') },
    })
  })

  test('says which member is wrong and what was expected', async () => {
    const { status, json } = await call('POST', '/api/plans', { body: { choices: { seats: 'many' } } })
    expect(status).toBe(400)
    expect(JSON.stringify(json)).toContain('choices.newServices')
    expect(JSON.stringify(json)).toContain('as-before, assigned, or')
  })

  test('says which option there is when one is named that is not', async () => {
    await scan()
    const { status, json } = await call('POST', '/api/plans', {
      body: { choices: { newServices: 'on', options: { 'office-365-e4': 'e9' } } },
    })
    expect(status).toBe(400)
    expect(JSON.stringify(json)).toContain('office-365-e3')
  })

  test.each([
    ['GET', '/api/plans/p-99'],
    ['GET', '/api/runs/r-99'],
    ['GET', '/api/runs/latest'],
    ['GET', '/api/snapshots/s-99'],
    ['GET', '/api/retirements/none'],
    ['POST', '/api/runs/r-99/stop'],
    ['GET', '/api/plans/p-99/parts/contoso.example'],
  ])('%s %s is not found, with a hint', async (method, path) => {
    expect(await call(method, path)).toMatchObject({ status: 404, json: { detail: expect.stringContaining('crossgrade') } })
  })

  test('never answers 500, whatever is sent', async () => {
    const writing = ALL.filter(([, route]) => route.body !== undefined)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...writing),
        fc.oneof(fc.json(), fc.string(), fc.constant('{"choices":')),
        async ([, route], body) => {
          const answer = await call(route.method, filled(route.path), { body: body === '' ? ' ' : body })
          expect(answer.status, `${route.path} ${body}`).toBeLessThan(500)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('never answers 500, whatever is in the path and the query', async () => {
    const reading = ALL.filter(([, route]) => route.method === 'GET')
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...reading), fc.string({ minLength: 1, maxLength: 60 }), async ([, route], text) => {
        const value = encodeURIComponent(text.toWellFormed())
        const answer = await call(
          'GET',
          `${route.path.replaceAll(/:\w+/g, value === '.' || value === '..' ? 'x' : value)}?after=${value}&limit=${value}`,
        )
        expect(answer.status, `${route.path} ${text}`).toBeLessThan(500)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the operator’s token', () => {
  const tokens = async () => (await call('GET', '/api/tokens')).json?.['items'] as readonly { readonly id: string; readonly name: string }[]

  test('is the same at the next start, and another once it was revoked', async () => {
    const before = await tokens()
    const second = await startAgain()
    await second.close()
    expect([second.token, await tokens()]).toEqual([product.token, before])

    await call('POST', `/api/tokens/${String(before[0]?.id)}/revoke`)
    const third = await startAgain()
    await third.close()
    expect(third.token).not.toBe(product.token)
    product = { ...product, token: third.token }
    expect((await tokens()).map(({ name }) => name)).toEqual(['operator'])
  })
})

describe('a person', () => {
  test('is shown with what they hold, services by name', async () => {
    await scan()
    const { json } = await call('GET', '/api/users/MEGAN@contoso.example')
    expect(json).toMatchObject({
      seen: { customer: { name: 'Contoso' }, licenses: [{ name: expect.stringContaining('E4'), off: [{ name: 'SWAY', title: 'Sway' }] }] },
      moves: [],
    })
  })
})

async function scan(): Promise<void> {
  const { json } = await call('POST', '/api/snapshots')
  await expect
    .poll(async () => (await call('GET', `/api/snapshots/${String(json?.['id'])}`)).json?.['state'], { timeout: 20_000 })
    .toBe('complete')
}
