import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { aBookOf, CHOICES, holdProduct, type HeldProduct, type Run } from '../run-control/held-run.ts'
import { approvePlan } from '../support/carry-out.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { LOOKS_AGAIN } from './support/fits.ts'
import { expectWhole } from './support/languages.ts'

const TIMEOUT_MS = 120_000
const LOST = 'adatum.example'
const REFUSED = 'contoso.example'
const CHANGED = 'fabrikam.example'
const SHORT = 'northwind.example'
const CART = 'tailspin.example'
const GATE = 'wingtip.example'

describe('a run with every kind of problem', () => {
  let portal: Portal
  let held: HeldProduct
  let run = ''

  beforeAll(async () => {
    portal = await openPortal(aBookOf({ [LOST]: 1, [REFUSED]: 3, [CHANGED]: 2, [SHORT]: 1, [CART]: 1, [GATE]: 2 }))
    held = holdProduct(portal.product)
    await held.product.startWorker()
    const waits = { customers: { [GATE]: { waitBefore: { suspend: 'person' } } } } as const
    const plan = await approvePlan(held.product, { ...CHOICES, ...waits })
    await addFault('error', { operation: 'assignLicense', code: 'MUTUALLY_EXCLUSIVE', match: await userId(REFUSED, 'user2') }, REFUSED)
    await addFault('error', { operation: 'assignLicense', code: 'COUNT_VIOLATION' }, SHORT)
    await addFault('lineError', { operation: 'createCart', code: '10000' }, CART)
    await addFault('timeoutAfterEffect', { operation: 'checkout', times: 1 }, LOST)
    const { subscriptions } = await held.world.customer(CHANGED)
    const old = subscriptions.find(({ product }) => product === 'o365-e4')?.id ?? ''
    await held.world.changeSubscription(CHANGED, old, { quantity: 6 })
    run = (await held.product.api.call(routes.startRun, { body: { plan, pauseAbove: null } })).id
    await held.until(run, ({ migrations }) => migrations.some(({ reason }) => reason?.code === 'outcome-unknown'))
  }, TIMEOUT_MS)
  afterAll(() => portal[Symbol.asyncDispose]())

  async function addFault(kind: string, fault: object, domain: string): Promise<void> {
    const { id } = await held.product.practice.call('GET', `/emulator/customers/${domain}`, z.object({ id: z.string() }))
    await held.world.addFault({ kind, every: 1, customer: id, ...fault })
  }
  async function userId(domain: string, name: string): Promise<string> {
    const Users = z.object({ users: z.array(z.object({ id: z.string(), userPrincipalName: z.string() })) })
    const { users } = await held.product.practice.call('GET', `/emulator/customers/${domain}/users`, Users)
    return users.find(({ userPrincipalName }) => userPrincipalName.startsWith(name))?.id ?? ''
  }
  const clearFaults = () => held.product.practice.call('DELETE', '/emulator/faults', z.unknown())
  const problems = (page: Page) => page.getByRole('region', { name: 'Needs you' })
  const lineOf = (page: Page, name: string) => problems(page).getByRole('listitem').filter({ hasText: name })

  test('a lost answer waits, says that it is read back, and settles by itself', { timeout: TIMEOUT_MS }, async () => {
    const page = await portal.open('Alex Wilber', `/runs/${run}`)
    const row = page.getByRole('table', { name: 'Customers' }).getByRole('row').filter({ hasText: 'adatum' })
    await row.getByText('Waiting').waitFor()
    expect(await row.innerText()).toMatch(/Step 2 of 7: Purchased/)
    expect(await row.innerText()).toMatch(/answer/i)
    await held.advanceUntil(run, ({ settled }) => settled)
    await row.getByText('Watched').waitFor()
    expect(await row.innerText()).toMatch(/1 of 1 moved\s+1 verified/)
    expect(await row.innerText()).toContain('Deleted from')
    await page.goto(`${portal.product.url}/runs/${run}/customers/adatum.example`)
    await page.getByRole('button', { name: /requests? sent/ }).click()
    await page.getByText('Answer lost, then read back').waitFor()
  })

  test('what stands comes first, each with its reason and its act', async () => {
    const page = await portal.open('Alex Wilber', `/runs/${run}`)
    await lineOf(page, 'contoso').getByText('1 user is not moved as approved', { exact: false }).waitFor()
    await lineOf(page, 'contoso').getByRole('button', { name: 'Retry contoso' }).waitFor()
    await lineOf(page, 'fabrikam').getByText('Changed since approval: seats of Office 365 Enterprise E4: expected 2, found 6').waitFor()
    await lineOf(page, 'fabrikam').getByRole('link', { name: 'Review the change' }).waitFor()
    await lineOf(page, 'northwind').getByText('no free unit', { exact: false }).waitFor()
    await lineOf(page, 'northwind').getByRole('button', { name: 'Retry northwind' }).waitFor()
    await lineOf(page, 'tailspin').getByRole('button', { name: 'Retry tailspin' }).waitFor()
    await lineOf(page, 'wingtip').getByRole('button', { name: 'Go on with wingtip' }).waitFor()
  })

  test.each([
    {
      locale: 'it-IT',
      changed: "Cambiato dopo l'approvazione: postazioni di Office 365 Enterprise E4: previsto 2, trovato 6",
      user: 'la fine della sottoscrizione precedente attende. Il primo: user2@contoso.example: Per questo utente sarebbero attivi due servizi',
      gate: 'Il piano chiede il consenso di una persona prima che la sottoscrizione precedente termini',
      cart: 'Il prodotto non è venduto a questo cliente in quella valuta (10000',
      refused: 'Per questo utente sarebbero attivi due servizi che non possono esserlo insieme (',
      fix: "disattiva uno dei due, o togli l'altra licenza all'utente, poi riprova",
      who: "(l'amministratore del cliente)",
    },
    {
      locale: 'sv-SE',
      changed: 'Ändrat sedan godkännandet: platser på Office 365 Enterprise E4: väntat 2, funnet 6',
      user: 'slutet för den gamla prenumerationen väntar. Den första: user2@contoso.example: Två tjänster som inte kan vara på samtidigt',
      gate: 'Planen ber om en persons besked innan den gamla prenumerationen upphör',
      cart: 'Produkten säljs inte till den här kunden i den valutan (10000',
      refused: 'Två tjänster som inte kan vara på samtidigt skulle vara på för den här användaren (',
      fix: 'stäng av en av de två, eller ta den andra licensen från användaren, och försök sedan igen',
      who: '(kundens administratör)',
    },
  ])('what stands is read in $locale with the same figures', async ({ locale, changed, user: first, gate, cart, refused, fix, who }) => {
    const page = await portal.open('Alex Wilber', `/runs/${run}`, { locale })
    const problemOf = (name: string) => page.getByRole('region').getByRole('listitem').filter({ hasText: name })
    for (const [name, words] of [
      ['fabrikam', changed],
      ['tailspin', cart],
      ['contoso', first],
      ['wingtip', gate],
    ] as const) {
      await problemOf(name).getByText(words, { exact: false }).waitFor()
      expect(await problemOf(name).getByText(words, { exact: false }).getAttribute('lang')).toBe(locale.slice(0, 2))
    }
    await page.goto(`${portal.product.url}/runs/${run}/customers/${REFUSED}?problems=true`)
    const user = page.getByRole('row').filter({ hasText: 'user2@contoso.example' })
    await user.getByText(refused, { exact: false }).waitFor()
    for (const words of [fix, who]) expect(await user.innerText()).toContain(words)
    expect(await user.innerText()).not.toContain('crossgrade run')
  })

  test('filters, search and sort stand in the address', async () => {
    const page = await portal.open('Alex Wilber', `/runs/${run}`)
    const table = page.getByRole('table', { name: 'Customers' })
    await page.getByRole('button', { name: 'Settled (1)' }).click()
    await expect.poll(() => table.getByRole('row').count()).toBe(2)
    expect(page.url()).toContain('show=done')
    await page.getByRole('button', { name: 'Settled (1)' }).click()
    await page.getByRole('searchbox', { name: 'Find a customer' }).fill('tail')
    await expect.poll(() => table.getByRole('row').count()).toBe(2)
    await page.reload()
    await expect.poll(() => table.getByRole('row').count()).toBe(2)
    await page.getByRole('searchbox', { name: 'Find a customer' }).fill('nobody at all')
    await page.getByText('No customer of this run is like that.').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await table.getByRole('button', { name: 'Customer' }).click()
    await expect.poll(async () => (await table.getByRole('row').nth(1).innerText()).split('\n')[0]).toBe('adatum')
    await table.getByRole('button', { name: 'Customer' }).click()
    await expect.poll(async () => (await table.getByRole('row').nth(1).innerText()).split('\n')[0]).toBe('wingtip')
    await table.getByRole('columnheader', { name: 'Customer' }).and(page.locator('[aria-sort=descending]')).waitFor()
  })

  test('a role that may only look is told which right is missing, and nothing is asked', async () => {
    const page = await portal.open('Isaiah Langer', `/runs/${run}`)
    for (const name of ['Pause', 'Stop', 'Retry what failed', 'Go on with wingtip']) {
      const button = page.getByRole('button', { name, exact: true })
      await button.focus()
      await page.getByRole('tooltip').filter({ hasText: 'This wants the right to run' }).waitFor()
      await button.press('Enter')
      await button.blur()
    }
    expect(await page.getByRole('alertdialog').count()).toBe(0)
  })

  test('a refused user is shown with the reason, and is moved when that was put right', { timeout: TIMEOUT_MS }, async () => {
    const page = await portal.open('Alex Wilber', `/runs/${run}/customers/${REFUSED}?problems=true`)
    const users = page.getByRole('region', { name: 'Users' }).getByRole('table')
    await expect.poll(() => users.getByRole('row').count()).toBe(2)
    const line = await users.getByRole('row').nth(1).innerText()
    expect(line).toContain('user2@contoso.example')
    expect(line).toContain('Refused')
    expect(line).toMatch(/switch one of the two off/i)
    await clearFaults()
    await page.getByRole('button', { name: 'Retry contoso' }).click()
    const question = page.getByRole('alertdialog', { name: 'Retry what failed for contoso?' })
    expect(await question.innerText()).toContain('1 refused user is tried again with it.')
    expect(await question.innerText()).toContain(`npx crossgrade run retry ${run} --customer contoso.example`)
    await question.getByRole('button', { name: 'Retry', exact: true }).click()
    await question.waitFor({ state: 'detached' })
    await held.advanceUntil(run, ({ migrations }) => migrations.find(({ customer }) => customer.domain === REFUSED)?.state === 'watching')
    await page.getByText('Nobody').or(page.getByText('No user is in this state.')).waitFor()
    await page.getByRole('list', { name: 'Steps' }).getByText('3 users verified, 0 left alone').waitFor()
  })

  test('short seats and a refused cart are tried again with all that failed', { timeout: TIMEOUT_MS }, async () => {
    const page = await portal.open('Alex Wilber', `/runs/${run}`)
    await page.getByRole('button', { name: 'Retry what failed' }).click()
    const question = page.getByRole('alertdialog', { name: `Retry what failed in ${run}?` })
    expect(await question.innerText()).toContain('3 migrations that failed are tried again, and only those.')
    await question.getByRole('button', { name: 'Retry what failed', exact: true }).click()
    await question.waitFor({ state: 'detached' })
    const isWatched = (run: Run, domain: string) => run.migrations.find(({ customer }) => customer.domain === domain)?.state === 'watching'
    await held.advanceUntil(run, (each) => isWatched(each, CART) && isWatched(each, SHORT))
    await lineOf(page, 'tailspin').waitFor({ state: 'detached' })
  })

  test('a gate is passed from the page', { timeout: TIMEOUT_MS }, async () => {
    const page = await portal.open('Alex Wilber', `/runs/${run}`)
    const api = held.product.api
    const goOn = lineOf(page, 'wingtip').getByRole('button', { name: 'Go on with wingtip' })
    const question = page.getByRole('alertdialog', { name: 'Go on and end the old subscription' })
    await api.call(routes.pauseRun, { params: { id: run } })
    await goOn.click()
    await question.getByText(`${run} is paused: nothing of this is tried before somebody resumes it.`).waitFor()
    await api.call(routes.resumeRun, { params: { id: run } })
    await api.call(routes.stopWrites, {})
    await page.reload()
    await goOn.click()
    await question.getByText('All writes are stopped: nothing of this is sent').waitFor()
    await api.call(routes.allowWrites, {})
    await page.reload()
    await goOn.click()
    expect(await question.innerText()).toContain('1 migration that waits for your word suspends')
    await question.getByRole('button', { name: 'Go on with wingtip', exact: true }).click()
    await question.waitFor({ state: 'detached' })
    await held.advanceUntil(run, ({ migrations }) => migrations.find(({ customer }) => customer.domain === GATE)?.state === 'watching')
    await page.goto(`${portal.product.url}/runs/${run}/customers/${GATE}`)
    const events = page.getByRole('list', { name: 'Events' })
    await events.getByText('A person said go on').waitFor()
    await events
      .getByText(/^New state: needs a person, ending the old subscription/)
      .first()
      .waitFor()
    expect(await events.getByText(/New state: (Suspended|Deleted|Purchased)/).count()).toBe(0)
    await page.goto(`${portal.product.url}/runs/${run}?tab=events`)
    await page.getByRole('list', { name: 'Events' }).getByRole('link', { name: 'wingtip' }).first().waitFor()
  })

  test('a change is read anew, shown, approved and carried out', { timeout: TIMEOUT_MS }, async () => {
    await held.advanceUntil(run, ({ settled }) => settled)
    const page = await portal.open('Alex Wilber', `/runs/${run}/customers/${CHANGED}`, { locale: 'it-IT' })
    await page.getByRole('button', { name: 'Rileggi' }).click()
    const otherwise = page.getByRole('list', { name: 'Cosa è diverso' })
    await otherwise.getByText('postazioni di Office 365 Enterprise E4: 2, ora 6').waitFor()
    await otherwise.getByText('acquisterebbe 6 postazioni di Office 365 E3').waitFor()
    expect(await otherwise.locator('[lang=en]').count()).toBe(0)
    await page.evaluate(() => localStorage.setItem('crossgrade-language', 'en'))
    await page.reload()
    await page.getByRole('button', { name: 'Read anew' }).click()
    const differences = page.getByRole('list', { name: 'What is otherwise' })
    await differences.getByText('seats of Office 365 Enterprise E4: 2, now 6').waitFor()
    await page.getByRole('button', { name: 'Approve the change' }).click()
    const question = page.getByRole('alertdialog', { name: 'Approve the change of fabrikam?' })
    expect(await question.innerText()).toContain('2 users are moved')
    await question.getByRole('button', { name: 'Approve the change', exact: true }).click()
    await page.waitForURL((url) => !url.pathname.includes(`/${run}/`))
    const next = new URL(page.url()).pathname.split('/')[2] ?? ''
    await held.advanceUntil(next, ({ settled }) => settled)
    await page.getByText('Watched', { exact: true }).waitFor()
    expect((await held.world.promises()).broken).toEqual([])
  })

  test.runIf(LOOKS_AGAIN)('all of it can be read by everybody, in every language and width', { timeout: 2 * TIMEOUT_MS }, async () => {
    const paths = ['', '?tab=users', '?tab=events', `/customers/${REFUSED}`, `/customers/${CHANGED}`]
    for (const path of paths) await expectWhole(portal, `/runs/${run}${path}`)
    await expectWhole(portal, '/runs')
    expect(portal.errors).toEqual([])
  })
})
