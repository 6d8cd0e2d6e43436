import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { id } from '../../src/domain/id.ts'
import type { CustomerId, GroupId, SkuId, SubscriptionId, UserId } from '../../src/domain/id.ts'
import type { Graph } from '../../src/provider/graph/graph.ts'
import type { PartnerCenter } from '../../src/provider/partner-center/partner-center.ts'
import { connect } from './support/connect.ts'
import { contractBody } from './support/contract-body.ts'
import { startProvider } from './support/provider-server.ts'

const customer = id<CustomerId>('5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11')
const subscription = id<SubscriptionId>('0b7d51c4-9e0f-4c61-8b8e-5a1f60d3c2a1')
const user = id<UserId>('b1111111-0000-4000-8000-000000000001')
const group = id<GroupId>('c2222222-0000-4000-8000-000000000001')
const e4 = id<SkuId>('1392051d-0cb9-4b7a-88d5-621fee5e8711')
const market = { country: 'SE', segment: 'commercial' } as const
const ids = { requestId: 'a0000000-0000-4000-8000-000000000001', correlationId: 'a0000000-0000-4000-8000-000000000002' }

/** How each documented answer is asked for, and what must be understood of it. */
const PARTNER_CENTER: Record<string, readonly [ask: (client: PartnerCenter) => Promise<unknown>, understood: unknown]> = {
  listCustomers: [
    async (client) => (await client.listCustomers().next()).value,
    [{ id: customer, name: 'Tailspin Toys', domain: 'tailspin.example' }],
  ],
  getCustomer: [(client) => client.getCustomer(customer), { id: customer, country: 'SE', culture: 'sv-SE', relationship: 'reseller' }],
  listSubscriptions: [
    (client) => client.listSubscriptions(customer),
    [
      { subscription: { id: subscription, family: 'legacy', quantity: 40 } },
      { subscription: { family: 'nce', termEndsAt: '2027-02-10T00:00:00.000Z' } },
    ],
  ],
  getSubscription: [
    (client) => client.getSubscription(customer, subscription),
    { subscription: { family: 'nce', autoRenew: true, termDuration: 'P1Y', billingCycle: 'monthly' } },
  ],
  patchSubscription: [(client) => client.patchSubscription(customer, subscription, (wire) => wire, ids), { state: 'done' }],
  listAddOns: [(client) => client.listAddOns(customer, subscription), [{ subscription: { parentSubscription: subscription } }]],
  getSubscriptionProvisioningStatus: [
    (client) => client.findProvisioningStatus(customer, subscription),
    { skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900', status: 'success', quantity: 40 },
  ],
  listProducts: [(client) => client.listProducts(market), [{ id: 'CFQ7TTC0TEST', title: 'Office 365 E3', isNce: true }]],
  getProduct: [(client) => client.findProduct('CFQ7TTC0TEST', 'SE'), { isNce: true }],
  listSkus: [
    (client) => client.listSkus('CFQ7TTC0TEST', market),
    [{ id: '0001', provisions: '6fd2c87f-b296-42f0-b197-1e91e994b900', maximum: 10_000, isAddOn: false }],
  ],
  listAvailabilities: [
    (client) => client.listAvailabilities('CFQ7TTC0TEST', '0001', market),
    [
      {
        catalogItemId: 'CFQ7TTC0TEST:0001:CFQ7TTC0AVLB',
        isPurchasable: true,
        currency: 'SEK',
        terms: [{ duration: 'P1Y', billingCycle: 'monthly' }],
      },
    ],
  ],
  createCart: [
    (client) => client.createCart(customer, [], ids),
    {
      status: 'active',
      expiresAt: '2026-02-17T09:58:05.000Z',
      lines: [{ number: 0, friendlyName: 'crossgrade r-1', pricing: { unitPrice: 200 }, error: null }],
    },
  ],
  getCart: [(client) => client.findCart(customer, 'cart-1'), { status: 'active' }],
  checkout: [
    (client) => client.checkout(customer, 'cart-1', ids),
    { orders: [{ id: '4e1c09ab77d2', status: 'pending' }], orderErrors: [] },
  ],
  listOrders: [
    (client) => client.listOrders(customer),
    [{ id: '4e1c09ab77d2', lines: [{ friendlyName: 'crossgrade r-1', transactionType: 'new' }] }],
  ],
  getOrder: [(client) => client.findOrder(customer, '4e1c09ab77d2'), { status: 'completed', createdAt: '2026-02-10T10:00:01.000Z' }],
  listQualifications: [(client) => client.listQualifications(customer), [{ name: 'Education', status: 'in-review' }]],
  listAgreements: [(client) => client.findAgreement(customer), { agreed: true, on: '2025-11-03T10:15:00.000Z' }],
  listAgreementTemplates: [(client) => client.listAgreementTypes(), ['MicrosoftCustomerAgreement']],
  listCustomerOffers: [
    (client) => client.listCustomerOffers(customer),
    [
      {
        offerId: '91fd106f-4b2c-4938-95ac-f54f74e9a239',
        provisions: '18181a46-0d4e-45cd-891e-60aabd171b4e',
        isAddOn: false,
        needs: ['796b6b5f-613c-4e24-a17c-eba730d49c02'],
        minimum: 1,
        maximum: 10_000_000,
        billingCycles: ['annual', 'monthly'],
      },
    ],
  ],
  getOrderProvisioningStatus: [
    (client) => client.listOrderProvisioning(customer, '4e1c09ab77d2'),
    [{ number: 0, status: 'fulfilled', quantity: 40 }],
  ],
  listAuditRecords: [
    async (client) => (await client.listAuditRecords(customer, '2026-02-01').next()).value,
    [{ operationType: 'create_order', data: { OrderId: '4e1c09ab77d2' } }],
  ],
}

const GRAPH: Record<string, readonly [ask: (client: Graph) => Promise<unknown>, understood: unknown]> = {
  listDirectorySubscriptions: [
    (client) => client.listDirectorySubscriptions(customer),
    [{ commerceSubscriptionId: subscription, skuId: e4, units: 40, status: 'Enabled' }],
  ],
  listSubscribedSkus: [
    (client) => client.listSubscribedSkus(customer),
    [{ skuId: e4, enabled: 40, warning: 0, consumed: 38, servicePlans: [{ perUser: true }] }],
  ],
  listUsers: [
    async (client) => (await client.listHolders(customer, e4).next()).value,
    [{ id: user, usageLocation: 'SE', licenses: [{ skuId: e4 }] }],
  ],
  listSignIns: [
    async (client) => [...((await client.listSignIns(customer, e4)) ?? [])],
    [
      [user, '2026-02-01T07:30:00.000Z'],
      ['b1111111-0000-4000-8000-000000000002', null],
    ],
  ],
  getUser: [
    (client) => client.findUser(customer, 'anna@tailspin.example'),
    { enabledServices: ['efb87545-963c-4e0d-99df-69c6916d9eb0'], paths: [{ group: null, error: null }] },
  ],
  listGroups: [
    (client) => client.listLicensedGroups(customer, e4),
    [{ id: group, name: 'Sales', rule: 'user.department -eq "Sales"', licenses: [{ skuId: e4 }], processing: 'under-way' }],
  ],
  getGroup: [(client) => client.findGroup(customer, group), { id: group, processingText: 'ProcessingInProgress' }],
  listGroupMembers: [
    (client) => client.listGroupMembers(customer, group),
    { users: [user], groups: [{ id: 'c2222222-0000-4000-8000-000000000002', name: 'Sales North' }] },
  ],
  listMembersWithLicenseErrors: [
    (client) => client.listMembersInError(customer, group),
    [{ id: user, licenses: [], paths: [{ skuId: e4, group, state: 'Error', error: 'CountViolation' }] }],
  ],
  listDelegatedAdminRelationships: [
    async (client) => [...(await client.listAdminRelationships())],
    [[customer, { name: 'Tailspin licenses', endsAt: '2026-03-05T08:00:00.000Z', extendsItself: false }]],
  ],
  assignGroupLicense: [(client) => client.assignGroupLicense(customer, group, { add: [], remove: [e4] }, ids), { state: 'ok' }],
  assignLicense: [(client) => client.assignLicense(customer, user, { add: [], remove: [] }, ids), { state: 'ok' }],
  batch: [(client) => client.batchAssign(customer, [{ key: 'a', userId: user, add: [], remove: [] }], ids), [{ key: 'a', state: 'ok' }]],
}

/** Ways in which the real thing differs from its documentation: none of them may matter. */
const VARIANTS: Record<string, (body: unknown) => string> = {
  'as documented': (body) => JSON.stringify(body),
  'with a byte order mark': (body) => `\uFEFF${JSON.stringify(body)}`,
  'with members that are new': (body) =>
    JSON.stringify(everyObject(body, (members) => ({ ...members, brandNewMember: { anything: [1] } }))),
  'with ids in upper case': (body) =>
    JSON.stringify(body).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, (guid) => guid.toUpperCase()),
  'without links and attributes': (body) =>
    JSON.stringify(everyObject(body, ({ links: _links, attributes: _attributes, ...members }) => members)),
}

function everyObject(value: unknown, change: (members: Record<string, unknown>) => Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((one) => everyObject(one, change))
  if (typeof value !== 'object' || value === null) return value
  return change(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, everyObject(member, change)])))
}

describe.each(Object.keys(VARIANTS))('an answer %s is understood', (variant) => {
  test.each(Object.keys(PARTNER_CENTER))('of Partner Center: %s', async (operation) => {
    const text = VARIANTS[variant]?.(contractBody('partner-center', operation)) ?? ''
    await using server = await startProvider(() => ({ text }))
    await using client = connect(server.url)
    const [ask, understood] = PARTNER_CENTER[operation] ?? []
    expect(await ask?.(client.partnerCenter)).toMatchObject(understood as object)
  })

  test.each(Object.keys(GRAPH))('of Graph: %s', async (operation) => {
    const text = VARIANTS[variant]?.(contractBody('graph', operation)) ?? ''
    await using server = await startProvider(() => ({ text }))
    await using client = connect(server.url)
    const [ask, understood] = GRAPH[operation] ?? []
    expect(await ask?.(client.graph)).toMatchObject(understood as object)
  })
})

test('a customer who signed by itself has agreed, on a day that nobody tells', async () => {
  const signed = contractBody('partner-center', 'getDirectSignedAgreementStatus')
  await using server = await startProvider(({ url }) => ({ json: url.includes('directSigned') ? signed : { totalCount: 0, items: [] } }))
  await using client = connect(server.url)
  expect(await client.partnerCenter.findAgreement(customer)).toEqual({ agreed: true, on: null })
})

describe('the bodies', () => {
  test.each([
    ['partner-center', PARTNER_CENTER],
    ['graph', GRAPH],
  ] as const)('of %s are all asked for, and each says where its shape is from', (api, asked) => {
    const elsewhere = api === 'partner-center' ? ['getDirectSignedAgreementStatus'] : []
    const all = [...Object.keys(asked), ...elsewhere].toSorted()
    const files = readdirSync(new URL(`./${api}/`, import.meta.url)).map((name) => name.replace('.json', ''))
    expect(files.filter((name) => name !== 'sources').toSorted()).toEqual(all)
    expect(Object.keys(contractBody(api, 'sources')).toSorted()).toEqual(all)
  })
})

describe('what a purchase says inside its answer', () => {
  test('about a line that cannot be bought is a value', async () => {
    const error = { errorCode: 500600, errorDescription: 'Buy CFQ7TTC0TEST:0001 instead.' }
    const cart = { id: 'cart-1', status: 'Active', lineItems: [{ id: 0, catalogItemId: 'x', quantity: 1, error }] }
    await using server = await startProvider(() => ({ status: 201, json: cart }))
    await using client = connect(server.url)
    const { lines } = await client.partnerCenter.createCart(customer, [], ids)
    expect(lines[0]).toMatchObject({ error: { code: '500600', text: 'Buy CFQ7TTC0TEST:0001 instead.' }, pricing: null })
  })

  test('about a group that failed is a value', async () => {
    const orderErrors = [{ orderGroupId: '1', code: '800009', description: 'Error in cart items.' }]
    await using server = await startProvider(() => ({ status: 201, json: { orders: [], orderErrors } }))
    await using client = connect(server.url)
    expect(await client.partnerCenter.checkout(customer, 'cart-1', ids)).toEqual({
      orders: [],
      orderErrors: [{ orderGroup: '1', code: '800009', text: 'Error in cart items.' }],
    })
  })

  test('in a shape that is not known leaves open what happened', async () => {
    await using server = await startProvider(() => ({ status: 201, json: { orders: 'two' } }))
    await using client = connect(server.url)
    await expect(client.partnerCenter.checkout(customer, 'cart-1', ids)).rejects.toMatchObject({ kind: 'outcome-unknown' })
  })
})
