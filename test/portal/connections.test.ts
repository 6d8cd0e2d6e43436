import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { aSmallBook } from '../support/a-small-book.ts'
import { until } from '../support/a-running-product.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { LOOKS_AGAIN } from './support/fits.ts'
import { listFaults } from './support/list-faults.ts'

describe('the page of connections', { timeout: 120_000 }, () => {
  let portal: Portal

  beforeAll(async () => {
    portal = await openPortal(aSmallBook({ contoso: 2, fabrikam: 1, tailspin: 1 }))
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test('says that nobody works and that nothing was looked at', async () => {
    const page = await portal.open('Isaiah Langer', '/connections')
    await page.getByText('No worker has been seen in the last day.').waitFor()
    expect(await page.getByText('Nobody has checked the connection').isVisible()).toBe(true)
    expect(await page.getByText('nothing real is bought, moved or suspended').isVisible()).toBe(true)
  })

  test('lets only who may connect change the trust, and keeps tokens from everybody else', async () => {
    const page = await portal.open('Isaiah Langer', '/connections')
    await page.getByRole('button', { name: 'Change to read only' }).focus()
    await page.getByRole('tooltip').filter({ hasText: 'right to connect' }).waitFor()
    expect(await page.getByText('To see, make and revoke API tokens').isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Make a token' }).count()).toBe(0)
  })

  test('changes the level of trust when told what that means', async () => {
    const page = await portal.open('Adele Vance', '/connections')
    await page.getByRole('button', { name: 'Change to read only' }).click()
    const question = page.getByRole('alertdialog', { name: 'Only read from now on?' })
    expect(await question.innerText()).toContain('No run is under way now.')
    await question.getByRole('button', { name: 'Change to read only' }).click()
    await page.getByText('The connection may only read').waitFor()
    expect((await portal.product.api.call(routes.getStatus)).trust).toBe('read-only')
    await page.getByRole('button', { name: 'Change to full' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Change to full' }).click()
    await page.getByText('The connection may only read').waitFor({ state: 'detached' })
  })

  test('shows the workers, and what is found of our rights when somebody looks', async () => {
    const { api } = portal.product
    await portal.product.startWorker()
    const { id } = await api.call(routes.takeSnapshot)
    await until('the snapshot', async () => (await api.call(routes.getSnapshot, { params: { id } })).state === 'complete' || undefined)
    const page = await portal.open('Alex Wilber', '/connections')
    await page.getByRole('group', { name: 'Table: Workers' }).getByText('Alive').waitFor()
    await page.getByRole('button', { name: 'Check all customers' }).click()
    await page.getByText('Checked.', { exact: true }).waitFor()
    const connection = page.getByRole('group', { name: 'Rights of the connection itself' })
    await connection.getByRole('row').filter({ hasText: 'Service account' }).getByText('Proven').waitFor()
    await page.getByRole('link', { name: 'Contoso' }).click()
    await page.getByRole('group', { name: 'Rights at Contoso' }).getByRole('row').filter({ hasText: 'Assign licenses' }).waitFor()
    expect(new URL(page.url()).searchParams.get('customer')).toBe('contoso.example')
    expect(await page.getByRole('group', { name: 'Table: Budget' }).getByRole('row').count()).toBeGreaterThan(1)
  })

  test('shows a new token once, and revokes it', async () => {
    const page = await portal.open('Alex Wilber', '/connections')
    await page.getByRole('button', { name: 'Make a token' }).click()
    const form = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    await form.getByLabel('Name').fill('nightly (report)')
    await form.getByRole('button', { name: 'Make', exact: true }).click()
    await form.getByRole('alert').filter({ hasText: 'a name without parentheses' }).waitFor()
    await form.getByLabel('Name').fill('nightly report')
    await form.getByRole('checkbox', { name: 'plan' }).check()
    await form.getByRole('button', { name: 'Make', exact: true }).click()
    const token = await form.getByText(/^cg_/).innerText()
    const ask = () => fetch(`${portal.product.url}/api/status`, { headers: { authorization: `Bearer ${token}` } })
    expect((await ask()).status).toBe(200)
    await form.getByRole('button', { name: 'I have kept it' }).click()
    expect(await page.getByText(token).count()).toBe(0)
    await page.getByRole('row').filter({ hasText: 'nightly report' }).getByText('view, plan').waitFor()
    await page.getByRole('button', { name: 'Revoke nightly report' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
    // What is behind a dialog has no role while it stands.
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await page.getByRole('row').filter({ hasText: 'nightly report' }).waitFor({ state: 'detached' })
    expect((await ask()).status).toBe(401)
  })

  test('signs a person out everywhere', async () => {
    const other = await portal.open('Pradeep Gupta', '/connections')
    const page = await portal.open('Alex Wilber', '/connections')
    await page.getByLabel('User principal name of one of your people').fill('pradeep@practice.example')
    await page.getByRole('button', { name: 'End sessions' }).click()
    const question = page.getByRole('alertdialog', { name: 'Sign pradeep@practice.example out everywhere?' })
    await question.getByRole('button', { name: 'End sessions' }).click()
    await page.getByText('1 session has ended.').waitFor()
    expect((await other.request.get(`${portal.product.url}/api/session`)).status()).toBe(401)
  })

  test.runIf(LOOKS_AGAIN)('looks right', async () => {
    expect(await listFaults(portal, '/connections?customer=contoso.example')).toEqual([])
    expect(await listFaults(portal, '/connections', 'Isaiah Langer')).toEqual([])
  })

  test('fails nowhere', () => {
    expect(portal.errors).toEqual([])
  })
})
