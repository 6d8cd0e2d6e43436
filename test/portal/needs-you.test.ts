import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookOf, CHOICES } from '../run-control/held-run.ts'
import { until } from '../support/a-running-product.ts'
import { approvePlan } from '../support/carry-out.ts'
import { LOOKS_AGAIN } from './support/fits.ts'
import { openPortal, type Portal } from './support/a-portal.ts'

let portal: Portal

describe('the first page', () => {
  beforeAll(async () => {
    portal = await openPortal(aBookOf({ 'contoso.example': 2, 'fabrikam.example': 1, 'tailspin.example': 1 }))
    await portal.product.startWorker()
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test('begins with a look at the customers, for whoever may', async () => {
    const helpdesk = await portal.open('Isaiah Langer')
    await helpdesk.getByText('Nobody has looked at the customers yet.').waitFor()
    expect(await helpdesk.getByRole('button', { name: 'Look at the customers' }).isDisabled()).toBe(true)
    const page = await portal.open('Alex Wilber')
    await page.getByRole('button', { name: 'Look at the customers' }).click()
    await page.getByText('3 of 3 customers read').waitFor()
    await page.getByText('3 customers with a retired product, in no plan').waitFor()
  })

  test('says what is affected, who stands where and what is still in use', async () => {
    const page = await portal.open('Alex Wilber')
    const row = page.getByRole('row', { name: /Office 365 Enterprise E4/ })
    expect((await row.getByRole('cell').allInnerTexts()).slice(1, 5)).toEqual(['3', '4', '4', '4'])
    expect(
      await page.getByRole('region', { name: 'Customers by state' }).getByRole('listitem').filter({ hasText: 'No plan' }).innerText(),
    ).toMatch(/^3\s/)
    await page.getByRole('region', { name: 'Seats still on retired products' }).getByText('As a table').click()
    await page.getByRole('cell', { name: 'scan s-1' }).waitFor()
  })

  test('lets a person pass a gate with one button and one yes, and the line is gone', async () => {
    const { api } = portal.product
    const plan = await approvePlan(portal.product, { ...CHOICES, waitBefore: { buy: 'person' } })
    const { id } = await api.call(routes.startRun, { body: { plan } })
    const page = await portal.open('Pradeep Gupta')
    const line = page.getByRole('listitem').filter({ hasText: 'contoso' })
    await line.getByRole('button', { name: 'Go on' }).click()
    const question = page.getByRole('alertdialog', { name: 'Buy for contoso now?' })
    expect(await question.innerText()).toContain(`The migration plan of ${id}`)
    await question.getByRole('button', { name: 'Go on' }).click()
    await line.waitFor({ state: 'detached' })
    await until('contoso to be past the gate', async () => {
      const { migrations } = await api.call(routes.getRun, { params: { id } })
      return migrations.find(({ customer }) => customer.name === 'contoso')?.state !== 'needs-person' || undefined
    })
  })

  test('says what went wrong when it did, and lets try again', async () => {
    const page = await portal.open('Alex Wilber')
    await page.route('**/api/writes/stop', (route) => route.abort())
    await page.getByRole('button', { name: 'Stop all writes' }).click()
    const question = page.getByRole('alertdialog')
    await question.getByRole('button', { name: 'Stop all writes' }).click()
    await question.getByText('Crossgrade does not answer').waitFor()
    await page.unroute('**/api/writes/stop')
    await question.getByRole('button', { name: 'Stop all writes' }).click()
    await page.getByText('All writes are stopped').waitFor()
  })

  test.runIf(LOOKS_AGAIN)(
    'says when nobody answers any more; this page and the next recover by themselves',
    { timeout: 90_000 },
    async () => {
      const page = await portal.open('Alex Wilber')
      await page.route('**/api/**', (route) => route.abort())
      await page.getByText('Crossgrade is not reached').waitFor()
      await page.getByRole('navigation').getByRole('link', { name: 'Subscriptions' }).click()
      await page.getByRole('alert').filter({ hasText: 'This page tries again by itself.' }).waitFor()
      await page.unroute('**/api/**')
      await page.getByRole('cell', { name: 'contoso' }).first().waitFor()
      await page.getByText('Crossgrade is not reached').waitFor({ state: 'detached' })
    },
  )

  test('nothing failed, and no style was refused', () => {
    expect(portal.errors).toEqual([])
  })
})
