import type { Browser, Page } from 'playwright-core'
import { anEstate, NO_LAGS } from './an-estate.ts'
import { startStack, type Stack } from './stack.ts'

const PERSON = { name: 'Alex Wilber', upn: 'alex@practice.example', role: 'adminAgent' } as const

/** The product with its pages over one small customer, and somebody who may sign in. */
export function startPortalStack(): Promise<Stack> {
  const estate = anEstate({ customers: 1, usersPerCustomer: 3, settings: { lags: NO_LAGS } })
  return startStack({ estate: { ...estate, people: [PERSON] }, rate: 60, workers: 1, withPortal: true })
}

/** A window of its own, with nothing kept from before, in which that person has signed in and gone to `path`. */
export async function signIn(browser: Browser, url: string, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' })
  const page = await context.newPage()
  await page.goto(`${url}/sign-in?return-to=${encodeURIComponent(path)}`)
  await page.getByRole('link', { name: PERSON.name }).click()
  await page.waitForURL((at) => at.origin === url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
