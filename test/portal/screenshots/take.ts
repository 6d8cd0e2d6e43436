import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readEstateFile } from '../../../emulator/estates/read-estate.ts'
import { ChoicesInput } from '../../../src/api/contract/choices-input.ts'
import { routes } from '../../../src/api/contract/routes.ts'
import { readDemoChoices } from '../../../src/cli/demo/read-demo-choices.ts'
import { DEMO_ESTATE } from '../../../src/local/demo-estate.ts'
import type { RunningProduct } from '../../support/a-running-product.ts'
import { approvePlan, untilSettled } from '../../support/carry-out.ts'
import { openPortal, type Portal } from '../support/a-portal.ts'
import { liveIn } from '../support/live-in.ts'
import { lookAt, openWindow } from '../support/look-at-all.ts'
import { LANGUAGES } from '../support/look.ts'
import { LANGUAGE_FOLDERS, PAGES, type Shown } from './pages.ts'

const MINUTE_MS = 60_000
/** Virtual seconds in a real one: Microsoft's quarter of an hour takes a second and a half. */
const RATE = 600
const CUSTOMER = 'contoso.onmicrosoft.com'
/** Blocked, as its users would lose their telephone numbers. */
const BLOCKED = 'contosoelectronics.onmicrosoft.com'
/** It may keep what it has until the end of June. */
const LEFT = 'contosopharmaceuticals.onmicrosoft.com'

const pictures = join(dirname(dirname(dirname(import.meta.dirname))), 'docs', 'screenshots')

let portal: Portal
let shown: Shown

beforeAll(async () => {
  portal = await openPortal(await readEstateFile(DEMO_ESTATE), RATE)
  // As `npx crossgrade plan create --hold 1h`: two working days of cooling down would take ten minutes here.
  const choices = { ...readDemoChoices(DEMO_ESTATE), hold: { hours: 1 } }
  shown = await liveIn(portal, choices, {
    customer: CUSTOMER,
    user: `megan@${CUSTOMER}`,
    waiting: BLOCKED,
    waitingUser: `support.1@${BLOCKED}`,
    open: LEFT,
  })
  await beginByHand(portal.product)
  // Days would pass between the first picture and the last.
  await portal.product.practice.call('POST', '/emulator/clock', z.unknown(), { rate: 1 })
}, 20 * MINUTE_MS)
afterAll(() => portal[Symbol.asyncDispose]())

for (const locale of LANGUAGES) {
  const folder = join(pictures, LANGUAGE_FOLDERS[locale])

  describe(LANGUAGE_FOLDERS[locale], () => {
    let page: Page
    beforeAll(async () => {
      mkdirSync(folder, { recursive: true })
      page = await openWindow(portal, locale)
    })

    // By the name of its picture: one page is taken alone with `npm run screenshots -- -t plan-customer`.
    test.each(Object.entries(PAGES))('%s', { timeout: MINUTE_MS }, async (name, addressOf) => {
      const faults = await lookAt(page, `${portal.product.url}${addressOf(shown)}`, locale, () =>
        page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' }),
      )
      expect([...faults, ...portal.errors]).toEqual([])
    })
  })
}

/** The book is read again, and one who was blocked is bought for by hand: then it waits for whoever picks its users. */
async function beginByHand(product: RunningProduct): Promise<void> {
  const plan = await approvePlan(
    product,
    ChoicesInput.parse({
      only: [BLOCKED],
      options: { 'office-365-e4': 'office-365-e3' },
      newServices: 'off',
      voiceLoss: 'accept',
      waitBefore: { move: 'person', suspend: 'person' },
    }),
    5 * MINUTE_MS,
  )
  const { id: run } = await product.api.call(routes.startRun, { body: { plan } })
  await untilSettled(product, run, 5 * MINUTE_MS)
}
