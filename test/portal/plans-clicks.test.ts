import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEstateFile } from '../../emulator/estates/read-estate.ts'
import { openPortal, type Portal } from './support/a-portal.ts'

/** From the first page on, signing in not counted. */
const CLICKS_MOST = 12
const DEMO = `${import.meta.dirname}/../../emulator/estates/demo.yaml`

let portal: Portal

describe('from a cold portal', () => {
  beforeAll(async () => {
    portal = await openPortal(await readEstateFile(DEMO), 60)
    await portal.product.startWorker()
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test(`an approved plan for three retired products is at most ${String(CLICKS_MOST)} clicks away`, async () => {
    const page = await portal.open('Alex Wilber')
    page.setDefaultTimeout(12_000)
    const clicks = countClicks()
    await clicks.on(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Migration plans' }))
    await clicks.on(page.getByRole('button', { name: 'Scan and plan' }))
    const next = page.getByRole('button', { name: 'Next' })
    await page.getByText('All that are affected').waitFor({ timeout: 120_000 })
    await clicks.on(next)
    const optionsOf = (retired: RegExp) => page.getByRole('radiogroup', { name: retired })
    await clicks.on(optionsOf(/E4/).getByRole('radio', { name: /^Option 1: Office 365 Enterprise E5/ }))
    await clicks.on(optionsOf(/Kaizala/).getByRole('radio', { name: /^Office 365 E1/ }))
    await clicks.on(optionsOf(/Dynamics/).getByRole('radio', { name: /^Dynamics 365 for Sales Professional/ }))
    await clicks.on(next)
    await clicks.on(page.getByRole('radio', { name: /^Off: users see nothing new/ }))
    await clicks.on(next)
    await clicks.on(page.getByRole('button', { name: 'Create the plan' }))
    await page.getByRole('heading', { level: 1, name: /Migration plan p-/ }).waitFor()
    await clicks.on(page.getByRole('button', { name: 'Approve all' }))
    await clicks.on(page.getByRole('alertdialog').getByRole('button', { name: 'Approve' }))
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await page
      .getByText(/^Approved/)
      .filter({ visible: true })
      .first()
      .waitFor()
    expect(clicks.made()).toBeLessThanOrEqual(CLICKS_MOST)
    const { items } = await (await page.request.get(`${portal.product.url}/api/plans`)).json()
    expect(items[0].approvals.approved).toBe(items[0].approvals.of)
    expect(items[0].approvals.of).toBeGreaterThan(10)
  }, 300_000)
})

function countClicks(): { readonly on: (locator: Locator) => Promise<void>; readonly made: () => number } {
  let made = 0
  return {
    async on(locator) {
      await locator.click()
      made += 1
    },
    made: () => made,
  }
}
