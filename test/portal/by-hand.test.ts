import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Estate, EstateCustomer } from '../../emulator/estates/estate.ts'
import { scan } from '../book/scan.ts'
import { openEmulator } from '../integration/outsider/support/emulator.ts'
import { aSmallBook } from '../support/a-small-book.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { LOOKS_AGAIN } from './support/fits.ts'
import { listFaults } from './support/list-faults.ts'

const SLOWLY_MS = 60_000

/** A customer of each retirement, and one with none. */
function aBook(): Estate {
  const book = aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 2 })
  return {
    ...book,
    customers: [
      ...(book.customers ?? []),
      aCustomer('Adventure', 'd365-sales-enterprise-crmol-basic'),
      { ...aCustomer('Wingtip', 'o365-e3'), why: 'nothing retired' },
      { ...aCustomer('Litware', 'kaizala-pro'), why: 'a retired product that nobody holds', users: [] },
    ],
  }
}

function aCustomer(name: string, product: string): EstateCustomer {
  const domain = `${name.toLowerCase()}.example`
  return {
    name,
    domain,
    country: 'US',
    why: 'a retired product of its own',
    agreementSigned: true,
    appConsent: true,
    subscriptions: [{ product, family: 'legacy', quantity: 3, termEnds: 'P300D', autoRenew: false }],
    users: [{ count: 2, namePattern: `user{n}@${domain}`, usageLocation: 'US', licenses: [{ product }] }],
  }
}

describe('moving a customer by hand, page by page', { timeout: 240_000 }, () => {
  let portal: Portal

  beforeAll(async () => {
    portal = await openPortal(aBook(), 900)
    await portal.product.startWorker()
    await scan(portal.product)
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  /** Add subscriptions: product, number, Submit; then yes to what it says. */
  async function buy(page: Page, name: string, product: RegExp, licenses: number): Promise<void> {
    await page.goto(`${portal.product.url}/customers`)
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('button', { name: 'Add subscriptions' }).click()
    await page.getByRole('radio', { name: product }).check()
    const number = page.getByRole('spinbutton', { name: 'Number of licenses' })
    await number.fill(String(licenses))
    await number.blur()
    await page.getByRole('radio', { name: 'Off', exact: true }).check()
    await page.getByRole('button', { name: 'Submit' }).click()
    await page.getByRole('button', { name: `Buy ${String(licenses)} licenses` }).click()
    const dialog = page.getByRole('alertdialog')
    expect(await dialog.innerText()).toContain(`${String(licenses)} licenses are bought for ${name} now`)
    await dialog.getByRole('button', { name: `Buy ${String(licenses)} licenses` }).click()
    await page.waitForURL(/\/runs\/r-\d+\/customers\//)
  }

  /** Users and licenses: who, Manage licenses, the boxes, Submit; ends on the confirmation page. */
  async function move(page: Page, domain: string, users: readonly RegExp[], boxes: { readonly clear: RegExp; readonly select: RegExp }) {
    await page.goto(`${portal.product.url}/customers/${domain}/users`)
    for (const name of users) await page.getByRole('checkbox', { name }).check()
    await page.getByRole('button', { name: 'Manage licenses' }).click()
    const submit = page.getByRole('button', { name: 'Submit' })
    await expect
      .poll(
        async () => {
          if (await submit.isVisible()) return true
          await page.reload()
          await page.waitForTimeout(1500)
          return submit.isVisible()
        },
        { timeout: SLOWLY_MS },
      )
      .toBe(true)
    expect(await submit.isDisabled()).toBe(true)
    if (LOOKS_AGAIN && users.length > 1)
      expect(await listFaults(portal, new URL(page.url()).pathname + new URL(page.url()).search)).toEqual([])
    await page.getByRole('checkbox', { name: boxes.clear }).uncheck()
    expect(await submit.isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: boxes.select }).check()
    await submit.click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Move \d+ user/ })
      .click()
    await page.getByRole('heading', { level: 1, name: 'New license assignments' }).waitFor()
    const count = String(users.length)
    await page.getByText(new RegExp(`^${count} of ${count} users? (is|are) read back`)).waitFor({ timeout: SLOWLY_MS })
  }

  /** What is in no run: the plan is made first, and says what stands against it. */
  async function askToSuspend(page: Page, product: RegExp): Promise<void> {
    await page.getByRole('article', { name: product }).getByRole('link', { name: product }).click()
    await page.getByRole('radio', { name: 'Suspended' }).check()
    await page.getByRole('button', { name: 'Submit' }).click()
    await page.getByRole('heading', { name: 'What will end' }).waitFor()
  }

  /** The old subscription's page: Suspended, Submit. */
  async function suspend(page: Page, name: string, domain: string, product: RegExp): Promise<void> {
    await page.goto(`${portal.product.url}/customers/${domain}`)
    await page.getByRole('article', { name: product }).getByRole('link', { name: product }).click()
    const submit = page.getByRole('button', { name: 'Submit' })
    await expect
      .poll(
        async () => {
          await page.reload()
          await page.getByRole('radio', { name: 'Suspended' }).check()
          await page.waitForTimeout(500)
          return submit.isVisible()
        },
        { timeout: SLOWLY_MS },
      )
      .toBe(true)
    await submit.click()
    const dialog = page.getByRole('alertdialog')
    expect(await dialog.getByRole('list', { name: 'What ends' }).innerText()).toContain(`of ${name} is suspended`)
    await dialog.getByRole('button', { name: 'Submit' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/Ended by/).waitFor({ timeout: SLOWLY_MS })
  }

  test('Office 365 E4: bought, some users, then the others, suspended', async () => {
    const page = await portal.open('Alex Wilber')
    await buy(page, 'Contoso', /Office 365 Enterprise E5/, 4)
    const boxes = { clear: /E4/, select: /E5/ }
    await move(page, 'contoso.example', [/user2/], boxes)
    expect(await page.getByRole('group', { name: 'New license assignments' }).innerText()).toMatch(/Office 365 E5[\s\S]*Verified/)
    await move(page, 'contoso.example', [/user1/, /user3/], boxes)
    await suspend(page, 'Contoso', 'contoso.example', /E4/)
    const { subscriptions } = await openEmulator(portal.product.emulator.url).customer('contoso.example')
    expect(subscriptions.map(({ product, quantity, status }) => `${product} ${String(quantity)} ${status}`).toSorted()).toEqual([
      'o365-e4 5 suspended',
      'o365-e5 4 active',
    ])
  })

  test('what was suspended leads to its way back', async () => {
    const page = await portal.open('Pradeep Gupta', '/customers/contoso.example')
    await page.getByRole('article', { name: /E4/ }).getByRole('link', { name: /E4/ }).click()
    await page.getByRole('radio', { name: 'Active' }).check()
    await page.getByText('It was ended by r-1.').waitFor()
    await page.getByRole('button', { name: 'Submit' }).click()
    await page.waitForURL((url) => url.pathname === '/undo' && url.searchParams.get('run') === 'r-1')
    await page.getByText('Contoso').first().waitFor()
  })

  test('what nobody holds is suspended at once, and what somebody holds is not', async () => {
    const page = await portal.open('Alex Wilber', '/customers/fabrikam.example')
    await askToSuspend(page, /E4/)
    await page
      .getByText(/licenses of .* are in use/)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: 'Suspend it' }).count()).toBe(0)

    await page.goto(`${portal.product.url}/customers/litware.example`)
    await askToSuspend(page, /Kaizala/)
    await page.getByRole('button', { name: 'Suspend it' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Suspend it' }).click()
    await page.waitForURL(/\/runs\/r-\d+\/customers\//)
    const at = openEmulator(portal.product.emulator.url)
    await expect
      .poll(async () => (await at.customer('litware.example')).subscriptions.map(({ status }) => status), { timeout: SLOWLY_MS })
      .toEqual(['suspended'])
  })

  test('is shown to everybody and carried out by nobody without the right to', async () => {
    const page = await portal.open('Isaiah Langer', '/customers/tailspin.example/add-subscriptions?option=office-365-e1&services=off')
    await page.getByRole('button', { name: 'Submit' }).focus()
    await page.getByRole('tooltip').filter({ hasText: 'right to plan' }).waitFor()
    await page.goto(`${portal.product.url}/customers/tailspin.example/licenses?users=user1@tailspin.example`)
    await page.getByText('First add the subscription that takes the old one’s place.').waitFor()
  })

  test('says so where nobody was chosen, and where there is nothing to replace', async () => {
    const page = await portal.open('Alex Wilber', '/customers/tailspin.example/licenses')
    await page.getByText('No user is chosen.').waitFor()
    await page.goto(`${portal.product.url}/customers/wingtip.example/add-subscriptions`)
    await page.getByText('Nothing of this customer is to be replaced').waitFor()
    // What was read before a run began would be bought for a second time.
    await page.goto(`${portal.product.url}/customers/litware.example/add-subscriptions`)
    await page.getByText('has in hand all that is to be replaced here').waitFor()
  })

  test.runIf(LOOKS_AGAIN)('Kaizala Pro: the same', async () => {
    const page = await portal.open('Alex Wilber')
    await buy(page, 'Tailspin', /Office 365 E1/, 2)
    await move(page, 'tailspin.example', [/user1/, /user2/], { clear: /Kaizala/, select: /E1/ })
    await suspend(page, 'Tailspin', 'tailspin.example', /Kaizala/)
  })

  test.runIf(LOOKS_AGAIN)('Dynamics 365 Basic qualified offers: the same', async () => {
    const page = await portal.open('Alex Wilber')
    await buy(page, 'Adventure', /Sales Professional/, 2)
    await move(page, 'adventure.example', [/user1/, /user2/], { clear: /Sales Enterprise/, select: /Sales Professional/ })
    await suspend(page, 'Adventure', 'adventure.example', /Sales Enterprise/)
  })

  test('keeps every promise', async () => {
    await expectPromisesHeld(portal.product)
  })
})
