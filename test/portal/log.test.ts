import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookOf, CHOICES } from '../run-control/held-run.ts'
import { startRun, untilSettled } from '../support/carry-out.ts'
import { openPortal, type Portal } from './support/a-portal.ts'

let portal: Portal

/** Moments within sentences stand as the reader has them: the day, and the time where it is near. */
const MOMENT_SHOWN = /[A-Z][a-z]{2} \d{1,2}, \d{4}(, \d{1,2}:\d\d [AP]M \([^)]*UTC\))?/g
const MOMENT_RECORDED = /\d{4}-\d\d-\d\dT[\d:.]+Z/g

describe('the log', () => {
  beforeAll(async () => {
    portal = await openPortal(aBookOf({ 'contoso.example': 2, 'fabrikam.example': 1 }), 600)
    await portal.product.startWorker()
    await untilSettled(portal.product, await startRun(portal.product, CHOICES))
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test('says what happened, newest first, and in full where one looks closer', async () => {
    const page = await portal.open('Isaiah Langer', '/log')
    const { items } = await portal.product.api.call(routes.listLog, { query: {} })
    expect(items.length).toBeGreaterThan(10)
    const said = await page.locator('tbody summary').allInnerTexts()
    expect(said.map((text) => text.replace(MOMENT_SHOWN, 'then'))).toEqual(items.map(({ text }) => text.replace(MOMENT_RECORDED, 'then')))
    const approval = page.getByRole('row').filter({ has: page.locator('pre', { hasText: /^plan:approved/ }) })
    expect(await approval.locator('pre').first().isVisible()).toBe(false)
    await approval.locator('summary').first().click()
    await approval.locator('pre').first().waitFor()
  })

  test('is read in the language of whoever reads it', async () => {
    const page = await portal.open('Isaiah Langer', '/log', { locale: 'it-IT' })
    const said = await page.locator('tbody summary').allInnerTexts()
    expect(said).toContain('Piano di migrazione creato: p-1')
    expect(said).toContain('Nuovo stato: attende che Microsoft elimini la sottoscrizione precedente')
    expect(said.filter((text) => text.startsWith('Nuovo stato: ') && /Acquisto|Eliminata/.test(text))).toEqual([])
    expect(said.filter((text) => text.startsWith('Passaggio concluso: ')).length).toBeGreaterThan(5)
    expect(await page.locator('tbody summary > [lang=en]').count()).toBe(0)
  })

  test('is filtered, with the filter in the address', async () => {
    const page = await portal.open('Isaiah Langer', '/log')
    await page.getByRole('textbox', { name: 'Customer, id or domain' }).fill('fabrikam.example')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByRole('cell', { name: 'contoso' }).first().waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toBe('?customer=fabrikam.example')
    expect(new Set(await page.locator('tbody td:nth-child(3)').allInnerTexts())).toEqual(new Set(['fabrikam']))
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByRole('cell', { name: 'contoso' }).first().waitFor()
  })

  test('goes on to older ones until there are none', async () => {
    const page = await portal.open('Isaiah Langer', '/log')
    const older = page.getByRole('button', { name: 'Show older ones' })
    while ((await older.count()) > 0) await older.click()
    expect(await page.getByRole('row').last().innerText()).toMatch(/scan|snapshot|look/i)
  })

  test('says so where nothing is like what was asked for, and where it cannot be', async () => {
    await (await portal.open('Isaiah Langer', '/log?actor=Nobody')).getByText('Nothing in the log is like this.').waitFor()
    await (await portal.open('Isaiah Langer', '/log?customer=nowhere.example')).getByRole('alert').waitFor()
  })

  test('is saved as a file of what is shown', async () => {
    const page = await portal.open('Isaiah Langer', '/log?customer=fabrikam.example')
    await page.getByRole('button', { name: 'Save as' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'CSV' }).click()])
    expect(download.suggestedFilename()).toMatch(/log.*\.csv$/)
  })

  test('nothing failed, and no style was refused', () => {
    expect(portal.errors).toEqual([])
  })
})
