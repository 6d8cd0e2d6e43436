import { describe, expect, test } from 'vitest'
import type { EstateGroup, EstateSubscription, EstateUser } from '../../emulator/estates/estate.ts'
import { aClient, anEmulator, at, contoso, E3, E4, listAt, textAt } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'

/** Public ids (Microsoft's product and service plan reference, 2026-01). */
const E1 = '18181a46-0d4e-45cd-891e-60aabd171b4e'
const M365_E3 = '05e9a617-0261-4cee-bb44-138d3ef5d965'
const PHONE_SYSTEM = 'e43b5b99-8dfb-405f-9987-dc307f34bcbd'
const CALLING_PLAN = '0dab259f-bf13-4952-b7f8-7db8f131b28d'
const FILE_STORAGE = '99049c9c-6011-4908-bf17-15f496e6519d'
const PAGER = '7a1d2c3b-4e5f-4061-8a7b-9c0d1e2f3a4b'
const PAGER_PLAN = '7a1d2c3b-4e5f-4061-8a7b-9c0d1e2f3a4c'

const PRODUCTS = [
  {
    id: 'pager',
    title: 'Pager',
    skuId: PAGER,
    partNumber: 'PAGER',
    servicePlans: [{ name: 'PAGER_APP', id: PAGER_PLAN, prohibitedIn: ['CN'] }, { name: 'PAGER_ARCHIVE' }],
    legacy: { name: 'Pager' },
  },
]
const SUBSCRIPTIONS: readonly EstateSubscription[] = [
  ...['o365-e4', 'o365-e3', 'o365-e1', 'phone-system', 'calling-plan-domestic', 'kaizala-pro', 'extra-file-storage', 'pager'].map(
    (product) => ({ product, family: 'legacy' as const, quantity: 20, termEnds: 'P60D' }),
  ),
  { product: 'm365-e3', family: 'legacy', quantity: 5, termEnds: 'P60D', status: 'suspended' },
]

async function aClientOf(users: readonly EstateUser[], groups: readonly EstateGroup[] = []): Promise<Client> {
  const customer = contoso({ subscriptions: SUBSCRIPTIONS, users, groups })
  return aClient(await anEmulator({ products: PRODUCTS, customers: [customer] }))
}

const named = (name: string, ...products: string[]): EstateUser => ({
  upn: `${name}@contoso.example`,
  usageLocation: 'US',
  licenses: products.map((product) => ({ product })),
})

const swap = (add: readonly string[], remove: readonly string[] = [], disabledPlans: readonly string[] = []) => ({
  addLicenses: add.map((skuId) => ({ skuId, disabledPlans })),
  removeLicenses: remove,
})

/** `ok`, or Graph's words. */
async function outcome(client: Client, user: string, body: unknown): Promise<string> {
  const answer = await client.graph('POST', `/users/${user}@contoso.example/assignLicense`, body)
  if (answer.status === 200) return 'ok'
  expect([answer.status, textAt(answer.body, 'error.code')]).toEqual([400, 'Request_BadRequest'])
  return textAt(answer.body, 'error.message')
}

describe('plans that exclude each other', () => {
  test('are named, over all licenses that the user has in the end', async () => {
    const client = await aClientOf([named('anna', 'o365-e4'), named('kai', 'kaizala-pro'), named('both', 'kaizala-pro', 'o365-e4')])
    expect(await outcome(client, 'anna', swap([E1]))).toMatch(/BPOS_S_TODO_1.*are mutually exclusive|BPOS_S_TODO_2.*are mutually exclusive/)
    expect(await outcome(client, 'anna', swap([E1], [E4]))).toBe('ok')
    expect(await outcome(client, 'kai', swap([E3]))).toContain('service plans KAIZALA_STANDALONE, KAIZALA_O365_P3 are mutually exclusive')
    expect(await outcome(client, 'both', swap([E3], [E4]))).toContain('are mutually exclusive')
    const kaizala = await skuOf(client, 'KAIZALA_PRO')
    expect(await outcome(client, 'both', swap([E3], [E4, kaizala]))).toBe('ok')
  })

  test('may be held when one of them is switched off', async () => {
    const client = await aClientOf([named('kai', 'kaizala-pro')])
    const plans = listAt((await client.graph('GET', '/subscribedSkus')).body, 'value').find((sku) => at(sku, 'skuId') === E3)
    const tier = listAt(plans, 'servicePlans').find((plan) => at(plan, 'servicePlanName') === 'KAIZALA_O365_P3')
    expect(await outcome(client, 'kai', swap([E3], [], [textAt(tier, 'servicePlanId')]))).toBe('ok')
  })

  test('count through a group too', async () => {
    const groups = [{ name: 'Sales', licenses: [{ product: 'kaizala-pro' }], members: ['anna@contoso.example'] }]
    const client = await aClientOf([named('anna', 'o365-e4')], groups)
    expect(await outcome(client, 'anna', swap([E3], [E4]))).toContain('KAIZALA_STANDALONE')
  })

  test('leave Exchange plans alone unless the setting says otherwise', async () => {
    const client = await aClientOf([named('anna', 'o365-e4')])
    const without = ['BPOS_S_TODO_1', 'SHAREPOINTSTANDARD', 'SHAREPOINTWAC']
    const sku = listAt((await client.graph('GET', '/subscribedSkus')).body, 'value').find((one) => at(one, 'skuId') === E1)
    const disabled = listAt(sku, 'servicePlans').filter((plan) => without.includes(textAt(plan, 'servicePlanName')))
    const body = swap(
      [E1],
      [],
      disabled.map((plan) => textAt(plan, 'servicePlanId')),
    )
    await client.emulator('PATCH', '/settings', { exchangePlansExclude: true })
    expect(await outcome(client, 'anna', body)).toContain('EXCHANGE_S_ENTERPRISE, EXCHANGE_S_STANDARD are mutually exclusive')
    await client.emulator('PATCH', '/settings', { exchangePlansExclude: false })
    expect(await outcome(client, 'anna', body)).toBe('ok')
  })
})

describe('plans that need another', () => {
  test('are named with what they need', async () => {
    const client = await aClientOf([named('anna'), named('carl', 'o365-e4', 'phone-system')])
    expect(await outcome(client, 'anna', swap([CALLING_PLAN]))).toContain('MCOPSTN1 depends on the service plan(s) MCOEV')
    expect(await outcome(client, 'anna', swap([PHONE_SYSTEM]))).toContain('MCOEV depends on the service plan(s) MCOSTANDARD, TEAMS1')
    expect(await outcome(client, 'anna', swap([PHONE_SYSTEM, CALLING_PLAN, E3]))).toBe('ok')
    expect(await outcome(client, 'carl', swap([], [E4]))).toContain('MCOEV depends on')
    expect(await outcome(client, 'carl', swap([E3], [E4]))).toBe('ok')
  })
})

describe('what a SKU or a place does not allow', () => {
  test('refuses a suspended SKU, one that is not owned, and one that belongs to the company', async () => {
    const client = await aClientOf([named('anna')])
    for (const sku of [M365_E3, 'c7df2760-2c81-4ef7-b578-5b5392b571df', FILE_STORAGE])
      expect(await outcome(client, 'anna', swap([sku]))).toBe(`License ${sku} does not correspond to a valid company License.`)
    const rows = listAt((await client.graph('GET', '/subscribedSkus?$select=skuId,appliesTo')).body, 'value')
    expect(rows).toContainEqual({ skuId: FILE_STORAGE, appliesTo: 'Company' })
  })

  test('refuses a service that is prohibited where the user is, unless it is switched off', async () => {
    const client = await aClientOf([{ ...named('chen'), usageLocation: 'CN' }, named('anna')])
    expect(await outcome(client, 'chen', swap([PAGER]))).toContain('invalid usage location')
    expect(await outcome(client, 'chen', swap([PAGER], [], [PAGER_PLAN]))).toBe('ok')
    expect(await outcome(client, 'anna', swap([PAGER]))).toBe('ok')
  })

  test('refuses to switch on a mailbox while a mail address is taken, but swaps one that is there', async () => {
    const client = await aClientOf([
      { ...named('double'), proxyConflict: true },
      { ...named('kept', 'o365-e4'), proxyConflict: true },
    ])
    expect(await outcome(client, 'double', swap([E3]))).toContain('same value for property proxyAddresses already exists')
    expect(await outcome(client, 'kept', swap([E3], [E4]))).toBe('ok')
    await client.emulator('PATCH', `/customers/${client.customerId}/users/double@contoso.example`, { proxyConflict: false })
    expect(await outcome(client, 'double', swap([E3]))).toBe('ok')
  })
})

describe('two writes to one user in a batch', () => {
  const item = (id: string, body: unknown, more: object = {}) => ({
    id,
    method: 'POST',
    url: '/users/anna@contoso.example/assignLicense',
    headers: { 'Content-Type': 'application/json' },
    body,
    ...more,
  })

  test('collide, unless one waits for the other', async () => {
    const client = await aClientOf([named('anna', 'o365-e4')])
    const requests = [item('1', swap([E3], [E4])), item('2', swap([PAGER])), item('3', swap([PAGER]), { dependsOn: ['1'] })]
    const responses = listAt((await client.graph('POST', '/$batch', { requests })).body, 'responses')
    const answerTo = (id: string) => responses.find((one) => at(one, 'id') === id)
    expect([at(answerTo('1'), 'status'), at(answerTo('2'), 'status'), at(answerTo('3'), 'status')]).toEqual([200, 400, 200])
    expect(textAt(answerTo('2'), 'body.error.message')).toContain('LicenseAssignmentAttributeConcurrencyException')
  })
})

async function skuOf(client: Client, partNumber: string): Promise<string> {
  const rows = listAt((await client.graph('GET', '/subscribedSkus')).body, 'value')
  return textAt(
    rows.find((row) => at(row, 'skuPartNumber') === partNumber),
    'skuId',
  )
}
