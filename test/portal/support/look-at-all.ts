import type { Page } from 'playwright-core'
import { PAGES, type Shown } from '../screenshots/pages.ts'
import type { Portal } from './a-portal.ts'
import { listBarriers, listBrokenTexts } from './look.ts'

const HEIGHT = 900
const WIDE = 1280
const NARROW = 375
const PATIENCE_MS = 10_000

/** Every page in one language, in one window: what `lookAt` says of each, with the page's name. */
export async function lookAtAll(portal: Portal, shown: Shown, locale: string): Promise<readonly string[]> {
  const page = await openWindow(portal, locale)
  const found: string[] = []
  for (const [name, addressOf] of Object.entries(PAGES)) {
    const lines = await lookAt(page, `${portal.product.url}${addressOf(shown)}`, locale)
    found.push(...lines.map((line) => `${name}, ${line}`))
  }
  await page.context().close()
  return found
}

/** A window as `lookAt` wants it. */
export function openWindow(portal: Portal, locale: string): Promise<Page> {
  return portal.open('Alex Wilber', '/', { locale, viewport: { width: WIDE, height: HEIGHT } })
}

/**
 * What is wrong with a page's texts wide and narrow and, in English, what keeps people from it in both themes. A line each. `onWide`: told while
 * the page stands there as it is on a wide screen.
 */
export async function lookAt(
  page: Page,
  url: string,
  locale: string,
  onWide: () => Promise<unknown> = () => Promise.resolve(),
): Promise<readonly string[]> {
  const found: string[] = []
  const note = (what: string, lines: readonly string[]): void => void found.push(...lines.map((line) => `${locale}, ${what}: ${line}`))
  await page.goto(url)
  const isThere = await page
    .getByRole('heading', { level: 1 })
    .waitFor({ timeout: PATIENCE_MS })
    .then(
      () => true,
      () => false,
    )
  if (!isThere) {
    note('no heading', [await page.getByRole('main').innerText()])
    return found
  }
  note('wide', await listBrokenTexts(page))
  await onWide()
  note('light', await listBarriers(page))
  if (locale === 'en-US') {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.waitForFunction(() => document.documentElement.style.colorScheme === 'dark')
    note('dark', await listBarriers(page))
    await page.emulateMedia({ colorScheme: 'light' })
    await page.waitForFunction(() => document.documentElement.style.colorScheme === 'light')
  }
  await page.setViewportSize({ width: NARROW, height: HEIGHT })
  note('narrow', await listBrokenTexts(page))
  await page.setViewportSize({ width: WIDE, height: HEIGHT })
  return found
}
