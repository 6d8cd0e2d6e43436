import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookToLookAt } from '../book/a-book-to-look-at.ts'
import { scanWithout } from '../book/scan.ts'
import { lengthenBook } from './support/a-long-book.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { fits } from './support/fits.ts'

let portal: Portal

/** What stands in a column of the rows that are there, by the column's place. */
async function column(page: Page, place: number): Promise<readonly string[]> {
  const cells = await page
    .getByRole('table')
    .getByRole('row')
    .locator(`[role=cell]:nth-child(${String(place)})`)
    .allInnerTexts()
  return cells.map((text) => text.split('\n')[0] ?? '')
}

async function untilColumn(page: Page, place: number, expected: readonly string[]): Promise<void> {
  await expect.poll(() => column(page, place), { timeout: 10_000 }).toEqual(expected)
}

describe('all subscriptions', () => {
  beforeAll(async () => {
    portal = await openPortal(aBookToLookAt())
    await portal.product.startWorker()
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test('are none before anybody has looked, and the page says what to do', async () => {
    const page = await portal.open('Isaiah Langer', '/subscriptions')
    await page.getByText('Nobody has looked at the customers yet.').waitFor()
    expect(await page.getByRole('button', { name: 'Look at the customers' }).isDisabled()).toBe(true)
    await scanWithout(portal.product, 'litware.example')
    await page.reload()
    await untilColumn(page, 1, ['Älvdalen Bygg', 'Contoso', 'Fabrikam', 'Tailspin', 'Wingtip', 'Zava'])
    await page.getByText('6 of 7 customers read, 1 could not be read').waitFor()
  })

  test('say in words what becomes of each term, who holds nothing and who is inactive', async () => {
    const page = await portal.open('Alex Wilber', '/subscriptions')
    const row = page.getByRole('row', { name: /Contoso/ })
    const [, product = '', status, term, ...figures] = await row.getByRole('cell').allInnerTexts()
    expect(product).toMatch(/^Office 365 Enterprise E4\s+Retired$/)
    expect([status, ...figures]).toEqual(['Active', '10', '6', '4', '2'])
    expect(term).toMatch(/^Expires on Feb 4, 2026/)
    expect(await page.getByRole('row', { name: /Zava/ }).innerText()).toContain('Auto renews on')
    expect(await page.getByRole('row', { name: /Zava/ }).innerText()).toContain('not read')
  })

  test('are filtered while one types, sorted by their headers, and the link shows the same to somebody else', async () => {
    const page = await portal.open('Alex Wilber', '/subscriptions')
    await page.getByRole('combobox', { name: 'Retirement' }).selectOption('any')
    await page.getByRole('button', { name: 'Seats' }).click()
    await untilColumn(page, 1, ['Fabrikam', 'Wingtip', 'Tailspin', 'Contoso'])
    await page.getByRole('button', { name: 'Seats' }).click()
    await untilColumn(page, 1, ['Contoso', 'Tailspin', 'Wingtip', 'Fabrikam'])
    expect(await page.getByRole('columnheader', { name: 'Seats' }).getAttribute('aria-sort')).toBe('descending')
    await page.getByRole('searchbox', { name: 'Customer, product or id' }).fill('enterprise e4')
    await untilColumn(page, 1, ['Contoso', 'Wingtip', 'Fabrikam'])
    const { pathname, search } = new URL(page.url())
    const other = await portal.open('Isaiah Langer', pathname + search)
    await untilColumn(other, 1, ['Contoso', 'Wingtip', 'Fabrikam'])
    expect(await other.getByRole('searchbox', { name: 'Customer, product or id' }).inputValue()).toBe('enterprise e4')
    expect(await other.getByRole('columnheader', { name: 'Seats' }).getAttribute('aria-sort')).toBe('descending')
  })

  test.each([
    ['expiresWithin=30', ['Contoso']],
    ['renewsWithin=30', ['Älvdalen Bygg']],
    ['status=suspended', ['Wingtip']],
    ['family=nce', ['Älvdalen Bygg', 'Zava']],
    ['unassigned=true', ['Contoso', 'Tailspin']],
    ['customer=zava.example', ['Zava']],
  ])('with %s are those alone', async (query, expected) => {
    await untilColumn(await portal.open('Alex Wilber', `/subscriptions?${query}`), 1, expected)
  })

  test('say so where none is like that', async () => {
    await (await portal.open('Alex Wilber', '/subscriptions?q=nobody')).getByText('No subscription is like this.').waitFor()
  })

  test('and what goes wrong is said, with a way to try again', async () => {
    const page = await portal.open('Alex Wilber', '/subscriptions?customer=nobody.example')
    await page.getByRole('alert').filter({ hasText: 'nobody.example' }).waitFor()
    await page.getByRole('button', { name: 'Show all customers' }).click()
    await page.getByRole('row', { name: /Contoso/ }).waitFor()
  })

  test('are saved as exactly what is on screen', async () => {
    const page = await portal.open('Alex Wilber', '/subscriptions?retirement=any&sort=quantity&dir=desc')
    await page.getByRole('button', { name: 'Columns' }).click()
    for (const name of ['Status', 'Expires or renews', 'Assigned', 'Unassigned', 'Inactive holders'])
      await page.getByRole('menuitemcheckbox', { name, exact: true }).click()
    await page.keyboard.press('Escape')
    await untilColumn(page, 3, ['10', '5', '4', '3'])
    const shown = await Promise.all([1, 2, 3].map((place) => column(page, place)))
    await page.getByRole('button', { name: 'Save as', exact: true }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'CSV' }).click()])
    const [titles, ...lines] = (await readFile(await download.path(), 'utf8')).replace('\uFEFF', '').trim().split('\r\n')
    expect(titles).toBe('Customer,Domain,Tags,Product,Retirement,Seats')
    const rows = lines.map((line) => line.split(','))
    expect([0, 3, 5].map((place) => rows.map((row) => row[place]))).toEqual(shown)
  })

  test('are kept as a view, which others see once it is shared, and only its owner deletes', async () => {
    const page = await portal.open('Alex Wilber', '/subscriptions?expiresWithin=60')
    await page.getByRole('button', { name: 'Save as a view' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Save as a view' })
    await dialog.getByRole('textbox', { name: 'Name of the view' }).fill('Soon over')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Soon over' }).waitFor()
    await page.getByRole('button', { name: 'Share the view' }).click()
    await page.getByRole('button', { name: 'Stop sharing' }).waitFor()

    const other = await portal.open('Isaiah Langer', '/subscriptions')
    await other.getByRole('button', { name: 'Views' }).click()
    await other.getByRole('menuitem', { name: /Soon over/ }).click()
    await untilColumn(other, 1, ['Contoso', 'Wingtip'])
    expect(new URL(other.url()).search).toBe('?expiresWithin=60')
    expect(await other.getByRole('button', { name: 'Delete the view' }).count()).toBe(0)

    await page.getByRole('button', { name: 'Delete the view' }).click()
    await page.getByRole('button', { name: 'Save as a view' }).waitFor()
    expect((await portal.product.api.call(routes.listViews, { query: {} })).items).toEqual([])
  })

  fits('/subscriptions', () => portal)

  describe('of ten thousand customers', () => {
    const CUSTOMERS = 10_000
    beforeAll(() => lengthenBook(portal.product.databaseUrl, 's-1', CUSTOMERS), 120_000)

    test('scroll to any place, drawing those in sight alone, and say which rows those are', async () => {
      const page = await portal.open('Alex Wilber', '/subscriptions?q=long&sort=quantity')
      const table = page.getByRole('table', { name: 'Subscriptions' })
      await table.getByRole('cell', { name: 'Long 1', exact: false }).first().waitFor()
      expect(await table.getAttribute('aria-rowcount')).toBe(String(CUSTOMERS * 5 + 1))
      expect(await table.getByRole('row').count()).toBeLessThan(60)
      const frame = page.getByRole('group', { name: 'Subscriptions' })
      await frame.evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }))
      await expect.poll(() => table.getByText('Loading').count(), { timeout: 10_000 }).toBe(0)
      // Customer n has five rows of n seats, so that the seats say where in the list a row is.
      const rows = await table
        .locator('[role=row][data-index]')
        .evaluateAll((all) =>
          all.map(
            (row) => [row.getAttribute('aria-rowindex'), row.querySelectorAll('[role=cell]')[4]?.textContent?.replace(/\D/g, '')] as const,
          ),
        )
      expect(rows.length).toBeGreaterThan(5)
      for (const [index, seats] of rows) expect(Number(seats)).toBe(Math.ceil((Number(index) - 1) / 5))
      expect(Number(rows[0]?.[0])).toBeGreaterThan(10_000)
    })

    test('are gone through with the keyboard, to the very last', async () => {
      const page = await portal.open('Alex Wilber', '/subscriptions?q=long&sort=quantity')
      const table = page.getByRole('table', { name: 'Subscriptions' })
      await table.getByRole('cell', { name: 'Long 1', exact: false }).first().waitFor()
      await page.getByRole('group', { name: 'Subscriptions' }).focus()
      const last = table.locator(`[aria-rowindex="${String(CUSTOMERS * 5 + 1)}"]`)
      await page.keyboard.press('PageDown')
      await table.locator('[aria-rowindex="15"]').waitFor()
      await expect
        .poll(
          async () => {
            await page.keyboard.press('End')
            return last.getByRole('link', { name: 'Long 10000', exact: true }).count()
          },
          { timeout: 15_000 },
        )
        .toBeGreaterThan(0)
    })

    test('begin at the top again when they are sorted anew', async () => {
      const page = await portal.open('Alex Wilber', '/subscriptions?q=long&sort=quantity')
      await page.getByRole('link', { name: 'Long 1', exact: true }).first().waitFor()
      await page.getByRole('group', { name: 'Subscriptions' }).evaluate((element) => element.scrollTo({ top: 100_000 }))
      await page.getByRole('button', { name: 'Seats' }).click()
      await page.getByRole('link', { name: 'Long 10000', exact: true }).first().waitFor()
    })
  })

  test('nothing failed, and no style was refused', () => {
    expect(portal.errors).toEqual([])
  })
})
