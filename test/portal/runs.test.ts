import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBookOf, CHOICES, holdProduct, isState, type HeldProduct } from '../run-control/held-run.ts'
import { until } from '../support/a-running-product.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { expectWhole } from './support/languages.ts'

const TIMEOUT_MS = 120_000
/** More than are shown at once. */
const CUSTOMERS = 60

describe('runs', () => {
  let portal: Portal
  let held: HeldProduct
  let run = ''

  beforeAll(async () => {
    const domains = Array.from({ length: CUSTOMERS }, (_, i) => `customer${String(i + 1).padStart(2, '0')}.example`)
    portal = await openPortal(aBookOf(Object.fromEntries(domains.map((domain) => [domain, 1]))))
    held = holdProduct(portal.product)
  }, TIMEOUT_MS)
  afterAll(() => portal[Symbol.asyncDispose]())

  test(
    'without any it says why, and where they begin; a run that is not there is a problem with a next step',
    async () => {
      const page = await portal.open('Alex Wilber', '/runs')
      await page.getByText('There is no run yet.').waitFor()
      await page.getByRole('link', { name: 'To the migration plans' }).waitFor()
      await page.goto(`${portal.product.url}/undo`)
      await page.getByText('Nothing has been carried out yet').waitFor()
      await page.goto(`${portal.product.url}/runs/r-99`)
      await page.getByRole('alert').filter({ hasText: 'crossgrade run list' }).waitFor()
      await expectWhole(portal, '/runs')
      await expectWhole(portal, '/undo')
    },
    TIMEOUT_MS,
  )

  test('one is paused from the page, stays so, and goes on', { timeout: TIMEOUT_MS }, async () => {
    await held.product.startWorker()
    run = await held.start({ ...CHOICES, hold: { hours: 48 } })
    const page = await portal.open('Alex Wilber', `/runs/${run}`)
    await page.getByRole('button', { name: 'Pause' }).click()
    const question = page.getByRole('alertdialog', { name: `Pause ${run}?` })
    expect(await question.innerText()).toContain(`${String(CUSTOMERS)} open migrations send no new write`)
    expect(await question.innerText()).toContain(`npx crossgrade run pause ${run}`)
    await question.getByRole('button', { name: 'Pause', exact: true }).click()
    await page.getByRole('region', { name: 'Needs you' }).getByText('Paused by Alex Wilber').waitFor()
    expect((await held.run(run)).state).toBe('paused')
    await page.goto(`${portal.product.url}/runs`)
    await page
      .getByRole('row', { name: new RegExp(run) })
      .getByText('Paused by Alex Wilber')
      .waitFor()
    await page.getByRole('link', { name: run, exact: true }).click()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Resume', exact: true }).click()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    expect((await held.run(run)).state).toBe('running')
  })

  test('of many customers those in sight are there, and all can be reached', async () => {
    const page = await portal.open('Alex Wilber', `/runs/${run}?sort=customer`)
    const table = page.getByRole('table', { name: 'Customers' })
    await table.getByRole('link', { name: 'customer01' }).waitFor()
    expect(await table.getAttribute('aria-rowcount')).toBe(String(CUSTOMERS + 1))
    expect(await table.getByRole('row').count()).toBeLessThan(CUSTOMERS)
    await page.getByRole('region', { name: 'Customers' }).focus()
    // Rows are measured as they come into sight, so that the end is further away than it looked.
    const last = table.getByRole('link', { name: `customer${String(CUSTOMERS)}` })
    await until('the last customer', async () => {
      await page.keyboard.press('End')
      return (await last.isVisible()) || undefined
    })
  })

  test(
    'a lost connection is said while it lasts, and what happened meanwhile is shown when it is back',
    { timeout: TIMEOUT_MS },
    async () => {
      const page = await portal.open('Alex Wilber', '/runs')
      const pattern = /\/stream/
      await page.route(pattern, (route) => route.abort())
      await page.goto(`${portal.product.url}/runs/${run}`)
      await page.getByText('The connection is lost').waitFor()
      await page.unroute(pattern)
      await page.getByText('The connection is lost').waitFor({ state: 'detached' })
      await page.route(pattern, (route) => route.fulfill({ status: 502, body: 'bad gateway' }))
      await page.reload()
      await page.getByText('The connection is lost').waitFor()
      await page.unroute(pattern)
      await page.getByText('The connection is lost').waitFor({ state: 'detached' })
    },
  )

  test('one is stopped for good by whoever types its name, and says what stands', { timeout: TIMEOUT_MS }, async () => {
    const page = await portal.open('Alex Wilber', `/runs/${run}`)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    const question = page.getByRole('alertdialog', { name: `Stop ${run} for good?` })
    expect(await question.innerText()).toContain('subscriptions are let go for another run')
    const act = question.getByRole('button', { name: 'Stop', exact: true })
    expect(await act.isDisabled()).toBe(true)
    await question.getByRole('textbox').fill(run)
    await act.click()
    await question.waitFor({ state: 'detached' })
    await held.advanceUntil(run, isState('stopped'))
    await page.getByText('Stopped for good').waitFor()
    await page
      .getByText(/[01] of 1 users? moved, the old subscription is active/)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0)
    await expectWhole(portal, `/runs/${run}`)
    expect(portal.errors).toEqual([])
  })
})

test('a run that pauses by itself says why, and goes on when that was put right', { timeout: TIMEOUT_MS }, async () => {
  const users = 40
  await using portal = await openPortal(aBookOf({ 'contoso.example': users }))
  const held = holdProduct(portal.product)
  await held.world.addFault({ kind: 'error', operation: 'assignLicense', code: 'MUTUALLY_EXCLUSIVE', every: 1 })
  await held.product.startWorker()
  const run = await held.start()
  const page = await portal.open('Alex Wilber', `/runs/${run}`)
  await held.advanceUntil(run, (each) => each.state === 'paused' && each.settled)
  const needsYou = page.getByRole('region', { name: 'Needs you' })
  await needsYou.getByText(/users tried were refused, more than 20 %/).waitFor()
  await needsYou
    .getByText(/\d+ users? (was|were) refused|not moved as approved|Paused/)
    .first()
    .waitFor()
  await portal.product.practice.call('DELETE', '/emulator/faults', z.unknown())
  await page.getByRole('button', { name: 'Retry what failed' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retry what failed', exact: true }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Resume', exact: true }).click()
  await held.advanceUntil(run, ({ migrations }) => migrations.every(({ state }) => state === 'watching'))
  await needsYou.waitFor({ state: 'detached' })
  await page.getByText(`Users verified: ${String(users)} of ${String(users)}`).waitFor()
  const report = page.getByRole('link', { name: 'One page to hand on (HTML)' })
  const morning = await page.request.get(`${portal.product.url}${(await report.getAttribute('href')) ?? ''}`)
  expect(await morning.text()).toContain('Nobody has to do anything.')
  const [{ customer } = { customer: { id: '', name: '' } }] = (await held.run(run)).migrations
  await page.goto(`${portal.product.url}/runs/${run}/customers/${customer.id}`)
  const compared = page.getByRole('region', { name: 'Reconciliation' })
  const before = await compared.getByRole('time').allInnerTexts()
  await compared.getByRole('button', { name: 'Compare now' }).click()
  await compared.getByRole('row', { name: /E4/ }).first().waitFor()
  await compared.getByRole('button', { name: 'Compare now' }).waitFor()
  await until('a new reading', async () => {
    const now = await compared.getByRole('time').allInnerTexts()
    return (now.length > 0 && now.join() !== before.join()) || undefined
  })
})
