import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { startRunningProduct, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook } from '../support/a-small-book.ts'
import { openChromium } from './support/a-browser.ts'
import { listBarriers, listBrokenTexts } from './support/look.ts'

const ROLES = ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent', 'userAdmin'] as const

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  const people = ROLES.map((role) => ({ name: `The ${role}`, upn: `${role}@a-rather-long-name-of-a-partner.onmicrosoft.example`, role }))
  product = await startRunningProduct({ ...aSmallBook({ contoso: 1, fabrikam: 1, tailspin: 1 }), people }, 0)
  browser = await openChromium()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await product[Symbol.asyncDispose]()
})

async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
  const page = await context.newPage()
  await page.goto(`${product.url}/sign-in`)
  return page
}

test('whoever signs in to practice is told what each role is for', async () => {
  const page = await open(1280, 'light')
  await page.getByRole('heading', { name: 'Who are you today?' }).waitFor()
  const lines = await page.getByRole('listitem').allInnerTexts()
  expect(lines).toHaveLength(ROLES.length)
  expect(lines[1]).toMatch(/Admin agent.*\s+Acts for customers in Partner Center/)
  expect(lines[2]).toMatch(/Sales agent.*\s+.*plans for them, and approves.*Carries nothing out/)
  expect(lines[4]).toMatch(/User admin.*\s+.*plans, carries out what others approved, purchases too.*Approves nothing/)
  await page.getByRole('link', { name: 'The helpdeskAgent' }).press('Enter')
  await page.waitForURL((url) => url.origin === product.url)
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 375])
    test(`nothing is in the way of signing in to practice: ${colorScheme}, ${String(width)} wide`, async () => {
      const page = await open(width, colorScheme)
      expect(await listBarriers(page)).toEqual([])
      expect(await listBrokenTexts(page)).toEqual([])
    })
