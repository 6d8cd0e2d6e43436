import { describe, expect, test } from 'vitest'
import type { EstateCustomer } from '../../emulator/estates/estate.ts'
import { aClient, anEmulator, at, contoso, E4, listAt, textAt, userIds } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'

async function aDirectory(changes: Partial<EstateCustomer> = {}, role?: string): Promise<Client> {
  return aClient(await anEmulator({ customers: [contoso(changes)] }), role)
}

describe('the usage location', () => {
  const ANNA = '/users/anna@contoso.example'
  const users = [{ upn: 'anna@contoso.example' }, { upn: 'bert@contoso.example' }]
  const locationOf = async (client: Client) => at((await client.graph('GET', `${ANNA}?$select=usageLocation`)).body, 'usageLocation')

  test('is set by PATCH, answered without a body, and noted in the log', async () => {
    const client = await aDirectory({ users })
    const answer = await client.graph('PATCH', ANNA, { usageLocation: 'IT' })
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(await locationOf(client)).toBe('IT')
    const events = listAt((await client.emulator('GET', '/events')).body, 'events')
    expect(events.filter((event) => at(event, 'kind') === 'user:located')).toMatchObject([
      { actor: 'client', userPrincipalName: 'anna@contoso.example', before: null, after: 'IT' },
    ])
  })

  test.each(['ITA', 'it', 'XX', '', null, 39])('refuses %j, which is no ISO 3166-1 alpha-2 code', async (usageLocation) => {
    const client = await aDirectory({ users })
    const answer = await client.graph('PATCH', ANNA, { usageLocation })
    expect([answer.status, textAt(answer.body, 'error.code')]).toEqual([400, 'Request_BadRequest'])
    expect(textAt(answer.body, 'error.message')).toContain("'usageLocation'")
    expect(await locationOf(client)).toBeNull()
  })

  test('is set in a batch, item by item', async () => {
    const client = await aDirectory({ users })
    const item = (id: string, user: string, usageLocation: string) => ({
      id,
      method: 'PATCH',
      url: `/users/${user}@contoso.example`,
      headers: { 'Content-Type': 'application/json' },
      body: { usageLocation },
    })
    const requests = [item('1', 'anna', 'IT'), item('2', 'bert', 'Italy'), item('3', 'nobody', 'IT')]
    const responses = listAt((await client.graph('POST', '/$batch', { requests })).body, 'responses')
    const statusOf = (id: string) =>
      at(
        responses.find((one) => at(one, 'id') === id),
        'status',
      )
    expect(['1', '2', '3'].map(statusOf)).toEqual([204, 400, 404])
  })

  test('needs a role that may assign licenses, and no other member is built', async () => {
    const helpdesk = await aDirectory({ users }, 'helpdeskAgent')
    expect((await helpdesk.graph('PATCH', ANNA, { usageLocation: 'IT' })).status).toBe(403)
    const client = await aDirectory({ users })
    const other = await client.graph('PATCH', ANNA, { usageLocation: 'IT', jobTitle: 'Clerk' })
    expect([other.status, textAt(other.body, 'error.message')]).toEqual([501, expect.stringContaining('jobTitle')])
  })
})

describe('sign-ins', () => {
  const users = [
    { upn: 'anna@contoso.example', lastSignIn: 'P3D' },
    { upn: 'bert@contoso.example', lastSignIn: '2026-01-05T10:00:00Z' },
    { upn: 'carl@contoso.example' },
    { count: 600, lastSignIn: 'P200D' },
  ]

  test('are shown when selected, and left out for who never signed in', async () => {
    const client = await aDirectory({ users })
    const filter = encodeURIComponent("userPrincipalName eq 'bert@contoso.example'")
    const listed = await client.graph('GET', `/users?$select=id,signInActivity&$filter=${filter}`)
    expect(at(listed.body, 'value.0.signInActivity.lastSignInDateTime')).toBe('2026-01-05T10:00:00Z')
    const idOf = async (upn: string) => textAt((await client.graph('GET', `/users/${upn}?$select=id`)).body, 'id')
    const anna = await client.graph('GET', `/users/${await idOf('anna@contoso.example')}?$select=signInActivity`)
    expect(at(anna.body, 'signInActivity.lastSignInDateTime')).toBe('2026-02-27T08:00:00Z')
    const carl = await client.graph('GET', `/users/${await idOf('carl@contoso.example')}?$select=id,signInActivity`)
    expect(at(carl.body, 'signInActivity')).toBeUndefined()
    expect(at((await client.graph('GET', '/users?$top=1')).body, 'value.0.signInActivity')).toBeUndefined()
  })

  test('come in pages of at most 500, and not for a user by name', async () => {
    const client = await aDirectory({ users })
    expect(listAt((await client.graph('GET', '/users?$select=signInActivity&$top=999')).body, 'value')).toHaveLength(500)
    expect(listAt((await client.graph('GET', '/users?$select=id&$top=999')).body, 'value')).toHaveLength(603)
    const byName = await client.graph('GET', '/users/anna@contoso.example?$select=signInActivity')
    expect([byName.status, textAt(byName.body, 'error.message')]).toEqual([400, expect.stringContaining('Guid')])
  })

  test('are the estate’s to give: a text that is no time is refused', async () => {
    await expect(aDirectory({ users: [{ upn: 'anna@contoso.example', lastSignIn: 'yesterday' }] })).rejects.toThrow(
      '/customers/0/users/0/lastSignIn: expected a date or a duration',
    )
  })
})

describe('groups', () => {
  const groups = [
    { name: 'Sales', licenses: [{ product: 'o365-e4', disabledPlans: ['SWAY'] }], members: ['user-1@contoso.example'] },
    { name: 'Clerks', licenses: [{ product: 'notes' }] },
  ]
  const products = [{ id: 'notes', title: 'Notes', partNumber: 'NOTES', servicePlans: [{ name: 'NOTES_APP' }], legacy: { name: 'Notes' } }]

  test('are listed by the SKU that they carry, and read one by one', async () => {
    const client = await aClient(await anEmulator({ products, customers: [contoso({ groups })] }))
    const filter = encodeURIComponent(`assignedLicenses/any(x:x/skuId eq ${E4})`)
    const found = listAt((await client.graph('GET', `/groups?$filter=${filter}&$select=id,displayName`)).body, 'value')
    expect(found).toEqual([{ id: expect.any(String), displayName: 'Sales' }])
    const group = await client.graph('GET', `/groups/${textAt(found[0], 'id')}?$select=displayName,assignedLicenses`)
    expect(group.body).toMatchObject({ displayName: 'Sales', assignedLicenses: [{ skuId: E4, disabledPlans: [expect.any(String)] }] })
    expect(at((await client.graph('GET', `/groups/${textAt(found[0], 'id')}`)).body, 'assignedLicenses')).toBeUndefined()
  })

  test('answer 404 for one that is not there and 400 for another filter', async () => {
    const client = await aClient(await anEmulator({ products, customers: [contoso({ groups })] }))
    const [user = ''] = await userIds(client)
    expect((await client.graph('GET', `/groups/${user}`)).status).toBe(404)
    expect((await client.graph('GET', `/groups?$filter=${encodeURIComponent('accountEnabled eq true')}`)).status).toBe(400)
  })
})
