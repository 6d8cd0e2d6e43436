import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookToLookAt } from '../book/a-book-to-look-at.ts'
import { scan } from '../book/scan.ts'
import { CHOICES } from '../run-control/held-run.ts'
import { startRun, untilSettled } from '../support/carry-out.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { fits } from './support/fits.ts'

let portal: Portal

describe('one customer', () => {
  beforeAll(async () => {
    portal = await openPortal(aBookToLookAt(), 60)
    await portal.product.startWorker()
    await scan(portal.product)
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test('that is not there is said, with what to do', async () => {
    const page = await portal.open('Alex Wilber', '/subscriptions')
    await page.goto(`${portal.product.url}/customers/nobody.example`)
    await page.getByRole('alert').filter({ hasText: 'crossgrade customer list' }).waitFor()
  })

  test('has its users with what they hold, which services are off and when they were last seen', async () => {
    const page = await portal.open('Isaiah Langer', '/customers/contoso.example')
    await page.getByRole('button', { name: 'Users and licenses' }).click()
    const row = page.getByRole('row', { name: /Megan Bowen/ })
    expect(await row.innerText()).toMatch(/Office 365 (Enterprise )?E4[\s\S]*Direct[\s\S]*Off: .*Sway/i)
    expect(await row.getByRole('link', { name: 'Megan Bowen' }).getAttribute('href')).toBe('/users/megan%40contoso.example')
    await page.getByRole('checkbox', { name: 'Inactive users only' }).check()
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2)
    expect(await page.getByRole('row', { name: /ann@contoso/ }).innerText()).toContain('Disabled')
    expect(new URL(page.url()).search).toBe('?inactive=true')
  })

  test('has those who hold something through a group, and the groups that give it', async () => {
    const page = await portal.open('Alex Wilber', '/customers/fabrikam.example/users?path=group')
    await page.getByText('through Team').first().waitFor()
    expect(await page.locator('tbody tr').count()).toBe(2)
    await page.getByRole('searchbox', { name: 'Name of the user' }).fill('gus')
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    await page.goto(`${portal.product.url}/customers/fabrikam.example`)
    const groups = page.getByRole('region', { name: 'Groups that carry licenses' })
    expect(await groups.getByRole('row', { name: /Team/ }).innerText()).toMatch(/Office 365 (Enterprise )?E4/)
  })

  test('whose directory was not read says so', async () => {
    await (await portal.open('Alex Wilber', '/customers/zava.example/users')).getByText('The directory was not read').waitFor()
  })

  test('gets a tag and loses it', async () => {
    const page = await portal.open('Alex Wilber', '/customers/zava.example')
    await page.getByRole('textbox', { name: 'New tag' }).fill('Call them')
    await page.getByRole('button', { name: 'Add tag' }).click()
    await page.getByRole('button', { name: 'Remove call them' }).click()
    await page.getByRole('button', { name: 'Remove call them' }).waitFor({ state: 'detached' })
    expect((await portal.product.api.call(routes.listTags)).items).toEqual([])
  })

  test('has what was replaced beside what replaces it, and the days that run out', async () => {
    await untilSettled(portal.product, await startRun(portal.product, CHOICES))
    await scan(portal.product)
    const page = await portal.open('Alex Wilber', '/customers/contoso.example')
    const old = page.getByRole('article', { name: 'Office 365 Enterprise E4' })
    expect(await old.innerText()).toMatch(/Suspended\s+Expires on Feb 4, 2026[\s\S]*Ended by r-1[\s\S]*Last safe undo/)
    await old.getByText('Replaced by Office 365 E3 (10 seats), then suspended').waitFor()
    const bought = page.getByRole('article', { name: 'Office 365 E3' })
    expect(await bought.innerText()).toMatch(/Active\s+Auto renews on[\s\S]*6 of 10 units assigned[\s\S]*Can be canceled until/)
    const days = page.getByRole('region', { name: 'Deadlines' })
    // The admin relationship extends itself, so that it does not end.
    expect(await days.locator('tbody td:nth-child(2)').allInnerTexts()).toEqual(['Can be canceled until', 'Last safe undo'])
    expect(await page.getByRole('region', { name: 'Runs' }).getByRole('link', { name: 'r-1' }).getAttribute('href')).toBe(
      '/runs/r-1/customers/contoso.example',
    )
    await old.getByRole('link', { name: 'Office 365 Enterprise E4' }).click()
    await page.getByRole('heading', { level: 1, name: 'Office 365 Enterprise E4' }).waitFor()
    const becomes = page.getByRole('region', { name: 'What becomes of it' })
    await becomes.getByText('Replaced by Office 365 E3 (10 seats), then suspended').waitFor()
    expect(await page.getByRole('region', { name: 'Lifecycle' }).innerText()).toMatch(/Ended by r-1[\s\S]*Microsoft may delete it from/)
  })

  test('a subscription that is not there is said', async () => {
    const page = await portal.open('Alex Wilber', '/customers/contoso.example/subscriptions/none')
    await page.getByRole('heading', { level: 1, name: 'There is no such subscription' }).waitFor()
  })

  fits('/customers/contoso.example', () => portal)
  fits('/customers/contoso.example/users', () => portal)

  test('nothing failed, and no style was refused', () => {
    expect(portal.errors).toEqual([])
  })
})
