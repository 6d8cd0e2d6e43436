import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPortal } from '../../src/local/build-portal.ts'
import { aBookOf } from '../run-control/held-run.ts'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'

const HTML = { accept: 'text/html,application/xhtml+xml' }

let product: RunningProduct

beforeAll(async () => {
  product = await startRunningProduct(aBookOf({}), 0, {}, await buildPortal(() => undefined))
}, 180_000)
afterAll(() => product[Symbol.asyncDispose]())

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${product.url}${path}`, { headers, redirect: 'manual' })
}

describe('the portal', () => {
  test('is one document at every page’s address, never kept, with a mark of its own each time', async () => {
    const [first, second] = [await get('/', HTML), await get('/runs/r-1?tab=users', HTML)]
    const [mark, other] = [first, second].map(({ headers }) => /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1])
    expect([first.status, second.status]).toEqual([200, 200])
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(mark).not.toBe(other)
    expect(await first.text()).toContain(`nonce="${String(mark)}"`)
    expect(await second.text()).not.toContain('CSP_NONCE')
  })

  test('may run nothing that stands in a page, nor anything from elsewhere, and stands in nobody’s frame', async () => {
    const { headers } = await get('/', HTML)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).not.toMatch(/unsafe|\*|http/)
    expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]))
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('has scripts that may be kept for ever', async () => {
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(await (await get('/', HTML)).text()) ?? []
    const { status, headers } = await get(script)
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(headers.get('content-type')).toContain('javascript')
  })

  test.each(['br', 'gzip'])('sends %s to a browser that reads it, the same script in less than half', async (encoding) => {
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(await (await get('/', HTML)).text()) ?? []
    const [plain, packed] = [await get(script, { 'accept-encoding': 'identity' }), await get(script, { 'accept-encoding': encoding })]
    expect([plain, packed].map(({ headers }) => headers.get('content-encoding'))).toEqual([null, encoding])
    expect(packed.headers.get('content-type')).toBe(plain.headers.get('content-type'))
    expect(packed.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')) / 2)
    expect(await packed.text()).toBe(await plain.text())
  })

  test.each(['/assets/gone-12345678.js', '/../package.json', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json'])(
    'has nothing at %s',
    async (path) => {
      const { status, headers } = await get(path)
      expect([status, headers.get('content-type')]).toEqual([404, expect.stringContaining('application/problem+json')])
    },
  )

  test('does not stand in the way of the API: what is wrong there is said as everywhere', async () => {
    const { status, headers } = await get('/api/nowhere', HTML)
    expect([status, headers.get('content-type')]).toEqual([404, expect.stringContaining('application/problem+json')])
    expect((await get('/api/worklist', HTML)).status).toBe(401)
  })
})

test('what the API says is kept by no browser', async () => {
  for (const headers of [{}, { authorization: `Bearer ${product.token}` }])
    expect((await get('/api/worklist', headers)).headers.get('cache-control')).toBe('no-store')
})
