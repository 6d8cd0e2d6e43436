import { describe, expect, test } from 'vitest'
import { id } from '../../src/domain/id.ts'
import type { CustomerId, SkuId } from '../../src/domain/id.ts'
import { connect } from './support/connect.ts'
import { contractBody } from './support/contract-body.ts'
import { startProvider } from './support/provider-server.ts'

const customer = id<CustomerId>('5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11')

function page(number: number, token?: string) {
  return {
    totalCount: 1,
    items: [{ id: `C-${number}`, companyProfile: { companyName: `Customer ${number}` } }],
    ...(token ? { continuationToken: token } : {}),
  }
}

async function names(pages: AsyncIterable<readonly { readonly name: string }[]>) {
  const all: string[] = []
  for await (const one of pages) all.push(...one.map((item) => item.name))
  return all
}

describe('the list of customers', () => {
  test('ends where no token is left', async () => {
    await using server = await startProvider((_, nth) => ({ json: page(nth, nth < 3 ? `t-${nth}` : undefined) }))
    await using client = connect(server.url)
    expect(await names(client.partnerCenter.listCustomers())).toEqual(['Customer 1', 'Customer 2', 'Customer 3'])
    expect(server.received.map((one) => one.url)).toEqual([
      '/v1/customers?size=500',
      ...Array(2).fill('/v1/customers?size=500&seekOperation=Next'),
    ])
    expect(server.received.map((one) => one.headers['ms-continuationtoken'])).toEqual([undefined, 't-1', 't-2'])
  })

  test('ends where the provider answers 400 with code 2000', async () => {
    await using server = await startProvider((_, nth) =>
      nth < 3 ? { json: page(nth, `t-${nth}`) } : { status: 400, json: { code: '2000', description: 'nothing further' } },
    )
    await using client = connect(server.url)
    expect(await names(client.partnerCenter.listCustomers())).toEqual(['Customer 1', 'Customer 2'])
  })

  test('fails when the first page is answered 400 with code 2000', async () => {
    await using server = await startProvider(() => ({ status: 400, json: { code: 2000, description: 'invalid argument' } }))
    await using client = connect(server.url)
    await expect(names(client.partnerCenter.listCustomers())).rejects.toMatchObject({ kind: 'rejected', facts: { code: '2000' } })
  })

  test('takes a 404 in the middle for a fault of the moment', async () => {
    await using server = await startProvider((_, nth) => (nth === 2 ? { status: 404 } : { json: page(nth, nth === 1 ? 't-1' : undefined) }))
    await using client = connect(server.url)
    expect(await names(client.partnerCenter.listCustomers())).toEqual(['Customer 1', 'Customer 3'])
  })

  test('reads the token from the link where the body has none, and never stops at a link without one', async () => {
    const headers = [{ key: 'MS-ContinuationToken', value: 'from-link' }]
    await using server = await startProvider((_, nth) => ({
      json: { ...page(nth), links: { next: { uri: '/customers', headers: nth === 1 ? headers : [] } } },
    }))
    await using client = connect(server.url)
    await expect(names(client.partnerCenter.listCustomers())).rejects.toMatchObject({ kind: 'unreadable' })
    expect(server.received[1]?.headers['ms-continuationtoken']).toBe('from-link')
  })
})

describe('the list of holders', () => {
  const sku = id<SkuId>('1392051d-0cb9-4b7a-88d5-621fee5e8711')
  const user = contractBody('graph', 'getUser')

  test('follows the link as it is, past an empty page', async () => {
    await using server = await startProvider((_, nth) => {
      const link = { '@odata.nextLink': `${server.url}/v1.0/users?$skiptoken=${nth}` }
      return { json: { value: nth === 2 ? [] : [user], ...(nth < 3 ? link : {}) } }
    })
    await using client = connect(server.url)
    const sizes: number[] = []
    for await (const one of client.graph.listHolders(customer, sku)) sizes.push(one.length)
    expect(sizes).toEqual([1, 0, 1])
    expect(server.received.slice(1).map((one) => one.url)).toEqual(['/v1.0/users?$skiptoken=1', '/v1.0/users?$skiptoken=2'])
    expect(new URL(server.received[0]?.url ?? '', server.url).searchParams.get('$filter')).toBe(`assignedLicenses/any(s:s/skuId eq ${sku})`)
  })

  test('does not follow a link to another host', async () => {
    await using server = await startProvider(() => ({ json: { value: [], '@odata.nextLink': 'https://elsewhere.example/users' } }))
    await using client = connect(server.url)
    await expect(client.graph.listHolders(customer, sku).next()).rejects.toMatchObject({ kind: 'unreadable' })
  })
})
