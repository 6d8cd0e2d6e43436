import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { scan } from '../book/scan.ts'
import { aSmallBook, QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRun, untilSettled } from '../support/carry-out.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { LOOKS_AGAIN } from './support/fits.ts'
import { listFaults } from './support/list-faults.ts'
import { listBrokenTexts } from './support/look.ts'

const UPN = 'user1@contoso.example'
const BEREFT = 'user1@fabrikam.example'

describe('the page of a user', { timeout: 120_000 }, () => {
  let portal: Portal

  beforeAll(async () => {
    portal = await openPortal(aSmallBook({ contoso: 3, fabrikam: 2, tailspin: 1 }), 1800)
    await portal.product.startWorker()
    await untilSettled(portal.product, await startRun(portal.product, QUICK_CHOICES))
  }, 240_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test('is found by the box on every page', async () => {
    const page = await portal.open('Isaiah Langer', '/')
    await page.getByRole('combobox', { name: 'Find a user' }).fill(UPN)
    await page.getByRole('combobox', { name: 'Find a user' }).press('Enter')
    await page.waitForURL((url) => url.pathname === '/users' && url.searchParams.get('q') === UPN)
    await page.getByText('Verified', { exact: true }).waitFor()
    expect(await page.getByRole('region', { name: /^Moved by run/ }).innerText()).toMatch(/Given\s+Office 365 E3[\s\S]*Taken\s+Office 365/)
  })

  test('is chosen from those whom the box offers', async () => {
    const page = await portal.open('Isaiah Langer', '/')
    await page.getByRole('combobox', { name: 'Find a user' }).fill('user1@con')
    await page.getByRole('option', { name: UPN }).click()
    await page.getByRole('heading', { level: 1, name: 'user1' }).waitFor()
  })

  test('says so when there is nobody, and why that may be', async () => {
    const page = await portal.open('Isaiah Langer', '/users/nobody@contoso.example')
    await page.getByRole('heading', { name: 'Nobody by that name' }).waitFor()
    await page.getByText('There is no user nobody@contoso.example on record.').waitFor()
    await page.goto(`${portal.product.url}/users?q=zz`)
    await page.getByText('Nobody whose name or domain begins with zz is on record.').waitFor()
  })

  test('are found by the beginning of their name, over all customers', async () => {
    const page = await portal.open('Isaiah Langer')
    await page.getByRole('combobox', { name: 'Find a user' }).fill('user1')
    await page.getByRole('combobox', { name: 'Find a user' }).press('Enter')
    await page.getByRole('cell', { name: UPN }).waitFor()
    await page.getByRole('row').filter({ hasText: UPN }).getByRole('link').first().click()
    await page.waitForURL((url) => url.pathname === `/users/${encodeURIComponent(UPN)}` || url.pathname === `/users/${UPN}`)
  })

  test('has what was on before, what takes its place, and the ids that Microsoft’s support asks for', async () => {
    const page = await portal.open('Isaiah Langer', `/users/${UPN}`)
    const move = page.getByRole('region', { name: /^Moved by run/ })
    const services = move.getByRole('group', { name: 'Services that were on' })
    expect(await services.getByRole('row').filter({ hasText: 'MCOVOICECONF' }).innerText()).toContain('is lost')
    expect(await services.getByRole('row').filter({ hasText: 'Exchange Online' }).innerText()).toMatch(
      /EXCHANGE_S_ENTERPRISE.*EXCHANGE_S_ENTERPRISE/s,
    )
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await move.getByRole('button', { name: 'Copy: Request id' }).first().click()
    await move.getByRole('button', { name: 'Copied: Request id' }).waitFor()
    const id = await page.evaluate(() => navigator.clipboard.readText())
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await page.getByRole('textbox', { name: /^For whoever helps the user/ }).inputValue()).toContain(`request-id ${id}`)
  })

  test('leads to the way back, for whoever may undo', async () => {
    const page = await portal.open('Isaiah Langer', `/users/${UPN}`)
    await page.getByRole('button', { name: 'Put back' }).focus()
    await page.getByRole('tooltip').filter({ hasText: 'right to undo' }).waitFor()
    const other = await portal.open('Pradeep Gupta', `/users/${UPN}`)
    await other.getByRole('button', { name: 'Put back' }).click()
    await other.waitForURL((url) => url.pathname === '/undo' && url.searchParams.get('users') === UPN)
  })

  test('shows what is missing now when it is read now, and gives it again when somebody says so', async () => {
    await portal.product.practice.call('PATCH', `/emulator/customers/fabrikam.example/users/${BEREFT}`, z.unknown(), { licenses: [] })
    const page = await portal.open('Alex Wilber', `/users/${BEREFT}`)
    const again = page.getByRole('button', { name: 'Give again' })
    await expect
      .poll(
        async () => {
          const read = page.getByRole('button', { name: 'Read now' })
          if (await read.isEnabled()) await read.click()
          return again.isVisible()
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(true)
    expect(new URL(page.url()).searchParams.get('live')).toBe('true')
    expect(await page.getByText('is not on').count()).toBeGreaterThan(3)
    await again.click()
    const question = page.getByRole('alertdialog', { name: `Give ${BEREFT} the license again?` })
    expect(await question.innerText()).toContain('gives this one user Office 365 E3 again')
    await question.getByRole('button', { name: 'Give again' }).click()
    await page.getByText('They have it.', { exact: true }).waitFor({ timeout: 60_000 })
  })

  test('reads in their own language what came of giving it again', async () => {
    await portal.product.practice.call('PATCH', `/emulator/customers/fabrikam.example/users/${BEREFT}`, z.unknown(), { licenses: [] })
    const page = await portal.open('Alex Wilber', `/users/${BEREFT}?live=true`, { locale: 'it-IT' })
    await page.getByRole('button', { name: 'Assegna di nuovo' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Assegna di nuovo' }).click()
    const outcome = page.getByText("è stata assegnata di nuovo, e l'utente la ha")
    await outcome.waitFor({ timeout: 60_000 })
    expect(await outcome.getAttribute('lang')).toBe('it')
  })

  test.runIf(LOOKS_AGAIN).each([`/users/${UPN}?live=true`, '/users/nobody', '/users'])('looks right: %s', async (path) => {
    expect(await listFaults(portal, path)).toEqual([])
  })

  test('is found when no scan sees them any more, and that is said', async () => {
    await scan(portal.product)
    const page = await portal.open('Isaiah Langer', '/', { viewport: { width: 375, height: 800 } })
    const box = page.getByRole('combobox', { name: 'Find a user' })
    await box.fill('user1')
    await page
      .getByRole('option', { name: UPN })
      .getByText(/^Moved by r-\d+$/)
      .waitFor()
    expect(await listBrokenTexts(page)).toEqual([])
    await box.press('Enter')
    await page
      .getByRole('row')
      .filter({ hasText: UPN })
      .getByText(/^Moved by r-\d+$/)
      .waitFor()
    expect(await listBrokenTexts(page)).toEqual([])
    await page.getByRole('row').filter({ hasText: UPN }).getByRole('link', { name: 'user1' }).click()
    await page.getByText('The latest scan did not see them').waitFor()
  })

  test('fails nowhere', () => {
    expect(portal.errors).toEqual([])
  })
})
