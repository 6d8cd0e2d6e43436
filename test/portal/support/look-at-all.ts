import type { Page } from 'playwright-core'
import { PAGES, type Shown } from '../screenshots/pages.ts'
import type { Portal } from './a-portal.ts'
import { listBarriers, listBrokenTexts } from './look.ts'

const HEIGHT = 900
const WIDE = 1280
const NARROW = 375
const PATIENCE_MS = 10_000

/**
 * Every page in one language: what is wrong with its texts wide and narrow and, in English, what keeps people from it in both themes. A line each,
 * with the page's name. `onWide`: told while a page stands there as it is on a wide screen.
 */
export async function lookAtAll(
  portal: Portal,
  shown: Shown,
  locale: string,
  onWide: (name: string, page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<readonly string[]> {
  const found: string[] = []
  const page = await portal.open('Alex Wilber', '/', { locale, viewport: { width: WIDE, height: HEIGHT } })
  for (const [name, addressOf] of Object.entries(PAGES)) {
    const note = (what: string, lines: readonly string[]): void => void found.push(...lines.map((line) => `${name}, ${what}: ${line}`))
    await page.goto(`${portal.product.url}${addressOf(shown)}`)
    const isThere = await page
      .getByRole('heading', { level: 1 })
      .waitFor({ timeout: PATIENCE_MS })
      .then(
        () => true,
        () => false,
      )
    if (!isThere) {
      note('no heading', [await page.getByRole('main').innerText()])
      continue
    }
    note(`${locale}, wide`, await listBrokenTexts(page))
    await onWide(name, page)
    if (locale === 'en-US') {
      note('light', await listBarriers(page))
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.waitForFunction(() => document.documentElement.style.colorScheme === 'dark')
      note('dark', await listBarriers(page))
      await page.emulateMedia({ colorScheme: 'light' })
      await page.waitForFunction(() => document.documentElement.style.colorScheme === 'light')
    }
    await page.setViewportSize({ width: NARROW, height: HEIGHT })
    note(`${locale}, narrow`, await listBrokenTexts(page))
    await page.setViewportSize({ width: WIDE, height: HEIGHT })
  }
  await page.context().close()
  return found
}
