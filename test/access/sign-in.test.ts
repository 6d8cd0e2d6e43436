import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownPath } from '../../src/api/sign-in/sign-in-routes.ts'
import { readConfig } from '../../src/config.ts'
import { aSmallBook } from '../support/a-small-book.ts'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { openBrowser, SessionShown, type Browser } from './a-browser.ts'

const MEGAN = 'megan@partner.example'
const PEOPLE = [
  { name: 'Megan Bowen', upn: MEGAN, role: 'adminAgent' },
  { name: 'Alex Wilber', upn: 'alex@partner.example', role: 'helpdeskAgent' },
] as const

let product: RunningProduct
let url = ''

beforeAll(async () => {
  product = await startRunningProduct({ ...aSmallBook({ contoso: 1, fabrikam: 1, tailspin: 1 }), people: PEOPLE }, 60)
  url = product.api.url
})
afterAll(() => product[Symbol.asyncDispose]())

async function sessionOf(browser: Browser) {
  return SessionShown.parse(JSON.parse((await browser.request('GET', `${url}/api/session`)).text))
}

describe('a person who signs in', () => {
  test('is known by name and role, with what they may do, and gets where they wanted', async () => {
    const browser = openBrowser()
    const shown = await browser.signIn(url, MEGAN, '/api/status')
    expect(shown).toMatchObject({ status: 200, url: `${url}/api/status` })
    expect(await sessionOf(browser)).toMatchObject({
      actor: 'Megan Bowen (adminAgent)',
      rights: ['view', 'plan', 'approve', 'run', 'undo', 'connect'],
      person: { name: 'Megan Bowen', userPrincipalName: MEGAN, roles: ['adminAgent'] },
    })
  })

  test('has a cookie that no script reads and no other site’s form sends', async () => {
    const browser = openBrowser()
    const page = await browser.visit(`${url}/sign-in`)
    const href = /href="([^"]*megan[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const back = await browser.request('GET', new URL(href, page.url).href)
    const answer = await browser.request('GET', back.headers.get('location') ?? '')
    const set = answer.headers.getSetCookie().find((line) => line.startsWith('crossgrade_session=')) ?? ''
    expect(set).toMatch(/; HttpOnly/)
    expect(set).toMatch(/; SameSite=Lax/)
    expect(set).not.toMatch(/Max-Age|Expires/)
  })

  test('changes nothing without what shows that the page is ours', async () => {
    const browser = openBrowser()
    await browser.signIn(url, MEGAN)
    const { csrf } = await sessionOf(browser)
    expect((await browser.request('POST', `${url}/api/writes/stop`)).status).toBe(403)
    const other = { 'crossgrade-csrf': 'guessed' }
    expect(JSON.parse((await browser.request('POST', `${url}/api/writes/stop`, { headers: other })).text)).toMatchObject({
      type: '/problems/forged',
    })
    const ours = { 'crossgrade-csrf': csrf ?? '' }
    const stopped = await browser.request('POST', `${url}/api/writes/stop`, { headers: ours })
    expect(JSON.parse(stopped.text)).toMatchObject({ writesStopped: { by: 'Megan Bowen (adminAgent)' } })
    await browser.request('POST', `${url}/api/writes/allow`, { headers: ours })
  })

  test('is nobody any more when they have signed out, wherever the cookie went', async () => {
    const browser = openBrowser()
    await browser.signIn(url, MEGAN)
    const kept = [...browser.cookies].map(([key, value]) => `${key.split(' ')[1] ?? ''}=${value}`).join('; ')
    const { csrf } = await sessionOf(browser)
    expect((await browser.request('POST', `${url}/sign-out`)).status).toBe(403)
    expect((await browser.request('POST', `${url}/sign-out`, { headers: { 'crossgrade-csrf': csrf ?? '' } })).status).toBe(204)
    expect((await browser.request('GET', `${url}/api/session`)).status).toBe(401)
    expect((await fetch(`${url}/api/session`, { headers: { cookie: kept } })).status).toBe(401)
  })

  test('has one session, with a new secret, when they sign in again', async () => {
    const browser = openBrowser()
    await browser.signIn(url, MEGAN)
    const first = [...browser.cookies.values()]
    await browser.signIn(url, 'alex@partner.example')
    expect((await sessionOf(browser)).actor).toBe('Alex Wilber (helpdeskAgent)')
    expect([...browser.cookies.values()]).not.toEqual(first)
    expect((await fetch(`${url}/api/session`, { headers: { cookie: `crossgrade_session=${first[0] ?? ''}` } })).status).toBe(401)
  })
})

describe('a sign-in', () => {
  test('that came back to another browser, or a second time, is refused', async () => {
    const [mine, another] = [openBrowser(), openBrowser()]
    const page = await mine.visit(`${url}/sign-in`)
    const href = /href="([^"]*megan[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const back = (await mine.request('GET', new URL(href, page.url).href)).headers.get('location') ?? ''
    expect(await another.request('GET', back)).toMatchObject({ status: 400, text: expect.stringContaining('sign-in-not-begun') })
    expect((await mine.request('GET', back)).status).toBe(302)
    expect((await mine.request('GET', back)).status).toBe(400)
  })

  test('whose answer was altered is refused, and nobody is signed in', async () => {
    const browser = openBrowser()
    const page = await browser.visit(`${url}/sign-in`)
    const href = /href="([^"]*megan[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const back = new URL((await browser.request('GET', new URL(href, page.url).href)).headers.get('location') ?? '')
    back.searchParams.set('state', 'another')
    expect(await browser.request('GET', back.href)).toMatchObject({ status: 403, text: expect.stringContaining('sign-in-refused') })
    expect((await browser.request('GET', `${url}/api/session`)).status).toBe(401)
  })

  test('begun by another name of this machine goes on by the one that the directory knows', async () => {
    const { port } = new URL(url)
    const shown = await openBrowser().request('GET', `http://localhost:${port}/sign-in?return-to=/x`)
    expect(shown.headers.get('location')).toBe(`${url}/sign-in?return-to=/x`)
  })

  test.each([
    ['/runs/r-1?tab=users#top', '/runs/r-1?tab=users#top'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example/', '/'],
    ['/\\elsewhere.example', '/'],
    ['/.//elsewhere.example', '/'],
    ['/x/..//elsewhere.example', '/'],
    ['/%2e//elsewhere.example', '/'],
    [null, '/'],
  ])('leads to %s by %s', (asked, path) => {
    expect(ownPath(asked)).toBe(path)
  })
})

test('too many sign-ins are held back', async () => {
  const browser = openBrowser()
  await using fresh = await startRunningProduct({ ...aSmallBook({ contoso: 1, fabrikam: 1, tailspin: 1 }), people: PEOPLE }, 60)
  const answers: number[] = []
  for (let n = 0; n < 31; n += 1) answers.push((await browser.request('GET', `${fresh.api.url}/sign-in`)).status)
  expect(answers).toEqual([...Array.from({ length: 30 }, () => 302), 429])
})

describe('what happens in a run, as it happens', () => {
  test('is for those alone who may see it, however the address is spelled', async () => {
    const browser = openBrowser()
    for (const path of ['/api/runs/r-1/stream', '/%61pi/runs/r-1/stream', '/api/%72uns/r-1/stream'])
      expect((await browser.request('GET', url + path)).status, path).toBe(401)
    await browser.signIn(url, 'alex@partner.example')
    expect((await browser.request('GET', `${url}/api/runs/r-1/stream`)).status).toBe(404)
  })
})

test('a person is signed out wherever they are, by somebody who may', async () => {
  const [alex, megan] = [openBrowser(), openBrowser()]
  await alex.signIn(url, 'alex@partner.example')
  await megan.signIn(url, MEGAN)
  const { csrf } = await sessionOf(megan)
  const ended = await megan.request('POST', `${url}/api/sessions/end`, {
    headers: { 'crossgrade-csrf': csrf ?? '' },
    body: { userPrincipalName: 'ALEX@partner.example' },
  })
  expect(JSON.parse(ended.text)).toEqual({ ended: expect.any(Number) })
  expect((await alex.request('GET', `${url}/api/session`)).status).toBe(401)
  expect((await megan.request('GET', `${url}/api/session`)).status).toBe(200)
})

describe('behind a proxy that speaks https', () => {
  test('cookies are bound to the host, and one without that does not count', async () => {
    await using public_ = await startRunningProduct({ ...aSmallBook({ contoso: 1, fabrikam: 1, tailspin: 1 }), people: PEOPLE }, 60, {
      publicUrl: 'https://crossgrade.example',
    })
    const answer = await openBrowser().request('GET', `${public_.api.url}/sign-in`, { headers: { 'x-forwarded-proto': 'https' } })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-crossgrade_sign_in=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('redirect_uri')).toBe(
      'https://crossgrade.example/sign-in/callback',
    )
    const planted = { cookie: 'crossgrade_session=planted' }
    const refused = await openBrowser().request('GET', `${public_.api.url}/api/session`, { headers: planted })
    expect(refused.text).toContain('Nobody has signed in')
  })

  test.each([
    ['https://crossgrade.example/portal', 'without a path'],
    ['http://crossgrade.example', 'for this machine alone'],
  ])('an address such as %s is refused', (publicUrl, why) => {
    expect(() => readConfig({ publicUrl }, {})).toThrow(why)
  })

  test('a directory of any tenant is refused', () => {
    expect(() => readConfig({ signInIssuer: 'https://login.microsoftonline.com/common/v2.0' }, {})).toThrow('expected one tenant')
  })
})
