import { describe, expect, test } from 'vitest'
import type { EstateCustomer, EstateGroup, EstateUser } from '../../emulator/estates/estate.ts'
import type { SettingsChange } from '../../emulator/settings.ts'
import { aClient, advance, anEmulator, at, contoso, E3, E4, listAt, textAt } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'

/** Public ids (Microsoft's product and service plan reference, 2026-01). */
const E1 = '18181a46-0d4e-45cd-891e-60aabd171b4e'
const PAGER = '7a1d2c3b-4e5f-4061-8a7b-9c0d1e2f3a4b'
const PRODUCTS = [
  {
    id: 'pager',
    title: 'Pager',
    skuId: PAGER,
    partNumber: 'PAGER',
    servicePlans: [{ name: 'PAGER_APP', prohibitedIn: ['CN'] }],
    legacy: { name: 'Pager' },
  },
]
const SALES: EstateGroup = { name: 'Sales', licenses: [{ product: 'o365-e4' }] }
const anna = 'anna@contoso.example'
const bert = 'bert@contoso.example'
const cleo = 'cleo@contoso.example'
const people = (...more: EstateUser[]): readonly EstateUser[] => [
  { upn: anna, usageLocation: 'US' },
  { upn: bert, usageLocation: 'US' },
  { upn: cleo, usageLocation: 'US' },
  ...more,
]

interface Book {
  readonly groups: readonly EstateGroup[]
  readonly users?: readonly EstateUser[]
  readonly e3?: number
  readonly settings?: SettingsChange
  readonly customer?: Partial<EstateCustomer>
}

/** Twenty seats of E4, E1 and the pager, and so many of E3. */
async function aBook({ groups, users = people(), e3 = 20, settings = {}, customer = {} }: Book): Promise<Client> {
  const seats = { 'o365-e4': 20, 'o365-e1': 20, pager: 20, 'phone-system': 20, 'o365-e3': e3 }
  const subscriptions = Object.entries(seats).map(([product, quantity]) => ({
    product,
    family: 'legacy' as const,
    quantity,
    termEnds: 'P60D',
    retired: product === 'o365-e4',
  }))
  const customers = [contoso({ subscriptions, users, groups, ...customer })]
  return aClient(await anEmulator({ products: PRODUCTS, customers, settings }))
}

const swap = (add: readonly string[], remove: readonly string[]) => ({
  addLicenses: add.map((skuId) => ({ skuId, disabledPlans: [] })),
  removeLicenses: remove,
})

async function groupId(client: Client, name = 'Sales'): Promise<string> {
  const found = listAt((await client.graph('GET', '/groups?$select=id,displayName')).body, 'value')
  return textAt(
    found.find((group) => at(group, 'displayName') === name),
    'id',
  )
}

async function change(client: Client, body: unknown, name = 'Sales') {
  return client.graph('POST', `/groups/${await groupId(client, name)}/assignLicense`, body)
}

async function processing(client: Client): Promise<unknown> {
  const group = await client.graph('GET', `/groups/${await groupId(client)}?$select=licenseProcessingState`)
  return at(group.body, 'licenseProcessingState.state')
}

/** Each path of a user as `sku by group state error`, by name. */
async function paths(client: Client, upn: string): Promise<readonly string[]> {
  const names = new Map([
    [E1, 'E1'],
    [E3, 'E3'],
    [E4, 'E4'],
    [PAGER, 'pager'],
  ])
  const { body } = await client.graph('GET', `/users/${upn}?$select=licenseAssignmentStates`)
  return listAt(body, 'licenseAssignmentStates')
    .map((path) => {
      const how = at(path, 'assignedByGroup') === null ? 'directly' : 'by group'
      return `${names.get(textAt(path, 'skuId'))} ${how} ${textAt(path, 'state')} ${textAt(path, 'error')}`
    })
    .toSorted()
}

async function inError(client: Client): Promise<readonly string[]> {
  const { body } = await client.graph('GET', `/groups/${await groupId(client)}/membersWithLicenseErrors`)
  return listAt(body, 'value').map((user) => textAt(user, 'userPrincipalName'))
}

describe('a group whose product is swapped', () => {
  test('is changed at once, and its members one after the other, each in one go', async () => {
    const client = await aBook({ groups: [{ ...SALES, members: [anna, bert, cleo] }] })
    const answer = await change(client, swap([E3], [E4]))
    expect([answer.status, at(answer.body, 'displayName')]).toEqual([202, 'Sales'])
    const group = await client.graph('GET', `/groups/${await groupId(client)}?$select=assignedLicenses,licenseProcessingState`)
    expect(group.body).toMatchObject({
      assignedLicenses: [{ skuId: E3 }],
      licenseProcessingState: { state: 'QueuedForProcessing' },
    })
    expect(await paths(client, anna)).toEqual(['E4 by group Active None'])
    await advance(client, '2m')
    expect(await processing(client)).toBe('ProcessingInProgress')
    await advance(client, '2m')
    expect(await processing(client)).toBe('ProcessingComplete')
    for (const upn of [anna, bert, cleo]) expect(await paths(client, upn)).toEqual(['E3 by group Active None'])
    expect(await inError(client)).toEqual([])
    const { body } = await client.emulator('GET', '/promise-check')
    expect([at(body, 'P1.held'), at(body, 'P6.held'), at(body, 'P1.checked')]).toEqual([true, true, 3])
  })

  test('takes a unit for each member who has not got the product yet, also for the promise check', async () => {
    const users = people({ upn: 'dora@contoso.example', usageLocation: 'US', licenses: [{ product: 'o365-e3' }] })
    const client = await aBook({ groups: [{ ...SALES, members: [anna, bert, 'dora@contoso.example'] }], users, e3: 2 })
    await client.graph('GET', '/subscribedSkus')
    await change(client, swap([E3], [E4]))
    const { body } = await client.emulator('GET', '/promise-check')
    expect(textAt(body, 'P3.violations.0.text')).toMatch(/^The group Sales .* was to get 2 units of SKU .*, but only 1 are free/)
  })

  test('leaves who cannot be seated with what they had and with an error, until seats are there and they are processed again', async () => {
    const client = await aBook({ groups: [{ ...SALES, members: [anna, bert, cleo] }], e3: 2 })
    await change(client, swap([E3], [E4]))
    await advance(client, '10m')
    const [late] = await inError(client)
    expect(await inError(client)).toHaveLength(1)
    expect(await paths(client, late ?? '')).toEqual(['E3 by group Error CountViolation', 'E4 by group ActiveWithError Other'])
    const flawed = await client.graph('GET', `/groups?$filter=${encodeURIComponent('hasMembersWithLicenseErrors eq true')}`)
    expect(listAt(flawed.body, 'value')).toHaveLength(1)
    for (const upn of [anna, bert, cleo].filter((one) => one !== late))
      expect(await paths(client, upn)).toEqual(['E3 by group Active None'])
    await client.emulator('DELETE', `/customers/contoso.example/users/${late === anna ? bert : anna}`)
    expect((await client.graph('POST', `/users/${late}/reprocessLicenseAssignment`)).status).toBe(200)
    await advance(client, '10m')
    expect(await paths(client, late ?? '')).toEqual(['E3 by group Active None'])
    expect(await inError(client)).toEqual([])
  })

  test('takes the old product from who cannot have the new one, where it is set so', async () => {
    const client = await aBook({ groups: [{ ...SALES, members: [anna] }], e3: 1, settings: { groupChangeRefused: 'loses' } })
    await client.emulator('PATCH', `/customers/contoso.example/users/${bert}`, { licenses: [{ sku: 'o365-e3' }] })
    await change(client, swap([E3], [E4]))
    await advance(client, '10m')
    expect(await paths(client, anna)).toEqual(['E3 by group Error CountViolation'])
    expect(await inError(client)).toEqual([anna])
  })

  test('forgets a member until they are processed again', async () => {
    const client = await aBook({ groups: [{ ...SALES, members: [anna, bert], stuck: [bert] }] })
    await change(client, swap([E3], [E4]))
    await advance(client, '10m')
    expect(await processing(client)).toBe('ProcessingComplete')
    expect(await paths(client, bert)).toEqual(['E4 by group Active None'])
    await client.graph('POST', `/users/${bert}/reprocessLicenseAssignment`)
    await advance(client, '10m')
    expect(await paths(client, bert)).toEqual(['E3 by group Active None'])
  })

  test('and another one, of which one person is a member too: what clashes between them goes when both are processed again', async () => {
    const client = await aBook({ groups: [SALES, { ...SALES, name: 'Support' }].map((group) => ({ ...group, members: [anna] })) })
    for (const name of ['Sales', 'Support']) {
      await change(client, swap([E1], [E4]), name)
      await advance(client, '10m')
      expect(await paths(client, anna)).toContain('E1 by group Error MutuallyExclusiveViolation')
    }
    await client.graph('POST', `/users/${anna}/reprocessLicenseAssignment`)
    await advance(client, '10m')
    expect(await paths(client, anna)).toEqual(['E1 by group Active None', 'E1 by group Active None'])
    expect(await inError(client)).toEqual([])
  })
})

describe('a member is in error', () => {
  const errorOf = async (book: Book, add: readonly string[], remove: readonly string[] = [E4]) => {
    const client = await aBook(book)
    expect((await change(client, swap(add, remove))).status).toBe(202)
    await advance(client, '10m')
    return paths(client, anna)
  }
  const withAnna = (facts: Partial<EstateUser>): readonly EstateUser[] => [{ upn: anna, usageLocation: 'US', ...facts }]
  const groups = [{ ...SALES, members: [anna] }]

  test('where a service is prohibited; without a location they are taken to be where the organization is', async () => {
    const book = { groups, users: withAnna({ usageLocation: 'CN' }) }
    expect(await errorOf(book, [PAGER], [])).toEqual([
      'E4 by group ActiveWithError Other',
      'pager by group Error ProhibitedInUsageLocationViolation',
    ])
    const { usageLocation: _none, ...unknown } = { upn: anna, usageLocation: '' }
    expect(await errorOf({ groups, users: [unknown], customer: { country: 'CN' } }, [PAGER], [])).toContain(
      'pager by group Error ProhibitedInUsageLocationViolation',
    )
    expect(await errorOf({ groups, users: [unknown] }, [PAGER], [])).toContain('pager by group Active None')
  })

  test('where plans exclude each other, and then none of the group’s products is given', async () => {
    const users = withAnna({ licenses: [{ product: 'o365-e1' }] })
    expect(await errorOf({ groups, users }, [E3, PAGER])).toEqual([
      'E1 directly Active None',
      'E3 by group Error MutuallyExclusiveViolation',
      'E4 by group ActiveWithError Other',
      'pager by group Error Other',
    ])
  })

  test('where a license from elsewhere needs what is taken', async () => {
    const users = withAnna({ licenses: [{ product: 'phone-system' }] })
    expect(await errorOf({ groups, users }, [], [E4])).toContain('E4 by group ActiveWithError DependencyViolation')
  })

  test('where a mailbox would come on whose address another has', async () => {
    const group = { name: 'Sales', licenses: [{ product: 'pager' }], members: [anna] }
    expect(await errorOf({ groups: [group], users: withAnna({ proxyConflict: true }) }, [E3], [PAGER])).toEqual([
      'E3 by group Error UniquenessViolation',
      'pager by group ActiveWithError Other',
    ])
  })
})

describe('members', () => {
  test('get the licenses some time after they join, and lose them after they leave', async () => {
    const client = await aBook({ groups: [{ ...SALES, members: [anna] }] })
    expect((await client.emulator('PUT', `/customers/contoso.example/groups/Sales/members/${bert}`)).status).toBe(204)
    await client.emulator('DELETE', `/customers/contoso.example/groups/Sales/members/${anna}`)
    expect(await paths(client, bert)).toEqual([])
    await advance(client, '10m')
    expect(await paths(client, bert)).toEqual(['E4 by group Active None'])
    expect(await paths(client, anna)).toEqual([])
  })

  test('are listed in pages, groups first; who is in a member group gets nothing', async () => {
    const inner = { name: 'Inner', licenses: [], members: [cleo] }
    const client = await aBook({ groups: [{ ...SALES, members: [anna, bert], memberGroups: ['Inner'] }, inner] })
    const first = await client.graph('GET', `/groups/${await groupId(client)}/members?$select=userPrincipalName&$top=1`)
    expect(listAt(first.body, 'value').map((one) => at(one, '@odata.type'))).toEqual([undefined, undefined])
    expect(listAt(first.body, 'value')).toHaveLength(2)
    const next = String(Object(first.body)['@odata.nextLink']).split('/graph/v1.0')[1] ?? ''
    expect(listAt((await client.graph('GET', next)).body, 'value')).toHaveLength(1)
    await change(client, swap([E3], [E4]))
    await advance(client, '10m')
    expect(await paths(client, cleo)).toEqual([])
  })

  test('of a dynamic group are processed like others', async () => {
    const client = await aBook({ groups: [{ ...SALES, members: [anna], membershipRule: 'user.department -eq "Sales"' }] })
    const group = await client.graph('GET', `/groups/${await groupId(client)}`)
    expect(group.body).toMatchObject({ groupTypes: ['DynamicMembership'], membershipRule: 'user.department -eq "Sales"' })
    await change(client, swap([E3], [E4]))
    await advance(client, '10m')
    expect(await paths(client, anna)).toEqual(['E3 by group Active None'])
  })
})

describe('is refused at once', () => {
  const refused = async (body: unknown) => {
    const client = await aBook({ groups: [{ ...SALES, members: [anna] }] })
    const answer = await change(client, body)
    expect(answer.status).toBe(400)
    return textAt(answer.body, 'error.message')
  }

  test('what the group has not got, what nobody owns, and what cannot be in one group', async () => {
    expect(await refused(swap([], [E3]))).toBe('Group does not have a corresponding license.')
    expect(await refused(swap(['05e9a617-0261-4cee-bb44-138d3ef5d965'], []))).toContain('does not correspond to a valid company License')
    expect(await refused(swap([E1], []))).toContain('mutually exclusive')
    expect(await refused({ addLicenses: [] })).toContain('removeLicenses')
  })

  test('a group that does not exist, and deleting one that carries licenses', async () => {
    const client = await aBook({ groups: [{ ...SALES, members: [anna] }] })
    expect((await client.graph('POST', `/groups/${E3}/assignLicense`, swap([], []))).status).toBe(404)
    expect((await client.emulator('DELETE', '/customers/contoso.example/groups/Sales')).status).toBe(409)
    await client.emulator('PATCH', '/customers/contoso.example/groups/Sales', { licenses: [] })
    await advance(client, '10m')
    expect(await paths(client, anna)).toEqual([])
    expect((await client.emulator('DELETE', '/customers/contoso.example/groups/Sales')).status).toBe(204)
  })
})
