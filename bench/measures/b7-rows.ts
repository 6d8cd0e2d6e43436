import type { Browser, Page } from 'playwright-core'
import { lengthenBook } from '../../test/portal/support/a-long-book.ts'
import { percentile } from '../harness/arithmetic.ts'
import { scanWhole } from '../harness/carry-out.ts'
import { atMost, type Figure } from '../harness/figure.ts'
import type { Say, Size } from '../harness/measure.ts'
import { startPortalStack, signIn } from '../harness/portal.ts'
import type { Stack } from '../harness/stack.ts'

/** Customers with five subscriptions each. */
const SIZES = { full: { small: 100, large: 10_000, rounds: 40 }, quick: { small: 20, large: 400, rounds: 5 } } as const
const PER_CUSTOMER = 5
const P = 0.95

/** B7, first half: one filter and one sort on a long book and on a short one, in turns, in one browser. */
export async function measureRows(browser: Browser, size: Size, say: Say): Promise<Figure> {
  const { small, large, rounds } = SIZES[size]
  await using short = await startBook(small, say)
  await using long = await startBook(large, say)
  const pages = [await openRows(browser, short), await openRows(browser, long)] as const
  const times: { readonly filter: number[]; readonly sort: number[] }[] = pages.map(() => ({ filter: [], sort: [] }))
  for (let round = 0; round < rounds; round += 1) {
    say(`round ${round + 1} of ${rounds}`)
    for (const [at, page] of pages.entries()) {
      const { filter, sort } = await filterAndSort(page, at === 0 ? small : large)
      times[at]?.filter.push(filter)
      times[at]?.sort.push(sort)
    }
  }
  const [a, b] = times.map(({ filter, sort }) => ({
    all: percentile([...filter, ...sort], P),
    filter: percentile(filter, P),
    sort: percentile(sort, P),
  }))
  if (!a || !b) throw new Error('nothing was measured')
  return {
    measure: 'B7',
    what: `the same filter and sort on ${large * PER_CUSTOMER} rows over ${small * PER_CUSTOMER}, p95`,
    target: atMost(2),
    measured: b.all / a.all,
    unit: 'x',
    binds: `filter ${ms(b.filter)} over ${ms(a.filter)}, sort ${ms(b.sort)} over ${ms(a.sort)}`,
    facts: { short: a, long: b, rounds },
  }
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}

async function startBook(customers: number, say: Say): Promise<Stack> {
  const stack = await startPortalStack()
  await lengthenBook(stack.databaseUrl, await scanWhole(stack.api, say), customers)
  return stack
}

async function openRows(browser: Browser, stack: Stack): Promise<Page> {
  const page = await signIn(browser, stack.url, '/subscriptions')
  await page.getByRole('table', { name: 'Subscriptions' }).waitFor()
  return page
}

/** From the click until the rows of the answer are drawn, in ms of the page's own clock. The page is opened anew first: nothing is remembered. */
async function filterAndSort(page: Page, customers: number): Promise<{ readonly filter: number; readonly sort: number }> {
  await page.goto(new URL('/subscriptions', page.url()).href)
  await page
    .getByRole('cell', { name: /Product|Office/ })
    .first()
    .waitFor()
  // One subscription, that of the scanned customer, is of another family.
  const rows = customers * PER_CUSTOMER
  const filter = await timed(page, `choose('Commerce', 'nce')`, `countIs(${String(rows + 1)})`)
  const sort = await timed(page, `press('Customer')`, `firstIs('Long ${String(customers)}')`)
  return { filter, sort }
}

/** What the page does and what is looked for, frame by frame; as text, since it runs there. */
async function timed(page: Page, act: string, isSo: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const table = () => document.querySelector('[role=table]')
    const countIs = (count) => table()?.getAttribute('aria-rowcount') === String(count) && isDrawn()
    const isDrawn = () => (table()?.querySelector('[data-index="0"]')?.textContent ?? '') !== ''
    const firstIs = (text) => table()?.querySelector('[data-index="0"]')?.textContent?.startsWith(text) === true
    const press = (name) => [...document.querySelectorAll('[role=columnheader] button')].find((each) => each.textContent.trim().startsWith(name)).click()
    const choose = (label, value) => {
      const field = [...document.querySelectorAll('label')].find((each) => each.textContent.trim().startsWith(label))
      const select = document.getElementById(field.htmlFor)
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, value)
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }
    const from = performance.now()
    ${act}
    while (!(${isSo})) {
      if (performance.now() - from > 30000) throw new Error('not within 30 s: ${isSo.replaceAll("'", '"')}')
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return performance.now() - from
  })()`)
}
