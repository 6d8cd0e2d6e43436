import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Estate } from '../../../emulator/estates/estate.ts'
import { buildPortal } from '../../../src/local/build-portal.ts'
import { startRunningProduct, type RunningProduct } from '../../support/a-running-product.ts'
import { openChromium } from './a-browser.ts'

/** One per role, as in the estate that people practice on. */
const PEOPLE = [
  { name: 'Adele Vance', upn: 'adele@practice.example', role: 'globalAdmin' },
  { name: 'Alex Wilber', upn: 'alex@practice.example', role: 'adminAgent' },
  { name: 'Lidia Holloway', upn: 'lidia@practice.example', role: 'salesAgent' },
  { name: 'Isaiah Langer', upn: 'isaiah@practice.example', role: 'helpdeskAgent' },
  { name: 'Pradeep Gupta', upn: 'pradeep@practice.example', role: 'userAdmin' },
] as const
export type PersonName = (typeof PEOPLE)[number]['name']

/** A whole product with its portal, and a real browser before it. */
export interface Portal extends AsyncDisposable {
  readonly product: RunningProduct
  /** A window of its own (1280 by 800, English, light unless told otherwise) in which somebody has signed in and gone to `path`. */
  open(person: PersonName, path?: string, window?: BrowserContextOptions): Promise<Page>
  /** What went wrong in any window since it was opened: scripts that failed, styles that the content policy refused. */
  readonly errors: readonly string[]
}

/** Starts the product with this book (`rate`: virtual seconds in a real one) and a browser. */
export async function openPortal(estate: Estate, rate = 0): Promise<Portal> {
  const cleanUp = new AsyncDisposableStack()
  try {
    const folder = await buildPortal(() => undefined)
    const product = cleanUp.use(await startRunningProduct({ ...estate, people: PEOPLE }, rate, {}, folder))
    const browser = cleanUp.adopt(await openChromium(), (each) => each.close())
    return portalOf(product, browser, cleanUp)
  } catch (error) {
    await cleanUp.disposeAsync()
    throw error
  }
}

function portalOf(product: RunningProduct, browser: Browser, cleanUp: AsyncDisposableStack): Portal {
  const errors: string[] = []
  /** People sign in once: their other windows have the same session, as in one browser. */
  const sessions = new Map<PersonName, Awaited<ReturnType<BrowserContext['cookies']>>>()
  const isSignedIn = async (context: BrowserContext, person: PersonName): Promise<boolean> => {
    const kept = sessions.get(person)
    if (kept === undefined) return false
    await context.addCookies(kept)
    return (await context.request.get(`${product.url}/api/session`)).ok()
  }
  return {
    product,
    errors,
    async open(person, path = '/', window = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'en-US',
        timezoneId: 'Europe/Rome',
        ...window,
      })
      const page = await context.newPage()
      page.on('pageerror', ({ message }) => errors.push(message))
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) errors.push(message.text())
      })
      if (await isSignedIn(context, person)) await page.goto(`${product.url}${path}`)
      else {
        await page.goto(`${product.url}/sign-in?return-to=${encodeURIComponent(path)}`)
        await page.getByRole('link', { name: person }).click()
        await page.waitForURL((url) => url.origin === product.url)
        sessions.set(person, await context.cookies())
      }
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    },
    [Symbol.asyncDispose]: () => cleanUp.disposeAsync(),
  }
}
