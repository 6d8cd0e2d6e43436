import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookOf } from '../run-control/held-run.ts'
import { until } from '../support/a-running-product.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { LOOKS_AGAIN } from './support/fits.ts'
import { listFaults } from './support/list-faults.ts'

describe('the page of deadlines', { timeout: 120_000 }, () => {
  let portal: Portal
  const rowsOf = async (page: Page) =>
    (await page.getByRole('group', { name: 'Table: Days' }).getByRole('row').allInnerTexts())
      .slice(1)
      .map((row) => row.replaceAll(/\s+/g, ' '))

  beforeAll(async () => {
    const ends = { 'adatum.example': { adminEnds: 'P20D' }, 'fabrikam.example': { adminEnds: 'P100D' } }
    portal = await openPortal(aBookOf({ 'adatum.example': 1, 'contoso.example': 2, 'fabrikam.example': 1 }, ends))
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test('says why it is empty, and where to go', async () => {
    const page = await portal.open('Isaiah Langer', '/deadlines')
    await page.getByText('No retired subscription has a date.').waitFor()
    await page.getByRole('link', { name: 'See the retirements and scan' }).click()
    await page.getByRole('heading', { level: 1, name: 'Retirements' }).waitFor()
  })

  test('shows what comes under its customer, the most pressing first', async () => {
    const { api } = portal.product
    await portal.product.startWorker()
    const { id } = await api.call(routes.takeSnapshot)
    await until('the snapshot', async () => (await api.call(routes.getSnapshot, { params: { id } })).state === 'complete' || undefined)
    const page = await portal.open('Isaiah Langer', '/deadlines')
    await page.getByRole('tab', { name: 'All (8)' }).waitFor()
    const rows = await rowsOf(page)
    expect(rows[0]).toBe('adatum adatum.example')
    expect(rows[1]).toMatch(/^Feb 4, 2026 in (19|20) days Admin relationship ends High priority/)
    expect(rows.map((row) => row.split(' ')[0])).toEqual([
      'adatum',
      'Feb',
      'Jul',
      'Nov',
      'fabrikam',
      'Apr',
      'Jul',
      'Nov',
      'contoso',
      'Jul',
      'Nov',
    ])
  })

  test('shows one rank, kind or customer, as the address says', async () => {
    const page = await portal.open('Isaiah Langer', '/deadlines')
    await page.getByRole('tab', { name: 'High priority (1)' }).click()
    await page.waitForURL('**/deadlines?rank=high')
    await expect.poll(() => rowsOf(page), { timeout: 15_000 }).toHaveLength(2)
    await page.getByRole('tab', { name: 'All' }).click()
    await page.getByLabel('What').selectOption('Term ends')
    await page.getByLabel('Customer', { exact: true }).fill('contoso.example')
    await expect.poll(() => rowsOf(page), { timeout: 15_000 }).toEqual(['contoso contoso.example', expect.stringContaining('Term ends')])
    await page.reload()
    await expect.poll(() => rowsOf(page), { timeout: 15_000 }).toHaveLength(2)
    await page.getByLabel('Customer', { exact: true }).fill('nobody')
    await page.getByText('No day is like that.').waitFor()
    await page.getByRole('button', { name: 'Clear the filters' }).click()
    await page.getByRole('tab', { name: 'All (8)' }).waitFor()
  })

  test('leads from a figure of the timeline to its days', async () => {
    const page = await portal.open('Isaiah Langer', '/deadlines')
    const timeline = page.getByRole('group', { name: 'Table: Month by month' })
    await timeline.getByRole('row').filter({ hasText: 'Term ends' }).getByRole('link', { name: '3' }).click()
    await page.waitForURL((url) => url.searchParams.get('month') === '2026-11' && url.searchParams.get('kind') === 'term-end')
    await expect.poll(() => rowsOf(page), { timeout: 15_000 }).toHaveLength(6)
    await page.getByRole('switch', { name: 'Group by customer' }).click()
    await expect.poll(() => rowsOf(page), { timeout: 15_000 }).toHaveLength(3)
  })

  test('is a calendar file and a table, too', async () => {
    const page = await portal.open('Isaiah Langer', '/deadlines')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Calendar file' }).click()
    expect((await download).suggestedFilename()).toBe('crossgrade-deadlines.ics')
    await page.getByRole('button', { name: 'Save as' }).click()
    expect(await page.getByRole('menuitem', { name: 'CSV' }).getAttribute('href')).toContain('/api/tables/deadlines?format=csv')

    await page.goto(`${portal.product.url}/deadlines?rank=high&kind=term-end`)
    await page.getByRole('button', { name: 'Save as' }).click()
    expect(await page.getByRole('menuitem', { name: 'CSV' }).getAttribute('href')).toContain('rank=high&kind=term-end&format=csv')
  })

  test('says it when it cannot be read', async () => {
    const page = await portal.open('Isaiah Langer', '/retirements')
    await page.route('**/api/deadlines?*', (route) =>
      route.fulfill({ status: 400, contentType: 'application/problem+json', body: '{"title":"It went wrong","detail":"for a test"}' }),
    )
    await page.getByRole('link', { name: 'Deadlines' }).click()
    await page.getByRole('alert').filter({ hasText: 'It went wrong for a test' }).waitFor()
  })

  test.runIf(LOOKS_AGAIN).each(['/deadlines', '/deadlines?flat=true&rank=upcoming'])('looks right: %s', async (path) => {
    expect(await listFaults(portal, path)).toEqual([])
  })

  test('fails nowhere', () => {
    expect(portal.errors).toEqual([])
  })
})
