import { BatchRequestContent, BatchResponseContent, GraphError, PageIterator, ResponseType } from '@microsoft/microsoft-graph-client'
import type { Client, PageCollection } from '@microsoft/microsoft-graph-client'
import type { User } from '@microsoft/microsoft-graph-types'
import { describe, expect, test } from 'vitest'
import { anOfficialClient, GRAPH } from './official-client.ts'

const E4 = '1392051d-0cb9-4b7a-88d5-621fee5e8711'
const E3 = '6fd2c87f-b296-42f0-b197-1e91e994b900'
const SWAP = { addLicenses: [{ skuId: E3, disabledPlans: [] }], removeLicenses: [E4] }

/** Twenty-five people on Office 365 E4, and seats of E3 for two of them. */
function aClient(): Promise<Client> {
  return anOfficialClient({
    subscriptions: [
      { product: 'o365-e4', family: 'legacy', quantity: 25, termEnds: 'P60D' },
      { product: 'o365-e3', family: 'nce', quantity: 2, termEnds: 'P300D' },
    ],
    users: [{ count: 25, usageLocation: 'US', licenses: [{ product: 'o365-e4' }] }],
  })
}

async function listHolders(client: Client): Promise<User[]> {
  const holders: User[] = []
  const first: PageCollection = await client
    .api('/users')
    .select(['id', 'userPrincipalName', 'assignedLicenses'])
    .filter(`assignedLicenses/any(s:s/skuId eq ${E4})`)
    .top(10)
    .get()
  const pages = new PageIterator(client, first, (user: User) => {
    holders.push(user)
    return true
  })
  await pages.iterate()
  return holders
}

const path = (user: User | undefined) => `/users/${user?.id ?? ''}/assignLicense`

describe('Microsoft’s own Graph client', () => {
  test('reads all pages of the users with a license', async () => {
    const holders = await listHolders(await aClient())
    expect(new Set(holders.map((user) => user.userPrincipalName)).size).toBe(25)
    expect(holders[0]?.assignedLicenses).toEqual([{ skuId: E4, disabledPlans: [] }])
  })

  test('swaps a license and reads it back', async () => {
    const client = await aClient()
    const [user] = await listHolders(client)
    await client.api(path(user)).post(SWAP)
    const read: User = await client
      .api(`/users/${user?.id ?? ''}`)
      .select('assignedLicenses')
      .get()
    expect(read.assignedLicenses).toEqual([{ skuId: E3, disabledPlans: [] }])
    expect((await client.api(`/users/${user?.id ?? ''}/licenseDetails`).get()).value).toMatchObject([{ skuPartNumber: 'ENTERPRISEPACK' }])
  })

  test('gets a missing seat as a GraphError with code and message', async () => {
    const client = await aClient()
    const [one, two, three] = await listHolders(client)
    for (const user of [one, two]) await client.api(path(user)).post(SWAP)
    const refused: unknown = await client
      .api(path(three))
      .post(SWAP)
      .catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(GraphError)
    expect(refused).toMatchObject({
      statusCode: 400,
      code: 'Request_BadRequest',
      message: `Subscription with SKU ${E3} does not have any available licenses.`,
      requestId: expect.any(String),
    })
  })

  test('sets a usage location, which answers no body', async () => {
    const client = await aClient()
    const [user] = await listHolders(client)
    await client.api(`/users/${user?.id ?? ''}`).patch({ usageLocation: 'SE' })
    expect(
      await client
        .api(`/users/${user?.id ?? ''}`)
        .select('usageLocation')
        .get(),
    ).toMatchObject({ usageLocation: 'SE' })
  })

  test('sends a batch and finds the answer to each request by its id', async () => {
    const client = await aClient()
    const holders = await listHolders(client)
    const steps = holders.slice(0, 3).map((user, index) => ({ id: String(index), request: swapRequest(user) }))
    const body = await new BatchRequestContent(steps).getContent()
    const answers = new BatchResponseContent(await client.api('/$batch').post(body))
    const statuses = steps.map(({ id }) => answers.getResponseById(id).status)
    expect(statuses).toEqual([200, 200, 400])
    expect(await answers.getResponseById('2').json()).toMatchObject({ error: { code: 'Request_BadRequest' } })
  })

  test('waits in a batch for the request that another depends on', async () => {
    const client = await aClient()
    const [user] = await listHolders(client)
    const content = new BatchRequestContent([{ id: '1', request: swapRequest(user) }])
    content.addRequest({ id: '2', request: new Request(`${GRAPH}/users/${user?.id ?? ''}?$select=assignedLicenses`) })
    content.addDependency('2', '1')
    const answers = new BatchResponseContent(await client.api('/$batch').post(await content.getContent()))
    expect(await answers.getResponseById('2').json()).toMatchObject({ assignedLicenses: [{ skuId: E3 }] })
  })

  test('follows a usage report to its file', async () => {
    const client = await aClient()
    const answer: Response = await client.api("/reports/getMailboxUsageDetail(period='D7')").responseType(ResponseType.RAW).get()
    expect(await answer.text()).toContain('Storage Used (Byte)')
  })
})

function swapRequest(user: User | undefined): Request {
  return new Request(`${GRAPH}${path(user)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(SWAP),
  })
}
