import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aSmallBook } from '../support/a-small-book.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { LOOKS_AGAIN } from './support/fits.ts'
import { listFaults } from './support/list-faults.ts'

describe('the pages of retirements', { timeout: 120_000 }, () => {
  let portal: Portal

  beforeAll(async () => {
    portal = await openPortal(aSmallBook({ contoso: 3, fabrikam: 2, tailspin: 2 }))
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test('say that nobody has scanned, and want a right for the scan', async () => {
    const page = await portal.open('Isaiah Langer', '/retirements')
    await page.getByText('Nobody has scanned the customers yet').waitFor()
    await page.getByRole('button', { name: 'Scan all customers' }).focus()
    await page.getByRole('tooltip').filter({ hasText: 'This wants the right to plan' }).waitFor()
  })

  test('scan when they are told to, and then say whom each concerns', async () => {
    await portal.product.startWorker()
    const page = await portal.open('Alex Wilber', '/retirements')
    await page.getByRole('button', { name: 'Scan all customers' }).click()
    await page.getByText('The scan has begun.').waitFor()
    const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Office 365 Enterprise E4' }) })
    await expect
      .poll(async () => (await card.locator('dl').first().innerText()).split(/\s*\n\s*/), { timeout: 60_000, interval: 500 })
      .toEqual(['affected customers', '2', 'seats', '11'])
    expect(await card.innerText()).toContain('Reviewed')
    expect(await card.innerText()).toContain('Migrate Office 365 E4 subscriptions to newer Office 365 versions')
    await card.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'Office 365 Enterprise E4' }).waitFor()
  })

  test('compare the options as the document has them', async () => {
    const page = await portal.open('Alex Wilber', '/retirements/office-365-e4')
    const table = page.getByRole('group', { name: 'The options compared' })
    const answers = async (feature: string) =>
      (await table.getByRole('row').filter({ hasText: feature }).getByRole('cell').allInnerTexts()).slice(1)
    expect(await answers('PSTN Conferencing?')).toEqual(['Yes', 'No', 'No', 'No'])
    expect(await answers('Get all the features')).toEqual(['Yes', 'Yes', 'Yes', 'No'])
    await page.getByRole('heading', { name: '4 replacement options' }).waitFor()
    const { retirements } = await portal.product.api.call(routes.listRetirements, {})
    expect(retirements.find(({ id }) => id === 'office-365-e4')).toMatchObject({ options: 8, standIns: 4 })
    await page.getByRole('switch', { name: /stand in for these options/ }).click()
    await page.getByRole('heading', { name: '8 replacement options' }).waitFor()
    expect(await answers('PSTN Conferencing?')).toHaveLength(8)
    await page.reload()
    await page.getByRole('heading', { name: '8 replacement options' }).waitFor()
    expect(await page.getByText('Stands in for: Option 1').count()).toBe(1)
  })

  test('show what an add-on needs, the offers and the days on which Microsoft deletes', async () => {
    const page = await portal.open('Alex Wilber', '/retirements/office-365-e4')
    const option = page.getByRole('listitem').filter({ hasText: 'Option 3: Office 365 Enterprise E3' }).first()
    expect(await option.innerText()).toMatch(/Skype for Business Plus CAL\s+Add-on[\s\S]*Needs one of: .*Office 365 E3/)
    const offers = page.getByRole('group', { name: 'Table: Retired offers' })
    expect(await offers.getByRole('row').filter({ hasText: 'for Faculty' }).innerText()).toMatch(/Faculty\s+Not public\s+16732e85-/)
    await page.getByText('after 90 or 120 days').waitFor()
  })

  test('show the options of one segment, and keep it in the address', async () => {
    const page = await portal.open('Alex Wilber', '/retirements/kaizala-pro')
    await page.getByRole('heading', { name: '22 replacement options' }).waitFor()
    await page.getByLabel('Segment').selectOption('Students')
    await page.getByRole('heading', { name: '7 replacement options' }).waitFor()
    expect(new URL(page.url()).searchParams.get('segment')).toBe('education-student')
  })

  test('speak the reader’s language where the catalog does', async () => {
    const page = await portal.open('Alex Wilber', '/retirements/office-365-e4', { locale: 'it-IT' })
    const table = page.getByRole('group', { name: 'Confronto delle opzioni' })
    expect(await table.getByRole('row').filter({ hasText: 'Servizi di conferenza PSTN?' }).getByRole('cell').allInnerTexts()).toEqual([
      'Servizi di conferenza PSTN?',
      'Sì',
      'No',
      'No',
      'No',
    ])
  })

  test('lead to a plan for whoever may plan', async () => {
    const page = await portal.open('Lidia Holloway', '/retirements/office-365-e4')
    await page.getByRole('button', { name: 'Plan the migration' }).click()
    await page.waitForURL('**/plans/new?retirement=office-365-e4')
    const other = await portal.open('Isaiah Langer', '/retirements/office-365-e4')
    await other.getByRole('button', { name: 'Plan the migration' }).focus()
    await other.getByRole('tooltip').filter({ hasText: 'right to plan' }).waitFor()
  })

  test('of one that there is not say so', async () => {
    const context = await portal.open('Alex Wilber', '/retirements')
    await context.goto(`${portal.product.url}/retirements/office-365-e9`)
    await context.getByRole('alert').filter({ hasText: 'office-365-e9' }).waitFor()
  })

  test.runIf(LOOKS_AGAIN).each(['/retirements', '/retirements/office-365-e4?standIns=true', '/retirements/kaizala-pro'])(
    'look right: %s',
    async (path) => {
      expect(await listFaults(portal, path)).toEqual([])
    },
  )

  test('fail nowhere', () => {
    expect(portal.errors).toEqual([])
  })
})
