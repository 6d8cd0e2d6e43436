import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { EstateCustomer } from '../../emulator/estates/estate.ts'
import type { CheckRun } from '../../src/api/contract/access.ts'
import type { Check } from '../../src/api/contract/checks.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { renderPreflight } from '../../src/cli/render/render-preflight.ts'
import { createView } from '../../src/cli/render/view.ts'
import { startRunningProduct, until } from '../support/a-running-product.ts'
import type { RunningProduct } from '../support/a-running-product.ts'

let product: RunningProduct
let plan: string

beforeAll(async () => {
  product = await startRunningProduct(
    {
      format: 1,
      name: 'pre-flight',
      clock: '2026-01-15T00:00:00Z',
      partner: { name: 'Practice Partner', country: 'US' },
      customers: [aCustomer('Contoso'), aCustomer('Fabrikam', { agreementSigned: false }), aCustomer('Tailspin')],
    },
    60,
  )
  await product.startWorker()
  const { id } = await product.api.call(routes.takeSnapshot)
  await until('the snapshot', async () => {
    const { state } = await product.api.call(routes.getSnapshot, { params: { id } })
    return state === 'taking' ? undefined : state
  })
  const choices = { newServices: 'off', options: { 'office-365-e4': 'office-365-e3' }, hold: { hours: 0 }, voiceLoss: 'accept' } as const
  plan = (await product.api.call(routes.createPlan, { body: { choices } })).id
  await preflight({})
})

afterAll(() => product[Symbol.asyncDispose]())

function aCustomer(name: string, others: Partial<EstateCustomer> = {}): EstateCustomer {
  const domain = `${name.toLowerCase()}.example`
  return {
    name,
    domain,
    country: 'US',
    subscriptions: [{ product: 'o365-e4', family: 'legacy', quantity: 6, termEnds: 'P300D', autoRenew: false }],
    users: [{ count: 4, namePattern: `user{n}@${domain}`, usageLocation: 'US', licenses: [{ product: 'o365-e4' }] }],
    ...others,
  }
}

async function preflight(body: { readonly customer?: string; readonly check?: string }): Promise<CheckRun> {
  return await done(await product.api.call(routes.runPreflight, { params: { id: plan }, body }))
}

async function done({ id }: CheckRun): Promise<CheckRun> {
  return await until('everybody was looked at', async () => {
    const run = await product.api.call(routes.getCheckRun, { params: { id } })
    return run.done ? run : undefined
  })
}

async function checksOf(customer: string): Promise<readonly Check[]> {
  const { items } = await product.api.call(routes.listChecks, { params: { id: plan }, query: { customer } })
  return items[0]?.checks ?? []
}

async function resultOf(customer: string, check: string): Promise<string | undefined> {
  return (await checksOf(customer)).find((each) => each.check === check)?.result
}

async function tell(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${product.emulator.url}/emulator/${path}`, { method, headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
}

describe('a pre-flight', () => {
  test('finds only warnings, and nothing in the way, of a customer whom nothing keeps from moving', async () => {
    const found = await checksOf('contoso.example')
    expect(found.filter(({ result }) => result === 'failed')).toEqual([])
    expect(found.filter(({ result }) => result === 'warning')).not.toEqual([])
    expect(found.filter(({ result }) => result === 'passed').map(({ check }) => check)).toEqual(
      expect.arrayContaining([
        ...['relationship', 'agreement', 'subscription', 'provisioning', 'target-on-sale', 'add-ons', 'usage-location', 'plan-seats'],
      ]),
    )
  })

  test('says of the right to assign licenses that it is not proven, and until when the admin relationship lasts', async () => {
    const found = await checksOf('contoso.example')
    expect(found.find(({ check }) => check === 'license-write')?.what).toMatch(/^not tried/)
    expect(found.find(({ check }) => check === 'relationship-end')).toMatchObject({ result: 'passed' })
  })

  test('names a missing agreement with its code, and who can mend it', async () => {
    const agreement = (await checksOf('fabrikam.example')).find(({ check }) => check === 'agreement')
    expect(agreement).toMatchObject({ result: 'failed', code: '13605', whoFixes: 'customer administrator' })
    expect(await resultOf('fabrikam.example', 'purchase')).toBe('failed')
  })

  test('writes one message for the administrator, and none where nothing is to do', async () => {
    const messageFor = (customer: string) => product.api.call(routes.getPreflightMessage, { params: { id: plan }, query: { customer } })
    const message = await messageFor('fabrikam.example')
    expect(message.text).toContain('1. Please accept the Microsoft Customer Agreement')
    expect(message.findings).toBe(1)
    expect(await messageFor('contoso.example')).toMatchObject({ findings: 0, text: '' })
  })

  test('shows errors apart from what passed', async () => {
    const { items, notLookedAt, withFailures } = await product.api.call(routes.listChecks, { params: { id: plan }, query: {} })
    expect({ customers: items.length, notLookedAt, withFailures }).toEqual({ customers: 3, notLookedAt: 0, withFailures: 1 })
    const text = renderPreflight(plan, { items, notLookedAt }, createView({ columns: 80, hasColor: false }))
    expect(text).toContain('3 customers looked at, 1 with errors')
    expect(text).toMatch(/Fabrikam \(fabrikam\.example\)\n {2}Errors: 2\n {4}agreement: /)
  })
})

describe('one check alone', () => {
  test('is looked at again without touching the others', async () => {
    const before = await checksOf('fabrikam.example')
    await tell('PATCH', 'customers/fabrikam.example', { directSigned: true })
    expect(await preflight({ customer: 'fabrikam.example', check: 'agreement' })).toMatchObject({ customers: 1, checked: 1, failed: 0 })
    expect(await resultOf('fabrikam.example', 'agreement')).toBe('passed')
    expect(await resultOf('fabrikam.example', 'purchase')).toBe('failed')
    expect((await checksOf('fabrikam.example')).length).toBe(before.length)
    await preflight({ customer: 'fabrikam.example' })
    expect(await resultOf('fabrikam.example', 'purchase')).toBe('passed')
  })

  test('that does not exist is refused with those that do', async () => {
    await expect(preflight({ check: 'agrement' })).rejects.toMatchObject({ problem: { detail: 'There is no check agrement.' } })
  })
})

describe('what changed since the plan was made', () => {
  test('fails the check of the old subscription', async () => {
    const Whole = z.looseObject({ subscriptions: z.array(z.looseObject({ id: z.string() })) })
    const { subscriptions } = await product.practice.call('GET', '/emulator/customers/tailspin.example', Whole)
    await tell('PATCH', `customers/tailspin.example/subscriptions/${subscriptions[0]?.id ?? ''}`, { quantity: 9 })
    await preflight({ customer: 'tailspin.example', check: 'subscription' })
    const found = (await checksOf('tailspin.example')).find(({ check }) => check === 'subscription')
    expect(found).toMatchObject({ result: 'failed', whoFixes: 'operator' })
    expect(found?.what).toContain('seats was 6, is 9')
  })
})

describe('our rights', () => {
  test('are looked at for the connection and for every customer', async () => {
    await done(await product.api.call(routes.checkAccess, { body: { all: true } }))
    const { connection, customers } = await product.api.call(routes.listAccess, { query: {} })
    expect(connection.map(({ right, level }) => [right, level])).toEqual([
      ['application', 'proven'],
      ['signed-in-person', 'proven'],
      ['writes', 'assumed'],
    ])
    expect(customers.map(({ customer }) => customer.name).toSorted()).toEqual(['Contoso', 'Fabrikam', 'Tailspin'])
    expect(Object.fromEntries(customers[0]?.rights.map(({ right, level }) => [right, level]) ?? [])).toEqual({
      'commerce-read': 'proven',
      'directory-read': 'proven',
      'license-write': 'assumed',
      agreement: 'proven',
      purchase: 'assumed',
      'relationship-end': 'proven',
    })
  })
})

describe('what was seen', () => {
  test('counts for four hours of the clock; what the plan says, as long as the plan', async () => {
    await tell('POST', 'clock', { advance: 'PT5H' })
    const found = await until('the product’s clock', async () => {
      const checks = await checksOf('contoso.example')
      return checks.some(({ expired }) => expired) ? checks : undefined
    })
    expect(found.find(({ check }) => check === 'agreement')).toMatchObject({ result: 'passed', expired: true })
    expect(found.find(({ check }) => check === 'plan-seats')).toMatchObject({ expired: false, validUntil: null })
    await preflight({ customer: 'contoso.example' })
    expect((await checksOf('contoso.example')).some(({ expired }) => expired)).toBe(false)
  })
})
