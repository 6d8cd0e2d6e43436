import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEmulator } from '../../emulator/server.ts'
import type { RunningEmulator } from '../../emulator/server.ts'
import { createGraph } from '../../src/provider/graph/create-graph.ts'
import { redeemSilently } from '../../src/provider/auth/sign-in.ts'
import { createTokens } from '../../src/provider/auth/tokens.ts'
import { makeRequestIds } from '../../src/provider/http/request-ids.ts'
import { createPartnerCenter } from '../../src/provider/partner-center/create-partner-center.ts'
import { id } from '../../src/domain/id.ts'
import type { CustomerId, SkuId, SubscriptionId, UserId } from '../../src/domain/id.ts'
import { connect } from './support/connect.ts'
import { contractBody } from './support/contract-body.ts'
import { missingMembers } from './support/missing-members.ts'

const customer = id<CustomerId>('5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11')
const school = id<CustomerId>('6d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d12')
const e4 = id<SkuId>('1392051d-0cb9-4b7a-88d5-621fee5e8711')
const e3 = id<SkuId>('6fd2c87f-b296-42f0-b197-1e91e994b900')
const market = { country: 'SE', segment: 'commercial' } as const

/** Members of the documented bodies that an answer may lack: their presence depends on the case. */
const MAY_LACK: readonly RegExp[] = [
  /^continuationToken$|^links\.next/, // the last page has none
  /^items\.primaryContact\.phoneNumber$/, // optional
  /^items\.upgradeTargetOffers$/, // few offers have it
  /^orders\.lineItems\.(subscriptionId|links\.subscription)/, // only where it was provisioned at once
]

/** Documented members that the emulator does not have; nothing here acts on them. A line goes when the emulator gains it. */
const KNOWN_GAPS: Readonly<Record<string, readonly string[]>> = {
  getCustomer: ['billingProfile.firstName', 'billingProfile.lastName', 'billingProfile.defaultAddress.phoneNumber'],
  checkout: ['orders.currencySymbol'],
  listOrders: ['items.currencySymbol'],
  getOrder: ['currencySymbol'],
  listSignIns: [
    'value.signInActivity.lastSignInRequestId',
    'value.signInActivity.lastNonInteractiveSignInDateTime',
    'value.signInActivity.lastNonInteractiveSignInRequestId',
    'value.signInActivity.lastSuccessfulSignInRequestId',
  ],
}

/** Every answer to each operation, as it was on the wire. */
const answered = new Map<string, unknown[]>()
let emulator: RunningEmulator

beforeAll(async () => {
  emulator = await startEmulator({
    clock: '2026-02-10T10:00:00Z',
    estate: {
      format: 1,
      name: 'contract',
      clock: '2026-02-10T10:00:00Z',
      partner: { name: 'Wide World Importers', country: 'SE' },
      settings: { enforceQuotas: true, salesCalendar: { nonprofit: { legacyUntil: '2027-12-31' } } },
      customers: [
        {
          id: customer,
          name: 'Tailspin Toys',
          domain: 'tailspin.example',
          country: 'SE',
          subscriptions: [
            {
              id: '0b7d51c4-9e0f-4c61-8b8e-5a1f60d3c2a1',
              product: 'o365-e4',
              family: 'legacy',
              quantity: 40,
              termEnds: 'P40D',
              autoRenew: false,
            },
            {
              id: '1c7d51c4-9e0f-4c61-8b8e-5a1f60d3c2a2',
              product: 'o365-e3',
              family: 'nce',
              quantity: 5,
              termEnds: 'P300D',
              term: 'P1Y',
              friendlyName: 'E3',
            },
            { product: 'phone-system', family: 'legacy', quantity: 5, termEnds: 'P40D', parent: '0b7d51c4-9e0f-4c61-8b8e-5a1f60d3c2a1' },
          ],
          groups: [
            { name: 'Sales', licenses: [{ product: 'phone-system' }], members: ['fourth@tailspin.example'], memberGroups: ['North'] },
            { name: 'North', licenses: [], members: ['fourth@tailspin.example'] },
          ],
          users: [
            { count: 3, namePattern: 'user-{n}', usageLocation: 'SE', lastSignIn: 'P3D', licenses: [{ product: 'o365-e4' }] },
            { upn: 'fourth@tailspin.example', usageLocation: 'SE', proxyConflict: true },
          ],
        },
        { id: school, name: 'Fine Arts', domain: 'fineart.example', country: 'SE', segment: 'nonprofit', agreementSigned: false },
      ],
    },
  })
  await useEverything()
})

afterAll(() => emulator.close())

/** Every operation once, in an order that a move could have. */
async function useEverything(): Promise<void> {
  await using client = connect(emulator.url)
  const transport = {
    ...client.transport,
    send: async (call: Parameters<typeof client.transport.send>[0]) => {
      const answer = await client.transport.send(call)
      answered.set(call.operation, [...(answered.get(call.operation) ?? []), answer.body])
      return answer
    },
  }
  const { partnerCenter: address, graph: graphAddress, login, clientId, clientSecret, tenantId, people } = emulator
  const endpoints = { ...client.endpoints, partnerCenter: address, graph: graphAddress, login, clientId, clientSecret, tenantId }
  const loginHint = people.find((person) => person.role === 'adminAgent')?.upn ?? ''
  await redeemSilently({ transport, endpoints, cache: client.cache, loginHint, redirectUri: 'http://127.0.0.1/signed-in' })
  const connection = { transport, endpoints, tokens: createTokens({ transport, endpoints, cache: client.cache }) }
  await sell(createPartnerCenter(connection))
  await license(createGraph(connection))
  await suspend(createPartnerCenter(connection))
}

async function sell(center: ReturnType<typeof createPartnerCenter>): Promise<void> {
  for await (const page of center.listCustomers()) expect(page).toHaveLength(2)
  await center.getCustomer(customer)
  const all = (await center.listSubscriptions(customer)).map((one) => one.subscription)
  const [legacy, nce] = [all.find((one) => one.family === 'legacy' && !one.parentSubscription), all.find((one) => one.family === 'nce')]
  if (!legacy || !nce) throw new Error('the estate has one of each family')
  await center.listAddOns(customer, legacy.id)
  await center.listQualifications(school)
  await center.listAgreementTypes()
  expect(await center.findAgreement(customer)).toMatchObject({ agreed: true })
  expect(await center.findAgreement(school)).toMatchObject({ agreed: false })
  await center.listCustomerOffers(school)
  await center.findProvisioningStatus(customer, nce.id)
  const [productId = '', skuId = ''] = nce.offerId.split(':')
  await center.listProducts(market)
  await center.findProduct(productId, market.country)
  await center.listSkus(productId, market)
  const [item] = await center.listAvailabilities(productId, skuId, market)
  const [term] = item?.terms ?? []
  if (!item || !term) throw new Error('Office 365 E3 is for sale')
  const line = {
    catalogItemId: item.catalogItemId,
    quantity: 3,
    billingCycle: term.billingCycle,
    termDuration: term.duration,
    friendlyName: 'crossgrade r-1',
  }
  const cart = await center.createCart(customer, [line], makeRequestIds())
  expect(cart.lines).toMatchObject([{ error: null, friendlyName: 'crossgrade r-1' }])
  await center.findCart(customer, cart.id)
  const { orders, orderErrors } = await center.checkout(customer, cart.id, makeRequestIds())
  expect(orderErrors).toEqual([])
  await fetch(`${emulator.url}/emulator/clock`, {
    method: 'POST',
    body: JSON.stringify({ advance: 'PT30M' }),
    headers: { 'content-type': 'application/json' },
  })
  const order = await center.findOrder(customer, orders[0]?.id ?? '')
  expect(order).toMatchObject({ status: 'completed', lines: [{ quantity: 3 }] })
  const bought = order?.lines[0]?.subscription
  if (!bought) throw new Error('the order names a subscription')
  expect(await center.getSubscription(customer, bought)).toMatchObject({ subscription: { family: 'nce', status: 'active', quantity: 3 } })
  await center.listSubscriptions(customer)
  await center.listOrders(customer)
  await center.listOrderProvisioning(customer, order?.id ?? '')
  for await (const page of center.listAuditRecords(customer, '2026-02-01')) expect(page.length).toBeGreaterThan(0)
}

/** Suspends the old one, and reads that it is so. */
async function suspend(center: ReturnType<typeof createPartnerCenter>): Promise<void> {
  const old = id<SubscriptionId>('0b7d51c4-9e0f-4c61-8b8e-5a1f60d3c2a1')
  await center.patchSubscription(customer, old, (wire) => ({ ...wire, status: 'suspended' }), makeRequestIds())
  expect((await center.getSubscription(customer, old)).subscription).toMatchObject({ status: 'suspended', family: 'legacy' })
}

async function license(graph: ReturnType<typeof createGraph>): Promise<void> {
  await graph.listDirectorySubscriptions(customer)
  expect((await graph.listSubscribedSkus(customer)).find((row) => row.skuId === e4)).toMatchObject({ enabled: 40, consumed: 3 })
  const holders: UserId[] = []
  for await (const page of graph.listHolders(customer, e4)) holders.push(...page.map((holder) => holder.id))
  expect(holders).toHaveLength(3)
  const [first, ...others] = holders
  if (!first) throw new Error('the estate has three users')
  const swap = { add: [{ skuId: e3, disabledPlans: [] }], remove: [e4] }
  expect(await graph.assignLicense(customer, first, swap, makeRequestIds())).toEqual({ state: 'ok' })
  const outcomes = await graph.batchAssign(
    customer,
    [first, ...others].map((userId) => ({ key: userId, userId, ...swap })),
    makeRequestIds(),
  )
  expect(outcomes).toMatchObject([{ state: 'refused', reason: 'NotAssigned' }, { state: 'ok' }, { state: 'ok' }])
  const after = await graph.batchGetUsers(customer, [first, ...others])
  expect([...after.values()].map((user) => user.licenses.map((one) => one.skuId))).toEqual([[e3], [e3], [e3]])
  await graph.findUser(customer, 'user-1@tailspin.example')
  expect((await graph.listSignIns(customer, e3))?.size).toBe(3)
  expect((await graph.listAdminRelationships()).size).toBe(2)
  expect((await graph.listAdminRelationships(customer)).get(customer)).toMatchObject({ extendsItself: true })
  await setLocation(graph, first)
  await licenseGroup(graph)
  await tell('/emulator/faults', { kind: '429', operation: 'assignLicense', times: 1, retryAfterSeconds: 5 })
  expect(await graph.batchAssign(customer, [{ key: 'a', userId: first, add: [], remove: [] }], makeRequestIds())).toMatchObject([
    { state: 'throttled', retryAfterMs: 5_000 },
  ])
}

/** A group with a group in it; then a product for the inner one, which a member cannot have. */
async function licenseGroup(graph: ReturnType<typeof createGraph>): Promise<void> {
  const phone = (await graph.listSubscribedSkus(customer)).find((row) => row.partNumber === 'MCOEV')?.skuId
  const [sales] = phone ? await graph.listLicensedGroups(customer, phone) : []
  if (!sales) throw new Error('the estate has a group')
  const { users, groups } = await graph.listGroupMembers(customer, sales.id)
  const [north] = groups
  if (users.length !== 1 || !north) throw new Error('it has a user and a group')
  const change = { add: [{ skuId: e3, disabledPlans: [] }], remove: [] }
  expect(await graph.assignGroupLicense(customer, north.id, change, makeRequestIds())).toEqual({ state: 'ok' })
  expect(await graph.findGroup(customer, north.id)).toMatchObject({ name: 'North', processing: 'under-way', licenses: [{ skuId: e3 }] })
  await tell('/emulator/clock', { advance: 'PT10M' })
  const [inError, ...others] = await graph.listMembersInError(customer, north.id)
  expect(inError?.paths.find((path) => path.group === north.id)).toMatchObject({ error: 'UniquenessViolation', state: 'Error' })
  expect(others).toEqual([])
  expect(await graph.batchReprocess(customer, inError ? [inError.id] : [], makeRequestIds())).toMatchObject([{ state: 'ok' }])
  expect(await graph.assignGroupLicense(customer, north.id, { add: [], remove: [e4] }, makeRequestIds())).toMatchObject({
    state: 'refused',
    reason: 'NotAssigned',
  })
}

async function setLocation(graph: ReturnType<typeof createGraph>, userId: UserId): Promise<void> {
  const item = { key: 'a', userId, usageLocation: 'NO' }
  expect(await graph.batchSetUsageLocation(customer, [item], makeRequestIds())).toEqual([{ key: 'a', state: 'ok' }])
  expect((await graph.findUser(customer, userId))?.usageLocation).toBe('NO')
  expect(await graph.batchSetUsageLocation(customer, [{ ...item, usageLocation: 'Norway' }], makeRequestIds())).toMatchObject([
    { state: 'refused' },
  ])
}

async function tell(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${emulator.url}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  expect(answer.ok).toBe(true)
}

describe('the emulator answers with the documented members', () => {
  test.each(Object.keys(contractBody('partner-center', 'sources')))('of Partner Center: %s', (operation) => {
    expect(missingMembers(contractBody('partner-center', operation), answered.get(operation), MAY_LACK)).toEqual(
      KNOWN_GAPS[operation] ?? [],
    )
  })

  test.each(Object.keys(contractBody('graph', 'sources')))('of Graph: %s', (operation) => {
    expect(missingMembers(contractBody('graph', operation), answered.get(operation), MAY_LACK)).toEqual(KNOWN_GAPS[operation] ?? [])
  })
})
