import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { until } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES, withGroup } from '../support/a-small-book.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { LOOKS_AGAIN } from './support/fits.ts'
import { listBarriers, listBrokenTexts } from './support/look.ts'

const WIDTHS = [1280, 375]
const LOCALES = ['en-US', 'it-IT', 'sv-SE']

let portal: Portal
let plan: string
let contoso: string

beforeAll(async () => {
  portal = await openPortal(withGroup(aSmallBook({ contoso: 30, fabrikam: 1, tailspin: 1 }), 'Contoso'), 60)
  await portal.product.startWorker()
}, 180_000)
afterAll(() => portal[Symbol.asyncDispose]())

/** What cannot be read, or does not fit together, is said, kept, and in the way until it is put right. */
async function mistype(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: 'Next' })
  const type = async (field: Locator, text: string): Promise<string | null> => {
    await field.fill(text)
    await field.blur()
    return await next.getAttribute('aria-disabled')
  }
  await page.getByRole('button', { name: 'Buying and ending' }).click()
  const price = page.getByRole('textbox', { name: 'Price of a seat at most' })
  expect(await type(price, 'abc')).toBe('true')
  await page.goto(`${portal.product.url}/plans/new?step=review`)
  await page.getByText('Something under Seats and services cannot be read').waitFor()
  expect(await page.getByRole('button', { name: 'Create the plan' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('button', { name: 'Buying and ending' }).click()
  expect(await price.inputValue()).toBe('abc')
  expect(await type(price, '900 EUR')).not.toBe('true')
  const [least, most] = ['Seats at least', 'Seats at most'].map((name) => page.getByRole('spinbutton', { name })) as [Locator, Locator]
  await type(least, '50')
  expect(await type(most, '10')).toBe('true')
  await page.getByText('Fewer than at least').waitFor()
  await lookAt(page)
  await type(least, '')
  expect(await type(most, '')).not.toBe('true')
  await page.getByRole('button', { name: 'Failures and limits' }).click()
  const margin = page.getByRole('spinbutton', { name: 'Days before its term ends' })
  expect(await type(margin, '-9')).toBe('true')
  await page.getByText('Expected a whole number from 0 to 365').waitFor()
  expect(await margin.inputValue()).toBe('-9')
  expect(await type(margin, '3')).not.toBe('true')
  await type(price, '')
}

/** What does not come within a while does not come. */
async function open(...args: Parameters<Portal['open']>): Promise<Page> {
  const page = await portal.open(...args)
  page.setDefaultTimeout(10_000)
  return page
}

describe('migration plans', () => {
  test('while there are none say why, and begin with a scan', async () => {
    const page = await open('Alex Wilber', '/plans')
    await page.getByRole('heading', { name: 'There is no migration plan yet' }).waitFor()
    await lookAt(page)
    await page.getByRole('button', { name: 'Scan and plan' }).click()
    await page.getByText('All that are affected (3)').waitFor({ timeout: 60_000 })
    expect(await page.getByText('3 of 3 customers read').isVisible()).toBe(true)
  }, 120_000)

  test('are made by whoever may plan; a helpdesk agent is told which right it wants', async () => {
    const page = await open('Isaiah Langer', '/plans')
    await page.getByRole('button', { name: 'Scan and plan' }).focus()
    await page.getByRole('tooltip').filter({ hasText: 'This wants the right to plan' }).waitFor()
  })

  test('are made step by step, each with its address, and can be left and come back to', async () => {
    const page = await open('Alex Wilber', '/plans/new')
    await page.getByRole('checkbox', { name: /Kaizala Pro/ }).uncheck()
    await page.getByRole('radio', { name: 'All but some' }).check()
    await page.getByRole('checkbox', { name: /Fabrikam/ }).check()
    await page.getByText('2 customers are planned.').waitFor()
    await page.getByRole('checkbox', { name: /Fabrikam/ }).uncheck()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.waitForURL(/step=options/)
    expect(await page.getByRole('radiogroup', { name: /Kaizala/ }).count()).toBe(0)
    await page.getByRole('radio', { name: /^Option 4: Office 365 Enterprise E3/ }).check()
    await page.getByRole('combobox', { name: 'Customer' }).click()
    await page.getByRole('combobox', { name: 'Customer' }).pressSequentially('fab')
    await page.getByRole('option', { name: /Fabrikam/ }).click()
    await page.getByRole('combobox', { name: 'Replacement' }).click()
    await page.getByRole('option', { name: /Office 365 Enterprise E5/ }).click()
    await page.getByRole('button', { name: 'Add the exception' }).click()
    await page.getByRole('button', { name: 'Remove the exception of Fabrikam' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Remove the exception of Fabrikam' }).waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('radio', { name: /^Off: users/ }).check()
    await page.getByRole('radio', { name: /^Accept: nobody/ }).check()
    await page.getByRole('radio', { name: "Set the customer's country" }).check()
    await mistype(page)
    await page.getByRole('button', { name: 'Next' }).click()
    const command = page.getByText('plan create --snapshot')
    expect(await command.innerText()).toContain('--option office-365-e4=office-365-e3')
    await page.getByRole('button', { name: 'Create the plan' }).click()
    await page.getByRole('heading', { name: /Migration plan p-/ }).waitFor()
    plan = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const { items } = await portal.product.api.call(routes.reviewPlan, { params: { id: plan }, query: {} })
    const options = items.map(({ customer, decisions }) => [
      customer.name,
      decisions.flatMap((each) => (each.kind === 'replace' ? each.options.map(({ id }) => id) : [each.kind])),
    ])
    expect(options).toEqual([
      ['Contoso', ['office-365-e3']],
      ['Fabrikam', ['office-365-e5']],
      ['Tailspin', ['skip']],
    ])
    contoso = items[0]?.customer.id ?? ''
  }, 120_000)

  test('the draft is gone when the plan is made', async () => {
    const page = await open('Alex Wilber', '/plans/new?step=options')
    await page.getByRole('radiogroup', { name: /Kaizala/ }).waitFor()
  })

  test('show before and after, customer by customer, and find one', async () => {
    const page = await open('Isaiah Langer', `/plans/${plan}`)
    const card = page.getByRole('article', { name: 'Contoso' })
    await card.getByText(/Office 365 Enterprise E4.*, 32 seats/).waitFor()
    expect(await card.innerText()).toContain('32 seats (new subscription, one year, billed monthly)')
    await page.getByRole('searchbox', { name: 'Name or domain' }).fill('fabri')
    await card.waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('search')).toBe('fabri')
    await page.getByRole('button', { name: 'Approve all' }).focus()
    await page.getByRole('tooltip').filter({ hasText: 'This wants the right to approve' }).waitFor()
  })

  test('are approved for some, and the yes says until when', async () => {
    const page = await open('Lidia Holloway', `/plans/${plan}`)
    await page.getByRole('checkbox', { name: 'Choose Contoso for approval' }).check()
    await page.getByRole('button', { name: 'Approve 1 customer' }).click()
    const question = page.getByRole('alertdialog')
    expect(await question.innerText()).toContain('Your yes is recorded for 1 customer with 32 users')
    expect(await question.innerText()).toMatch(/32 seats are bought:\s+.*E3.*, 32 seats \(new subscription, one year, billed monthly\)/)
    await question.getByRole('button', { name: 'Approve' }).click()
    await page.getByRole('article', { name: 'Contoso' }).getByText('by Lidia Holloway').waitFor()
    expect(await page.getByText('1 of 2', { exact: true }).isVisible()).toBe(true)
  })

  test('show one customer whole: users, one of them, the calls and the tasks', async () => {
    const page = await open('Alex Wilber', `/plans/${plan}/customers/${contoso}`)
    await page.getByRole('table').filter({ hasText: '90 days after it was done' }).waitFor()
    await page.getByRole('tab', { name: 'Users' }).click()
    await page.getByText('32 of 32 users').waitFor()
    await page.getByRole('searchbox', { name: 'User principal name' }).fill('dana')
    await page.getByRole('button', { name: 'dana@contoso.example' }).click()
    await page.getByRole('dialog').getByText('Usage location').waitFor()
    expect(new URL(page.url()).searchParams.get('user')).toBe('dana@contoso.example')
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await page.getByRole('tab', { name: 'Calls to Microsoft' }).click()
    await page.getByRole('button', { name: /1\. Buy: .*POST.*\/carts/ }).click()
    expect(await page.getByRole('region', { name: 'Body of request 1' }).innerText()).toContain('lineItems')
    expect(await page.getByText('{marker}: by which this purchase').isVisible()).toBe(true)
    await page.getByRole('tab', { name: 'By hand' }).click()
    await page.getByText(/by hand\n/).waitFor()
  })

  test('a plan that is not there says where to look', async () => {
    const page = await open('Alex Wilber', '/plans')
    await page.goto(`${portal.product.url}/plans/p-999`)
    await page.getByRole('alert').filter({ hasText: 'There is no such plan' }).waitFor()
  })

  test('why a request is refused is read in Italian, with each field that is wrong', async () => {
    const page = await open('Alex Wilber', '/plans', { locale: 'it-IT' })
    await page.goto(`${portal.product.url}/plans/p-999`)
    const refusal = page.getByRole('alert')
    await refusal.getByText('Questo piano non esiste').waitFor()
    expect(await refusal.getByText('Nessun piano p-999. Per elencarli: crossgrade plan list').getAttribute('lang')).toBe('it')
    await page.goto(`${portal.product.url}/log?kind=plan:forgotten`)
    await refusal.getByText("Non c'è alcun evento di tipo plan:forgotten.").waitFor()
    expect(await refusal.getByRole('listitem').allInnerTexts()).toEqual(['kind: atteso uno fra plan:created, plan:approved'])
  })
})

test('what is in the way is changed where it was chosen, and planned once more', async () => {
  const only = { only: ['fabrikam.example'], options: { 'office-365-e4': 'office-365-e3' }, policies: { 'kaizala-pro': 'leave' as const } }
  const choices = { ...QUICK_CHOICES, ...only, usageLocation: null }
  const { id } = await portal.product.api.call(routes.createPlan, { body: { choices } })
  const page = await open('Alex Wilber', `/plans/${id}`)
  const card = page.getByRole('article', { name: 'Fabrikam' })
  await card.getByText(/To clear it: set the customer’s country with the plan/).waitFor()
  // While nobody can tell who is affected, nothing is taken up: whose choices are their own would be dropped.
  await page.route(/\/affected/, (route) => route.fulfill({ status: 502, body: 'bad gateway' }))
  await card.getByRole('link', { name: 'Change and plan again' }).click()
  await page.getByRole('alert').waitFor()
  expect(new URL(page.url()).searchParams.get('plan')).toBe(id)
  await page.unroute(/\/affected/)
  await page.reload()
  await page.getByText('These are the choices of an earlier plan.').waitFor()
  expect(new URL(page.url()).search).toBe('?step=settings')
  await page.getByRole('radio', { name: "Set the customer's country" }).check()
  await page.reload()
  expect(await page.getByRole('radio', { name: "Set the customer's country" }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Create the plan' }).click()
  await page.waitForURL((url) => /\/plans\/p-\d+$/.test(url.pathname) && !url.pathname.endsWith(`/${id}`))
  const { items: plans } = await portal.product.api.call(routes.listPlans, {})
  const [again, before] = [plans[0], plans.find((each) => each.id === id)]
  expect(again?.choices).toEqual({ ...(before?.choices as object), usageLocation: 'customer-country' })
  expect([before, again].map((each) => each?.totals.blocked)).toEqual([1, 0])
}, 120_000)

describe('a pre-flight', () => {
  test('says that nothing was checked, checks, and shows what wants attention', async () => {
    const page = await open('Alex Wilber', `/plans/${plan}/pre-flight`)
    await page.getByRole('heading', { name: 'Nothing has been checked yet' }).waitFor()
    await page.getByRole('button', { name: 'Check everything' }).click()
    await page.getByText('customers were checked.').waitFor({ timeout: 60_000 })
    await page.getByRole('combobox', { name: 'Show' }).selectOption('all')
    await page.getByRole('heading', { name: /^Agreement \(/ }).waitFor()
    await page.getByRole('button', { name: /^Check again: agreement of Contoso/ }).click()
    await page.getByText('1 customer was checked.').waitFor({ timeout: 60_000 })
  }, 120_000)

  test('takes its table back with answers: what it comes to first, then the new plan', async () => {
    const made = await portal.product.api.call(routes.createPlan, {
      body: { choices: { ...QUICK_CHOICES, usageLocation: null, only: ['fabrikam.example'] } },
    })
    await portal.product.api.call(routes.runPreflight, { params: { id: made.id }, body: {} })
    await until('the pre-flight', async () => {
      const { notLookedAt } = await portal.product.api.call(routes.listChecks, { params: { id: made.id }, query: {} })
      return notLookedAt === 0 || undefined
    })
    const page = await open('Alex Wilber', `/plans/${made.id}/pre-flight`)
    const rows: Record<string, unknown>[] = await (
      await page.request.get(`${portal.product.url}/api/tables/pre-flight?plan=${made.id}&format=json`)
    ).json()
    const answered = rows.map((row) => ({ ...row, answer: row['check'] === 'usage-location-missing' ? 'US' : null }))
    await page
      .getByLabel('Choose the file')
      .last()
      .setInputFiles({
        name: 'answers.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(answered)),
      })
    await page.getByText('1 answer; nothing has been made of it yet').waitFor()
    await page.getByRole('button', { name: 'Make the new plan' }).click()
    await page.getByText(/p-\d+ was made\./).waitFor()
  }, 120_000)
})

test('starting leads to the run', async () => {
  const page = await open('Alex Wilber', `/plans/${plan}`)
  await page.getByRole('button', { name: 'Start the run' }).click()
  const question = page.getByRole('alertdialog')
  expect(await question.innerText()).toContain('1 customer is not approved and stays as it is.')
  expect(await question.innerText()).toContain('32 seats are bought:')
  await question.getByRole('button', { name: 'Start the run' }).click()
  await page.waitForURL(/\/runs\/r-1/)
})

describe.runIf(LOOKS_AGAIN)('nothing is in the way, nothing cut off', () => {
  for (const locale of LOCALES)
    for (const width of WIDTHS)
      test(`${locale}, ${String(width)} wide`, async () => {
        const page = await open('Alex Wilber', '/plans', { locale, viewport: { width, height: 800 } })
        for (const path of listPages()) {
          await page.goto(portal.product.url + path)
          await page.getByRole('heading', { level: 1 }).waitFor()
          expect([path, await listBrokenTexts(page)]).toEqual([path, []])
        }
      }, 120_000)

  for (const colorScheme of ['light', 'dark'] as const)
    test(`for assistive technology, ${colorScheme}`, async () => {
      const page = await open('Alex Wilber', '/plans', { colorScheme })
      for (const path of listPages()) {
        await page.goto(portal.product.url + path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        expect([path, await listBarriers(page)]).toEqual([path, []])
      }
    }, 120_000)

  test('no script failed, no style was refused', () => {
    expect(portal.errors).toEqual([])
  })
})

function listPages(): readonly string[] {
  const part = `/plans/${plan}/customers/${contoso}`
  return [
    ...['/plans', '/plans/new', '/plans/new?step=options', '/plans/new?step=settings', '/plans/new?step=review'],
    ...[`/plans/${plan}`, part, `${part}?tab=users`, `${part}?tab=calls`, `${part}?tab=by-hand`],
    ...[`/plans/${plan}/pre-flight`, `/plans/${plan}/pre-flight?show=all`],
  ]
}

async function lookAt(page: Page): Promise<void> {
  expect([...(await listBarriers(page)), ...(await listBrokenTexts(page))]).toEqual([])
}
