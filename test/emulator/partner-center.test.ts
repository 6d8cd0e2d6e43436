import { describe, expect, test } from 'vitest'
import { aClient, advance, anEmulator, at, boughtE3, contoso, listAt, textAt } from './a-running-emulator.ts'

const threeCustomers = ['a', 'b', 'c'].map((name) => contoso({ name, domain: `${name}.example`, users: [], subscriptions: [] }))

describe('customers', () => {
  test.each(['absent', 'error2000'] as const)('are paged to an end that is %s', async (pagingEnd) => {
    const client = await aClient(await anEmulator({ customers: threeCustomers, settings: { pagingEnd } }))
    const seen: unknown[] = []
    let token: string | undefined
    for (;;) {
      const next = token === undefined ? '' : '&seekOperation=Next'
      const answer = await client.partnerCenter(
        'GET',
        `/v1/customers?size=2${next}`,
        undefined,
        token === undefined ? {} : { 'MS-ContinuationToken': token },
      )
      if (answer.status === 400) {
        expect([pagingEnd, at(answer.body, 'code')]).toEqual(['error2000', 2000])
        break
      }
      seen.push(...listAt(answer.body, 'items'))
      token = at(answer.body, 'continuationToken') === undefined ? undefined : textAt(answer.body, 'continuationToken')
      if (token === undefined) break
    }
    expect(seen).toHaveLength(3)
  })

  test('say their market', async () => {
    const client = await aClient(await anEmulator())
    const answer = await client.partnerCenter('GET', client.root)
    expect(textAt(answer.body, 'billingProfile.defaultAddress.country')).toBe('US')
  })

  test('answer with a byte order mark where the estate says so, and echo both ids', async () => {
    const client = await aClient(await anEmulator({ settings: { dialect: { bom: true } } }))
    const answer = await client.partnerCenter('GET', '/v1/customers', undefined, { 'MS-RequestId': 'r-1', 'MS-CorrelationId': 'c-1' })
    // fetch's text() takes a leading mark away: what is left of it is the content-length.
    expect(Number(answer.headers.get('content-length'))).toBe(new TextEncoder().encode(answer.text).length + 3)
    expect([answer.headers.get('ms-requestid'), answer.headers.get('ms-correlationid')]).toEqual(['r-1', 'c-1'])
  })
})

describe('subscriptions', () => {
  test('are upper case and etagged when legacy, with absent members instead of null', async () => {
    const client = await aClient(await anEmulator())
    const answer = await client.partnerCenter('GET', `${client.root}/subscriptions`)
    const subscription = at(answer.body, 'items.0')
    expect(subscription).toMatchObject({
      offerId: '8909E28E-5832-42F4-9886-B0A5545F3645',
      quantity: 30,
      status: 'active',
      autoRenewEnabled: false,
      friendlyName: 'HQ E4',
    })
    expect(textAt(subscription, 'id')).toMatch(/^[0-9A-F-]{36}$/)
    expect(textAt(subscription, 'attributes.etag')).toBeTruthy()
    expect(answer.text).not.toContain('null')
  })

  test('of new commerce name product, SKU and availability and the last day inclusive', async () => {
    const client = await aClient(await anEmulator())
    const id = await boughtE3(client)
    const answer = await client.partnerCenter('GET', `${client.root}/subscriptions/${id}`)
    expect(answer.body).toMatchObject({
      productType: { id: 'OnlineServicesNCE' },
      commitmentEndDate: '2027-03-01T00:00:00Z',
      commitmentEndDateTime: '2027-03-01T23:59:59Z',
      termDuration: 'P1Y',
    })
    expect(at(answer.body, 'attributes.etag')).toBeUndefined()
  })

  test('list their add-ons', async () => {
    const addOn = { product: 'phone-system', family: 'legacy', quantity: 5, termEnds: 'P60D', parent: 'old' } as const
    const client = await aClient(await anEmulator({ customers: [contoso({ subscriptions: [...(contoso().subscriptions ?? []), addOn] })] }))
    const all = listAt((await client.partnerCenter('GET', `${client.root}/subscriptions`)).body, 'items')
    const base = all.find((one) => at(one, 'parentSubscriptionId') === undefined)
    const addOns = await client.partnerCenter('GET', `${client.root}/subscriptions/${textAt(base, 'id')}/addons`)
    expect(at(addOns.body, 'totalCount')).toBe(1)
    expect(textAt(addOns.body, 'items.0.parentSubscriptionId')).toBe(textAt(base, 'id'))
  })

  test('not found are 20003', async () => {
    const client = await aClient(await anEmulator())
    const answer = await client.partnerCenter('GET', `${client.root}/subscriptions/none`)
    expect([answer.status, at(answer.body, 'code')]).toEqual([404, 20003])
  })
})

describe('the catalog', () => {
  test('lists what is sold, never what is retired, and joins by provisioningId', async () => {
    const client = await aClient(await anEmulator())
    const products = await client.partnerCenter('GET', '/v1/products?country=US&targetView=OnlineServices&targetSegment=commercial')
    const titles = listAt(products.body, 'items').map((item) => textAt(item, 'title'))
    expect(titles).toContain('Office 365 E3')
    expect(titles.filter((title) => /E4|Kaizala|Qualified/.test(title))).toEqual([])
    expect((await client.partnerCenter('GET', '/v1/products/CFQ7TTC0LF8R?country=US')).status).toBe(200)
    const skus = await client.partnerCenter('GET', '/v1/products/CFQ7TTC0LF8R/skus?country=US')
    expect(textAt(skus.body, 'items.0.dynamicAttributes.provisioningId')).toBe('6fd2c87f-b296-42f0-b197-1e91e994b900')
  })

  test('changes its availability ids every day, and by market', async () => {
    const client = await aClient(await anEmulator())
    const path = (country: string) => `/v1/products/CFQ7TTC0LF8R/skus/0001/availabilities?country=${country}&targetSegment=commercial`
    const idNow = async (country: string) => textAt((await client.partnerCenter('GET', path(country))).body, 'items.0.id')
    const first = await idNow('US')
    expect(await idNow('SE')).not.toBe(first)
    expect(await idNow('US')).toBe(first)
    await client.emulator('POST', '/clock', { advance: '30m' })
    expect(await idNow('US')).toBe(first)
  })
})

describe('audit records', () => {
  test('show purchases with marker and correlation id', async () => {
    const client = await aClient(await anEmulator())
    await boughtE3(client)
    const filter = encodeURIComponent(JSON.stringify({ Field: 'CustomerId', Value: client.customerId, Operator: 'equals' }))
    const records = listAt((await client.partnerCenter('GET', `/v1/auditrecords?startDate=2026-03-01&filter=${filter}`)).body, 'items')
    expect(records[0]).toMatchObject({ operationType: 'create_order', customerId: client.customerId })
    expect(JSON.stringify(records[0])).toContain('Crossgrade p-1')
  })

  test('can be filtered by resource and by company', async () => {
    const client = await aClient(await anEmulator())
    await boughtE3(client)
    const count = async (Field: string, Operator: string, Value: string) => {
      const filter = encodeURIComponent(JSON.stringify({ Field, Operator, Value }))
      const answer = await client.partnerCenter('GET', `/v1/auditrecords?filter=${filter}`)
      return at(answer.body, 'totalCount') ?? at(answer.body, 'code')
    }
    expect(await count('ResourceType', 'equals', 'Order')).toBe(1)
    expect(await count('ResourceType', 'equals', 'License')).toBe(0)
    expect(await count('CompanyName', 'substring', 'onto')).toBe(1)
    expect(await count('CompanyName', 'equals', 'Contoso')).toBe(2000)
  })
})

test('answers 501 with the name of what is not built, in each API’s own shape', async () => {
  const client = await aClient(await anEmulator())
  const promotions = await client.partnerCenter('GET', '/v1/productpromotions?country=US')
  expect([promotions.status, at(promotions.body, 'description')]).toEqual([501, 'The emulator has not built GET /v1/productpromotions.'])
  const me = await client.graph('GET', '/me')
  expect([me.status, at(me.body, 'error.message')]).toEqual([501, 'The emulator has not built GET /v1.0/me.'])
})

test('keeps lists behind for a while after a purchase', async () => {
  const client = await aClient(await anEmulator({}))
  const before = at((await client.partnerCenter('GET', `${client.root}/orders`)).body, 'totalCount')
  await boughtE3(client)
  await advance(client, '1m')
  expect(at((await client.partnerCenter('GET', `${client.root}/orders`)).body, 'totalCount')).toBe(Number(before) + 1)
})
