import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookToLookAt } from '../book/a-book-to-look-at.ts'
import { scanWithout } from '../book/scan.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { fits } from './support/fits.ts'

let portal: Portal

async function names(page: Page): Promise<readonly string[]> {
  return page.getByRole('table').getByRole('row').locator('[role=cell]:nth-child(2) a').allInnerTexts()
}

async function untilNames(page: Page, expected: readonly string[]): Promise<void> {
  await expect.poll(() => names(page), { timeout: 10_000 }).toEqual(expected)
}

async function tagsOf(): Promise<unknown> {
  return (await portal.product.api.call(routes.listTags)).items
}

describe('customers', () => {
  beforeAll(async () => {
    portal = await openPortal(aBookToLookAt())
    await portal.product.startWorker()
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test('are none before anybody has looked, and the page says what to do', async () => {
    const page = await portal.open('Alex Wilber', '/customers')
    await page.getByText('Nobody has looked at the customers yet.').waitFor()
    await page.getByRole('button', { name: 'Look at the customers' }).waitFor()
    await scanWithout(portal.product, 'litware.example')
    await page.reload()
    await untilNames(page, ['Älvdalen Bygg', 'Contoso', 'Fabrikam', 'Litware', 'Tailspin', 'Wingtip', 'Zava'])
  })

  test('say how far each has come, and why one could not be read', async () => {
    const page = await portal.open('Isaiah Langer', '/customers')
    expect(await page.getByRole('row', { name: /Contoso/ }).innerText()).toMatch(/No plan[\s\S]*Feb 4, 2026/)
    expect(await page.getByRole('row', { name: /Litware/ }).innerText()).toContain('Not read')
    await page.getByRole('combobox', { name: 'State' }).selectOption('no-plan')
    await page.getByRole('button', { name: 'Retired seats' }).click()
    await untilNames(page, ['Tailspin', 'Fabrikam', 'Contoso'])
    const { pathname, search } = new URL(page.url())
    await untilNames(await portal.open('Alex Wilber', pathname + search), ['Tailspin', 'Fabrikam', 'Contoso'])
  })

  test('get a tag several at a time, are found by it, and lose it', async () => {
    const page = await portal.open('Alex Wilber', '/customers')
    for (const name of ['Contoso', 'Tailspin']) await page.getByRole('checkbox', { name: `Choose ${name}` }).check()
    await page.getByText('2 chosen').waitFor()
    await page.getByRole('button', { name: 'Add tag' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Add a tag to 2 customers' })
    await dialog.getByRole('combobox', { name: 'Tag' }).fill('Wave 1')
    await dialog.getByRole('button', { name: 'Add tag' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await tagsOf()).toEqual([{ tag: 'wave 1', customers: 2 }])

    await page.getByRole('combobox', { name: 'Tag' }).selectOption('wave 1')
    await untilNames(page, ['Contoso', 'Tailspin'])
    const subscriptions = await portal.open('Alex Wilber', '/subscriptions?tag=wave+1')
    await subscriptions.getByText('2 subscriptions').waitFor()

    await page.getByRole('button', { name: 'Choose none' }).click()
    await page.getByRole('button', { name: 'Choose all 2 shown' }).click()
    await page.getByRole('button', { name: 'Remove tag' }).click()
    const question = page.getByRole('alertdialog', { name: 'Remove a tag from 2 customers' })
    await question.getByRole('combobox', { name: 'Tag' }).fill('wave 1')
    await question.getByRole('button', { name: 'Remove tag' }).click()
    await page.getByText('No customer is like this.').waitFor()
    expect(await tagsOf()).toEqual([])
  })

  test('are planned several at a time', async () => {
    const page = await portal.open('Alex Wilber', '/customers')
    for (const name of ['Contoso', 'Fabrikam']) await page.getByRole('checkbox', { name: `Choose ${name}` }).check()
    await page.getByRole('button', { name: 'Plan these' }).click()
    await page.waitForURL('**/plans/new?*')
    expect(new URL(page.url()).searchParams.get('only')).toBe('contoso.example,fabrikam.example')
  })

  test('are not tagged by whoever may not plan, who is told which right it wants', async () => {
    const page = await portal.open('Isaiah Langer', '/customers')
    await page.getByRole('checkbox', { name: 'Choose Contoso' }).check()
    const add = page.getByRole('button', { name: 'Add tag' })
    await add.focus()
    await page.getByRole('tooltip').filter({ hasText: 'This wants the right to plan' }).waitFor()
    await add.press('Enter')
    expect(await page.getByRole('alertdialog').count()).toBe(0)
    await page.goto(`${portal.product.url}/customers/contoso.example`)
    await page.getByRole('heading', { level: 1, name: 'Contoso' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'New tag' }).count()).toBe(0)
  })

  test('are saved as the file that the page shows', async () => {
    const page = await portal.open('Alex Wilber', '/customers?affected=true&sort=seats&dir=desc')
    await untilNames(page, ['Contoso', 'Fabrikam', 'Tailspin', 'Wingtip'])
    await page.getByRole('button', { name: 'Save as', exact: true }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'CSV' }).click()])
    const [titles = '', ...lines] = (await readFile(await download.path(), 'utf8')).replace('\uFEFF', '').trim().split('\r\n')
    expect(titles).toMatch(/^Customer,Domain,Tags,State/)
    expect(lines.map((line) => line.split(',')[0])).toEqual(await names(page))
  })

  fits('/customers', () => portal)

  test('nothing failed, and no style was refused', () => {
    expect(portal.errors).toEqual([])
  })
})
