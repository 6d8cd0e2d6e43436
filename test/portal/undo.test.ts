import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { aSmallBook, QUICK_CHOICES, withGroup } from '../support/a-small-book.ts'
import { startRun, untilSettled } from '../support/carry-out.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { expectWhole } from './support/languages.ts'

const TIMEOUT_MS = 120_000

describe('the way back', () => {
  let portal: Portal
  let run = ''

  beforeAll(async () => {
    portal = await openPortal(withGroup(aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 1 }), 'Tailspin'), 1800)
    await portal.product.startWorker()
    run = await startRun(portal.product, QUICK_CHOICES)
    await untilSettled(portal.product, run)
  }, TIMEOUT_MS)
  afterAll(() => portal[Symbol.asyncDispose]())

  const rowOf = (page: Page, name: string) =>
    page.getByRole('table', { name: 'Customers with their last days' }).getByRole('row').filter({ hasText: name })

  /** From the page of the plan that was made, as whoever approves it there does. */
  async function carryOut(page: Page): Promise<string> {
    await page.waitForURL(/\/plans\/p-\d+$/)
    const plan = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await portal.product.api.call(routes.approvePlan, { params: { id: plan }, body: { all: true } })
    const { id } = await portal.product.api.call(routes.startRun, { body: { plan } })
    await untilSettled(portal.product, id)
    return id
  }

  test(
    'says for each customer until when it is safe and free, and what each step costs',
    async () => {
      const page = await portal.open('Alex Wilber', '/undo')
      await rowOf(page, 'Contoso')
        .getByText(/Apr 15, 2026/)
        .waitFor()
      expect(await rowOf(page, 'Contoso').innerText()).toMatch(/Apr 15, 2026\s+in \d+ days\s+Jan 22, 2026\s+(in \d+ days?|today)/)
      await page
        .getByRole('row', { name: /Choose r-1/ })
        .getByText('3 customers of 3')
        .waitFor()
      await page.getByRole('button', { name: 'See the steps of Contoso' }).click()
      const steps = page.getByRole('dialog', { name: 'The way back of Contoso' })
      await steps.getByText('5 seats are billed again').waitFor()
      await steps.getByText('Purchase canceled').waitFor()
      await steps.getByRole('button', { name: 'Close' }).click()
      const italian = await portal.open('Alex Wilber', '/undo', { locale: 'it-IT' })
      await italian.getByRole('button', { name: 'Vedi i passaggi di Contoso' }).click()
      const inItalian = italian.getByRole('dialog', { name: 'Il ritorno di Contoso' })
      await inItalian.getByText('5 postazioni tornano a essere fatturate').waitFor()
      expect(await inItalian.locator('[lang=en]').allInnerTexts()).toEqual(['Office 365 Enterprise E4'])
      await italian.context().close()
      await expectWhole(portal, '/undo')
    },
    TIMEOUT_MS,
  )

  test('whoever may not take back is told so', async () => {
    const page = await portal.open('Lidia Holloway', '/undo')
    const plan = page.getByRole('button', { name: 'Plan the way back of all 3 customers' })
    await plan.focus()
    await page.getByRole('tooltip').filter({ hasText: 'This wants the right to undo' }).waitFor()
    await plan.press('Enter')
    expect(await page.getByRole('alertdialog').count()).toBe(0)
  })

  test('of one user begins at the run, and takes back that user alone', { timeout: TIMEOUT_MS }, async () => {
    const page = await portal.open('Alex Wilber', `/runs/${run}?tab=users`)
    const user = page.getByRole('row').filter({ hasText: 'user1@contoso.example' })
    await user.getByRole('link', { name: 'Take back' }).click()
    await page.getByRole('textbox', { name: 'User principal names' }).waitFor()
    await page.getByRole('button', { name: 'Plan the way back of 1 user' }).click()
    const question = page.getByRole('alertdialog', { name: `Plan the way back of ${run}?` })
    expect(await question.innerText()).toContain('1 user gets back what was stored before.')
    expect(await question.innerText()).toContain(`npx crossgrade undo plan ${run} --user user1@contoso.example`)
    await question.getByRole('button', { name: 'Plan the way back', exact: true }).click()
    const back = await carryOut(page)
    await page.goto(`${portal.product.url}/runs/${back}`)
    await page.getByRole('heading', { level: 1, name: `Run ${back}: the way back of ${run}` }).waitFor()
    await page.getByText('1 user has what they had before; read back').waitFor()
    await page.goto(`${portal.product.url}/runs/${run}?tab=users&users=undone`)
    await page.getByRole('row').filter({ hasText: 'user1@contoso.example' }).getByText('Taken back').waitFor()
  })

  test('of whoever cannot go back says why, and plans nothing', async () => {
    const page = await portal.open('Alex Wilber', `/undo?run=${run}&users=dana%40tailspin.example`)
    await page.getByRole('button', { name: 'Plan the way back of 1 user' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Plan the way back', exact: true }).click()
    const answer = page.getByRole('dialog', { name: 'Nothing can be taken back' })
    await answer.getByText('dana@tailspin.example has the license through a group').waitFor()
    await answer.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('textbox', { name: 'User principal names' }).fill('nobody@contoso.example')
    await page.getByRole('button', { name: 'Plan the way back of 1 user' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Plan the way back', exact: true }).click()
    await page
      .getByRole('alert')
      .filter({ hasText: `Somebody is named whom ${run} does not have.` })
      .getByText('nobody@contoso.example')
      .waitFor()
  })

  test('of one customer is chosen, planned, carried out, and not offered again', { timeout: TIMEOUT_MS }, async () => {
    const page = await portal.open('Alex Wilber', `/undo?run=${run}`)
    await page.getByRole('checkbox', { name: 'Choose Fabrikam' }).check()
    await page.getByRole('button', { name: 'Plan the way back of 1 customer' }).click()
    const question = page.getByRole('alertdialog')
    expect(await question.innerText()).toContain('For 1 chosen customer')
    expect(await question.innerText()).toContain('--customer fabrikam.example')
    await question.getByRole('button', { name: 'Plan the way back', exact: true }).click()
    const card = page.getByRole('article', { name: 'Fabrikam' })
    await card.getByText('what was bought is canceled').waitFor()
    expect(await card.innerText()).toMatch(/, .* is made active again/)
    const back = await carryOut(page)
    await page.goto(`${portal.product.url}/undo?run=${run}`)
    await rowOf(page, 'Fabrikam').getByText(`${back} takes it back already, or has`).waitFor()
    expect(await page.getByRole('checkbox', { name: 'Choose Fabrikam' }).isDisabled()).toBe(true)
    await page.goto(`${portal.product.url}/runs/${back}/customers/fabrikam.example`)
    await page.getByRole('list', { name: 'Steps' }).getByText('Users put back').waitFor()
    await expectWhole(portal, `/runs/${back}/customers/fabrikam.example`)
    expect(portal.errors).toEqual([])
  })

  test('breaks no promise', () => expectPromisesHeld(portal.product))
})
