import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { readEstateFile } from '../../../emulator/estates/read-estate.ts'
import { routes } from '../../../src/api/contract/routes.ts'
import { readDemoChoices } from '../../../src/cli/demo/read-demo-choices.ts'
import { DEMO_ESTATE } from '../../../src/local/demo-estate.ts'
import { until } from '../../support/a-running-product.ts'
import { approvePlan, untilSettled } from '../../support/carry-out.ts'
import { openPortal, type Portal } from '../support/a-portal.ts'
import { LANGUAGES, settled } from '../support/look.ts'
import { LANGUAGE_FOLDERS, PAGES, type Shown } from './pages.ts'

const MINUTE_MS = 60_000
/** Virtual seconds in a real one: Microsoft's quarter of an hour takes a second and a half. */
const RATE = 600
const VIEWPORT = { width: 1280, height: 900 }
const CUSTOMER = 'contoso.onmicrosoft.com'

const folder = join(dirname(dirname(dirname(import.meta.dirname))), 'docs', 'screenshots')

test('every page, in every language', { timeout: 20 * MINUTE_MS }, async () => {
  await using portal = await openPortal(await readEstateFile(DEMO_ESTATE), RATE)
  const shown = await liveIn(portal)
  for (const locale of LANGUAGES) {
    mkdirSync(join(folder, LANGUAGE_FOLDERS[locale]), { recursive: true })
    const page = await portal.open('Alex Wilber', '/', { locale, viewport: VIEWPORT, timezoneId: 'Europe/Rome' })
    for (const [name, pathOf] of Object.entries(PAGES)) {
      await show(page, `${portal.product.url}${pathOf(shown)}`)
      await page.screenshot({ path: join(folder, LANGUAGE_FOLDERS[locale], `${name}.png`) })
    }
  }
})

async function show(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
}

/** A book that was read, planned, looked at, approved and carried out as far as it goes by itself, with what went wrong on the way. */
async function liveIn({ product }: Portal): Promise<Shown> {
  const { api } = product
  await product.startWorker()
  const plan = await approvePlan(product, readDemoChoices(DEMO_ESTATE), 5 * MINUTE_MS)
  const { id: checks } = await api.call(routes.runPreflight, { params: { id: plan }, body: {} })
  const isLookedAt = async () => (await api.call(routes.getCheckRun, { params: { id: checks } })).done || undefined
  await until('the pre-flight', isLookedAt, 5 * MINUTE_MS)
  const { id: run } = await api.call(routes.startRun, { body: { plan } })
  await untilSettled(product, run, 10 * MINUTE_MS)
  const { items } = await api.call(routes.listSubscriptions, { query: { customer: CUSTOMER, retirement: 'any' } })
  return { plan, run, customer: CUSTOMER, user: `megan@${CUSTOMER}`, subscription: items[0]?.id ?? '' }
}
