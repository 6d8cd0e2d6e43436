import { describe, expect, test } from 'vitest'
import { aClient, advance, anEmulator, at, boughtE3, contoso, E3, E4, listAt, SWAP, SWAY, textAt, userIds } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'

const assign = (client: Client, user: string, body: unknown) => client.graph('POST', `/users/${user}/assignLicense`, body)
const message = (answer: { body: unknown }) => textAt(answer.body, 'error.message')

describe('reading', () => {
  test('pages holders of a SKU by an opaque link and returns license members only when selected', async () => {
    const client = await aClient(await anEmulator())
    const filter = encodeURIComponent(`assignedLicenses/any(s:s/skuId eq ${E4})`)
    const first = await client.graph('GET', `/users?$select=id,assignedLicenses&$filter=${filter}&$top=10`)
    expect(listAt(first.body, 'value')).toHaveLength(10)
    expect(at(first.body, 'value.0.assignedLicenses')).toEqual([{ skuId: E4, disabledPlans: [SWAY] }])
    const next = Object(first.body)['@odata.nextLink']
    const path = String(next).split('/graph/v1.0')[1] ?? ''
    const second = await client.graph('GET', path)
    expect(listAt(second.body, 'value')).toHaveLength(2)
    expect(Object(second.body)['@odata.nextLink']).toBeUndefined()
  })

  test('gives a user by name, the plans in force, and the details', async () => {
    const client = await aClient(await anEmulator())
    const user = await client.graph('GET', '/users/user-1@contoso.example?$select=id,assignedPlans,licenseAssignmentStates,usageLocation')
    expect(listAt(user.body, 'assignedPlans')).toHaveLength(16)
    expect(user.body).toMatchObject({
      usageLocation: 'US',
      licenseAssignmentStates: [{ skuId: E4, assignedByGroup: null, state: 'Active', error: 'None' }],
    })
    const plain = await client.graph('GET', '/users/user-1@contoso.example')
    expect(at(plain.body, 'assignedLicenses')).toBeUndefined()
    const details = await client.graph('GET', `/users/${textAt(user.body, 'id')}/licenseDetails`)
    expect(JSON.stringify(details.body)).toContain('"provisioningStatus":"Disabled"')
  })

  test('filters by name, by ids and by sign-in state, and refuses other filters', async () => {
    const client = await aClient(await anEmulator())
    const [a, b] = await userIds(client)
    const found = async (filter: string) =>
      listAt((await client.graph('GET', `/users?$select=id&$filter=${encodeURIComponent(filter)}`)).body, 'value').length
    expect(await found("userPrincipalName eq 'user-3@contoso.example'")).toBe(1)
    expect(await found(`id in ('${a}','${b}')`)).toBe(2)
    expect(await found('accountEnabled eq false')).toBe(0)
    expect((await client.graph('GET', "/users?$filter=startswith(displayName,'a')")).status).toBe(400)
  })

  test('tells organization, groups and directory subscriptions', async () => {
    const groups = [{ name: 'Sales', licenses: [{ product: 'o365-e4' }], members: ['user-1@contoso.example'] }]
    const client = await aClient(await anEmulator({ customers: [contoso({ groups })] }))
    expect(textAt((await client.graph('GET', '/organization')).body, 'value.0.countryLetterCode')).toBe('US')
    const filter = encodeURIComponent(`assignedLicenses/any(s:s/skuId eq ${E4})`)
    expect(listAt((await client.graph('GET', `/groups?$filter=${filter}`)).body, 'value')).toHaveLength(1)
    expect((await client.graph('GET', '/directory/subscriptions')).body).toMatchObject({
      value: [{ skuId: E4, status: 'Enabled', totalLicenses: 30, ownerType: 'Partner' }],
    })
  })

  test('counts a user once who holds a SKU directly and through a group, and shows both paths', async () => {
    const groups = [{ name: 'Sales', licenses: [{ product: 'o365-e4' }], members: ['user-1@contoso.example'] }]
    const client = await aClient(await anEmulator({ customers: [contoso({ groups })] }))
    expect(at((await client.graph('GET', '/subscribedSkus')).body, 'value.0.consumedUnits')).toBe(12)
    const user = await client.graph('GET', '/users/user-1@contoso.example?$select=assignedLicenses,licenseAssignmentStates')
    expect(listAt(user.body, 'licenseAssignmentStates')).toHaveLength(2)
    expect(user.body).toMatchObject({ assignedLicenses: [{ skuId: E4, disabledPlans: [] }] })
  })
})

describe('assignLicense', () => {
  test('swaps in one call: shared services stay Enabled, new ones come after their lag', async () => {
    const client = await aClient(await anEmulator())
    await boughtE3(client)
    const [user = ''] = await userIds(client)
    const plans = async () => listAt((await client.graph('GET', `/users/${user}?$select=assignedPlans`)).body, 'assignedPlans')
    expect((await assign(client, user, SWAP)).status).toBe(200)
    const atOnce = await plans()
    expect(atOnce).toHaveLength(15)
    expect(atOnce.every((plan) => at(plan, 'capabilityStatus') === 'Enabled')).toBe(true)
    await advance(client, '2m')
    expect((await plans()).length).toBe(35)
  })

  test('overwrites the switched-off plans of a SKU that is held, without a unit', async () => {
    const client = await aClient(
      await anEmulator({
        customers: [contoso({ subscriptions: [{ product: 'o365-e4', family: 'legacy', quantity: 12, termEnds: 'P60D' }] })],
      }),
    )
    const [user = ''] = await userIds(client)
    expect((await assign(client, user, { addLicenses: [{ skuId: E4, disabledPlans: [] }], removeLicenses: [] })).status).toBe(200)
    expect(at((await client.graph('GET', `/users/${user}?$select=assignedLicenses`)).body, 'assignedLicenses.0.disabledPlans')).toEqual([])
  })

  test('refuses in the words of Graph and changes nothing', async () => {
    const groups = [{ name: 'Sales', licenses: [{ product: 'o365-e4' }], members: ['grace@contoso.example'] }]
    const users = [
      { upn: 'anna@contoso.example', usageLocation: 'US', licenses: [{ product: 'o365-e4' }] },
      { upn: 'bert@contoso.example', licenses: [{ product: 'o365-e4' }] },
      { upn: 'carl@contoso.example', usageLocation: 'US', licenses: [{ product: 'o365-e4' }, { product: 'audio-conferencing' }] },
      { upn: 'grace@contoso.example', usageLocation: 'US' },
    ]
    const subscriptions = [
      { product: 'o365-e4', family: 'legacy', quantity: 30, termEnds: 'P60D' },
      { product: 'audio-conferencing', family: 'legacy', quantity: 5, termEnds: 'P60D' },
      { product: 'o365-e1', family: 'nce', quantity: 30, termEnds: 'P300D' },
      { product: 'm365-business-basic', family: 'nce', quantity: 1, termEnds: 'P300D', status: 'suspended' },
    ] as const
    const client = await aClient(await anEmulator({ customers: [contoso({ groups, users, subscriptions })] }))
    const add = (skuId: string, disabledPlans: string[] = []) => ({ addLicenses: [{ skuId, disabledPlans }], removeLicenses: [] })
    const E1 = '18181a46-0d4e-45cd-891e-60aabd171b4e'
    const suspended = '3b555118-da6a-4418-894f-7df1e2096870'
    const cases: [string, unknown, string][] = [
      ['anna', add(E3), 'does not correspond to a valid company License'],
      ['anna', add(suspended), 'does not correspond to a valid company License'],
      ['anna', add(E1, [E4]), 'does not belong to the license'],
      ['anna', { addLicenses: [], removeLicenses: [E1] }, 'does not have a corresponding license'],
      ['grace', { addLicenses: [], removeLicenses: [E4] }, 'inherited from a group membership'],
      ['bert', { addLicenses: [{ skuId: E1, disabledPlans: [] }], removeLicenses: [E4] }, 'invalid usage location'],
      ['anna', add(E1), 'are mutually exclusive'],
      ['carl', { addLicenses: [], removeLicenses: [E4] }, 'depends on the service plan(s)'],
      ['anna', { addLicenses: [] }, 'missing'],
      ['anna', { addLicenses: [], removeLicenses: [], more: 1 }, "'more'"],
    ]
    for (const [name, body, text] of cases) {
      const answer = await assign(client, `${name}@contoso.example`, body)
      expect([answer.status, message(answer)]).toEqual([400, expect.stringContaining(text)])
    }
    const stranger = await assign(client, 'nobody@contoso.example', add(E1))
    expect([stranger.status, textAt(stranger.body, 'error.code')]).toEqual([404, 'Request_ResourceNotFound'])
    const events = listAt((await client.emulator('GET', '/events')).body, 'events')
    expect(events.filter((event) => at(event, 'kind') === 'user:changed')).toEqual([])
    expect(events.filter((event) => at(event, 'kind') === 'license:requested')).toHaveLength(8)
  })

  test('refuses when no unit is free', async () => {
    const client = await aClient(await anEmulator())
    await boughtE3(client, 2)
    const [a = '', b = '', c = ''] = await userIds(client)
    expect([(await assign(client, a, SWAP)).status, (await assign(client, b, SWAP)).status]).toEqual([200, 200])
    expect(message(await assign(client, c, SWAP))).toContain(`Subscription with SKU ${E3} does not have any available licenses`)
  })
})

describe('$batch', () => {
  const item = (id: string, user: string, body: unknown = SWAP) => ({
    id,
    method: 'POST',
    url: `/users/${user}/assignLicense`,
    headers: { 'Content-Type': 'application/json' },
    body,
  })

  test('judges every item by itself, in any order', async () => {
    const client = await aClient(await anEmulator())
    await boughtE3(client)
    const users = await userIds(client)
    const requests = [
      ...users.slice(0, 5).map((user, n) => item(`s${n}`, user)),
      item('bad', 'nobody'),
      { id: 'read', method: 'GET', url: `/users/${users[0]}?$select=id` },
    ]
    const responses = listAt((await client.graph('POST', '/$batch', { requests })).body, 'responses')
    expect(responses).toHaveLength(7)
    expect(responses.map((one) => at(one, 'id'))).not.toEqual(requests.map((one) => one.id))
    expect(
      at(
        responses.find((one) => at(one, 'id') === 'bad'),
        'status',
      ),
    ).toBe(404)
    expect(responses.filter((one) => at(one, 'status') === 200)).toHaveLength(6)
    const access = listAt((await client.emulator('GET', '/access')).body, 'access')
    const outer = access.find((one) => at(one, 'operation') === 'batch')
    expect(access.filter((one) => at(one, 'batchId') === at(outer, 'id'))).toHaveLength(7)
  })

  test('refuses more than twenty, ids that are used twice, and bodies without a content type', async () => {
    const client = await aClient(await anEmulator())
    const [user = ''] = await userIds(client)
    const send = (requests: unknown[]) => client.graph('POST', '/$batch', { requests })
    expect((await send(Array.from({ length: 21 }, (_, n) => item(String(n), user)))).status).toBe(400)
    expect((await send([item('a', user), item('A', user)])).status).toBe(400)
    const bare = await send([{ id: '1', method: 'POST', url: `/users/${user}/assignLicense`, body: SWAP }])
    expect(at(bare.body, 'responses.0.status')).toBe(400)
  })

  test('answers 424 for what depends on a failure', async () => {
    const client = await aClient(await anEmulator())
    const responses = listAt(
      (await client.graph('POST', '/$batch', { requests: [item('1', 'nobody'), { ...item('2', 'nobody'), dependsOn: ['1'] }] })).body,
      'responses',
    )
    expect(
      at(
        responses.find((one) => at(one, 'id') === '2'),
        'status',
      ),
    ).toBe(424)
  })
})
