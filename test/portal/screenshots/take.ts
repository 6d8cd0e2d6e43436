import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readEstateFile } from '../../../emulator/estates/read-estate.ts'
import { readDemoChoices } from '../../../src/cli/demo/read-demo-choices.ts'
import { DEMO_ESTATE } from '../../../src/local/demo-estate.ts'
import { openPortal } from '../support/a-portal.ts'
import { liveIn } from '../support/live-in.ts'
import { lookAtAll } from '../support/look-at-all.ts'
import { LANGUAGES } from '../support/look.ts'
import { LANGUAGE_FOLDERS } from './pages.ts'

const MINUTE_MS = 60_000
/** Virtual seconds in a real one: Microsoft's quarter of an hour takes a second and a half. */
const RATE = 600
const CUSTOMER = 'contoso.onmicrosoft.com'

const pictures = join(dirname(dirname(dirname(import.meta.dirname))), 'docs', 'screenshots')

test('every page, in every language', { timeout: 30 * MINUTE_MS }, async () => {
  await using portal = await openPortal(await readEstateFile(DEMO_ESTATE), RATE)
  const shown = await liveIn(portal, readDemoChoices(DEMO_ESTATE), { customer: CUSTOMER, user: `megan@${CUSTOMER}` })
  const found: string[] = []
  for (const locale of LANGUAGES) {
    const folder = join(pictures, LANGUAGE_FOLDERS[locale])
    mkdirSync(folder, { recursive: true })
    found.push(...(await lookAtAll(portal, shown, locale, (name, page) => page.screenshot({ path: join(folder, `${name}.png`) }))))
  }
  expect([...found, ...portal.errors]).toEqual([])
})
