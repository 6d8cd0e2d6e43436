import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSmallBook } from '../support/a-small-book.ts'
import { CHOICES } from '../run-control/held-run.ts'
import type { Shown } from './screenshots/pages.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { LOOKS_AGAIN } from './support/fits.ts'
import { liveIn } from './support/live-in.ts'
import { lookAtAll } from './support/look-at-all.ts'
import { LANGUAGES } from './support/look.ts'

const MINUTE_MS = 60_000
const RATE = 600

let portal: Portal
let shown: Shown

beforeAll(async () => {
  portal = await openPortal(aSmallBook({ contoso: 30, fabrikam: 3, tailspin: 2 }), RATE)
  shown = await liveIn(portal, CHOICES, {
    customer: 'contoso.example',
    user: 'megan@fabrikam.example',
    waiting: 'fabrikam.example',
    waitingUser: 'megan@fabrikam.example',
    open: 'tailspin.example',
  })
}, 5 * MINUTE_MS)
afterAll(() => portal[Symbol.asyncDispose]())

// Italian and Swedish with `npm run test:portal`; over the demo's book, with its longer names: `npm run screenshots`.
for (const locale of LOOKS_AGAIN ? LANGUAGES : LANGUAGES.slice(0, 1))
  test(`no page keeps anybody out or cuts off a text: ${locale}`, { timeout: 5 * MINUTE_MS }, async () => {
    expect(await lookAtAll(portal, shown, locale)).toEqual([])
  })

test('nothing failed, and no style was refused', () => {
  expect(portal.errors).toEqual([])
})
