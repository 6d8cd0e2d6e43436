import { describe, expect, test } from 'vitest'
import { aClient, anEmulator, at, contoso, listAt, textAt } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'
import { codeOf, EARLY_2022, IN_2023, OFFERS } from './a-sale.ts'

const idsOf = async (client: Client, path: string) =>
  listAt((await client.partnerCenter('GET', path)).body, 'items').map((offer) => textAt(offer, 'id'))

describe('the legacy catalog', () => {
  test('lists what is sold, never what is retired, and joins by product id', async () => {
    const client = await aClient(await anEmulator({ clock: EARLY_2022 }))
    const offers = listAt((await client.partnerCenter('GET', '/v1/offers?country=US')).body, 'items')
    const e3 = offers.find((offer) => at(offer, 'id') === OFFERS.e3)
    expect(e3).toMatchObject({
      product: { id: '6fd2c87f-b296-42f0-b197-1e91e994b900' },
      isAvailableForPurchase: true,
      category: { id: 'Enterprise_Key' },
    })
    expect(offers.map((offer) => textAt(offer, 'name')).filter((name) => /E4|Kaizala|CRMOL/.test(name))).toEqual([])
    expect(new Set(offers.map((offer) => at(offer, 'isAvailableForPurchase')))).toEqual(new Set([true]))
  })

  test('still names E4 as an upgrade target, though nobody can buy or read it', async () => {
    const client = await aClient(await anEmulator({ clock: EARLY_2022 }))
    const basic = (await client.partnerCenter('GET', `/v1/offers/${OFFERS.businessBasic}?country=US`)).body
    expect(listAt(basic, 'upgradeTargetOffers')).toContain(OFFERS.e4)
    expect(codeOf(await client.partnerCenter('GET', `/v1/offers/${OFFERS.e4}?country=US`))).toEqual([404, 1000])
  })

  test('ends for commercial customers on 10 March 2022 and for the others on the day that the calendar says', async () => {
    const client = await aClient(await anEmulator({ clock: '2022-03-10T23:00:00Z' }))
    const listed = async () => {
      const ids = await idsOf(client, '/v1/offers?country=US')
      return [ids.includes(OFFERS.e3), ids.includes(OFFERS.e3Government), ids.includes(OFFERS.a3Faculty)]
    }
    expect(await listed()).toEqual([true, true, true])
    await client.emulator('POST', '/clock', { advance: '1h' })
    await client.renewTokens()
    expect(await listed()).toEqual([false, true, true])
    await client.emulator('PATCH', '/settings', { salesCalendar: { education: { legacyUntil: '2022-01-31' } } })
    expect(await listed()).toEqual([false, true, false])
  })

  test('gives way to new commerce on the next day', async () => {
    const client = await aClient(await anEmulator({ clock: '2024-03-31T12:00:00Z' }))
    const sold = async () =>
      at(
        (await client.partnerCenter('GET', '/v1/products?country=US&targetView=OnlineServices&targetSegment=government')).body,
        'totalCount',
      )
    expect(await sold()).toBe(0)
    await client.emulator('POST', '/clock', { advance: '12h' })
    await client.renewTokens()
    expect(await sold()).toBeGreaterThan(10)
  })

  test('lists add-ons of an offer in its own segment', async () => {
    const client = await aClient(await anEmulator({ clock: EARLY_2022 }))
    const ids = await idsOf(client, `/v1/offers/${OFFERS.e3}/addons?country=US`)
    expect(ids).toEqual(expect.arrayContaining([OFFERS.phoneSystem, OFFERS.plusCal]))
    const phone = (await client.partnerCenter('GET', `/v1/offers/${OFFERS.phoneSystem}?country=US`)).body
    expect(phone).toMatchObject({ isAddOn: true, category: { id: '' } })
    expect(listAt(phone, 'prerequisiteOffers')).toEqual(expect.arrayContaining([OFFERS.e3, OFFERS.e4]))
    expect(await idsOf(client, `/v1/offers/${OFFERS.e3Government}/addons?country=US`)).not.toContain(OFFERS.phoneSystem)
  })

  test('has categories, and refuses ids of the other catalog with 2100', async () => {
    const client = await aClient(await anEmulator({ clock: EARLY_2022 }))
    const ids = await idsOf(client, '/v1/offercategories?country=US')
    expect(ids).toEqual(expect.arrayContaining(['Enterprise_Key', 'SmallBusiness_Key', 'Government_Key', 'Nonprofit_Key']))
    expect(codeOf(await client.partnerCenter('GET', '/v1/offers/CFQ7TTC0LF8R:0001?country=US'))).toEqual([400, 2100])
    expect(codeOf(await client.partnerCenter('GET', '/v1/offers'))).toEqual([400, 2000])
  })
})

describe('the offers of one customer', () => {
  test.each([
    ['commercial', [false, false]],
    ['government', [true, false]],
    ['education', [false, true]],
  ] as const)('who is %s are those that it may buy', async (segment, expected) => {
    const client = await aClient(await anEmulator({ clock: IN_2023, customers: [contoso({ segment })] }))
    const ids = await idsOf(client, `${client.root}/offers`)
    expect([ids.includes(OFFERS.e3Government), ids.includes(OFFERS.a3Faculty)]).toEqual(expected)
    expect(ids).not.toContain(OFFERS.e3)
    expect(at((await client.partnerCenter('GET', `${client.root}/offercategories`)).body, 'totalCount')).toBe(
      segment === 'commercial' ? 0 : 1,
    )
  })

  test('come with ids that are made up for it where none are public, sold until the product says', async () => {
    const northwind = { id: 'northwind', title: 'Northwind', partNumber: 'NORTHWIND', servicePlans: [{ name: 'NORTHWIND_MAIL' }] }
    const products = [{ ...northwind, legacy: { soldUntil: '2027-01-31' }, countries: ['US'] }]
    const customers = [contoso(), contoso({ name: 'B', domain: 'b.example', country: 'SE' })]
    const client = await aClient(await anEmulator({ products, customers }))
    const names = async (root: string) =>
      listAt((await client.partnerCenter('GET', `${root}/offers`)).body, 'items').map((offer) => at(offer, 'name'))
    const all = (await client.emulator('GET', '/customers')).body
    const perCustomer = await Promise.all([0, 1].map((n) => names(`/v1/customers/${textAt(all, `customers.${n}.id`)}`)))
    expect(perCustomer.toSorted((a, b) => a.length - b.length)).toEqual([[], ['Northwind']])
    expect(await idsOf(client, '/v1/offers?country=US')).toEqual([])
  })
})
