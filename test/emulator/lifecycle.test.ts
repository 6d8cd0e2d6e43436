import { describe, expect, test } from 'vitest'
import { aClient, advance, anEmulator, at, boughtE3, contoso, E4, listAt, textAt } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'

const subscriptions = async (client: Client) => listAt((await client.partnerCenter('GET', `${client.root}/subscriptions`)).body, 'items')
const statusOf = async (client: Client, id: string) =>
  textAt((await client.partnerCenter('GET', `${client.root}/subscriptions/${id}`)).body, 'status')
const skus = async (client: Client) => listAt((await client.graph('GET', '/subscribedSkus')).body, 'value')

async function suspendOld(client: Client): Promise<string> {
  const [old] = await subscriptions(client)
  const id = textAt(old, 'id')
  await client.partnerCenter('PATCH', `${client.root}/subscriptions/${id}`, { ...Object(old), status: 'suspended' })
  return id
}

describe('legacy', () => {
  const longTerm = contoso({ subscriptions: [{ product: 'o365-e4', family: 'legacy', quantity: 30, termEnds: 'P300D', autoRenew: false }] })

  test('suspended is deleted after 120 days; its SKU vanishes and its users lose it', async () => {
    const client = await aClient(await anEmulator({ customers: [longTerm] }))
    const id = await suspendOld(client)
    expect((await skus(client))[0]).toMatchObject({
      capabilityStatus: 'Suspended',
      consumedUnits: 12,
      prepaidUnits: { enabled: 0, suspended: 30 },
    })
    await advance(client, '119d')
    expect(await statusOf(client, id)).toBe('suspended')
    await advance(client, '11d')
    expect(await statusOf(client, id)).toBe('deleted')
    expect(await skus(client)).toEqual([])
    const user = await client.graph('GET', '/users/user-1@contoso.example?$select=assignedLicenses')
    expect(at(user.body, 'assignedLicenses')).toEqual([])
    const lost = listAt((await client.emulator('GET', '/events')).body, 'events').filter((event) => at(event, 'kind') === 'user:changed')
    expect(lost).toHaveLength(12)
    expect(lost[0]).toMatchObject({ actor: 'lifecycle', requestSeq: null, before: [{ skuId: E4 }], after: [] })
    expect((await subscriptions(client)).length).toBe(1)
  })

  test('suspended is deleted at its term’s end when that comes first', async () => {
    const client = await aClient(await anEmulator())
    const id = await suspendOld(client)
    await advance(client, '61d')
    expect(await statusOf(client, id)).toBe('deleted')
  })

  test('active without auto-renew is deleted at its term’s end, with auto-renew it goes on', async () => {
    const renewing = { product: 'o365-e1', family: 'legacy', quantity: 1, termEnds: 'P60D', autoRenew: true } as const
    const client = await aClient(
      await anEmulator({ customers: [contoso({ subscriptions: [...(contoso().subscriptions ?? []), renewing] })] }),
    )
    await advance(client, '61d')
    const statuses = (await subscriptions(client)).map((one) => `${textAt(one, 'offerName')}: ${textAt(one, 'status')}`)
    expect(statuses).toEqual(expect.arrayContaining([expect.stringMatching(/E1: active$/), 'Office 365 Enterprise E4: deleted']))
  })

  test('is deleted after 90 days where the settings say so, also when they change later', async () => {
    const client = await aClient(await anEmulator({ customers: [longTerm] }))
    const id = await suspendOld(client)
    await client.emulator('PATCH', '/settings', { lifecycle: { legacyDeletedAfterDays: 90 } })
    await advance(client, '91d')
    expect(await statusOf(client, id)).toBe('deleted')
  })

  test('can come back until its term ends', async () => {
    const client = await aClient(await anEmulator())
    const id = await suspendOld(client)
    const body = Object((await client.partnerCenter('GET', `${client.root}/subscriptions/${id}`)).body)
    expect(
      at((await client.partnerCenter('PATCH', `${client.root}/subscriptions/${id}`, { ...body, status: 'active' })).body, 'status'),
    ).toBe('active')
  })
})

describe('new commerce', () => {
  test('without auto-renew is expired, disabled and deleted, and its units follow', async () => {
    const client = await aClient(
      await anEmulator({
        customers: [
          contoso({ subscriptions: [{ product: 'o365-e3', family: 'nce', quantity: 5, termEnds: 'P10D', autoRenew: false }], users: [] }),
        ],
      }),
    )
    const id = textAt((await subscriptions(client))[0], 'id')
    const seen: unknown[] = []
    for (const days of ['11d', '31d', '91d']) {
      await advance(client, days)
      seen.push([await statusOf(client, id), at((await skus(client))[0], 'capabilityStatus')])
    }
    expect(seen).toEqual([
      ['expired', 'Warning'],
      ['disabled', 'Suspended'],
      ['deleted', undefined],
    ])
  })

  test('renews with a new window for cancelling', async () => {
    const client = await aClient(
      await anEmulator({
        customers: [contoso({ subscriptions: [{ product: 'o365-e3', family: 'nce', quantity: 5, termEnds: 'P10D' }], users: [] })],
      }),
    )
    await advance(client, '11d')
    expect((await subscriptions(client))[0]).toMatchObject({
      status: 'active',
      commitmentEndDate: '2027-03-12T00:00:00Z',
      cancellationAllowedUntilDate: '2026-03-20T00:00:00Z',
    })
  })

  test('with a Cancel action ends at once, and without one goes on in an extended term under the rules of May 2026', async () => {
    const client = await aClient(await anEmulator({ settings: { lifecycle: { extendedServiceTerm: true } } }))
    const id = await boughtE3(client)
    const path = `${client.root}/subscriptions/${id}`
    const whole = Object((await client.partnerCenter('GET', path)).body)
    const ending = Object((await client.partnerCenter('PATCH', path, { ...whole, autoRenewEnabled: false })).body)
    const other = await boughtE3(client, 5)
    const otherPath = `${client.root}/subscriptions/${other}`
    const otherWhole = Object((await client.partnerCenter('GET', otherPath)).body)
    await client.partnerCenter('PATCH', otherPath, {
      ...otherWhole,
      autoRenewEnabled: false,
      scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }],
    })
    expect(ending).toMatchObject({ autoRenewEnabled: false })
    await advance(client, '366d')
    expect([await statusOf(client, id), await statusOf(client, other)]).toEqual(['active', 'disabled'])
  })

  test('cancelled within seven days is deleted at once', async () => {
    const client = await aClient(await anEmulator())
    const id = await boughtE3(client)
    const path = `${client.root}/subscriptions/${id}`
    const answer = await client.partnerCenter('PATCH', path, {
      ...Object((await client.partnerCenter('GET', path)).body),
      status: 'deleted',
    })
    expect(at(answer.body, 'status')).toBe('deleted')
    const again = await client.partnerCenter('PATCH', path, { ...Object(answer.body), status: 'active' })
    expect([again.status, at(again.body, 'code')]).toEqual([400, 2011])
  })
})

test('logs what time does, with what is left and what is used', async () => {
  const client = await aClient(await anEmulator())
  await suspendOld(client)
  const events = listAt((await client.emulator('GET', '/events')).body, 'events')
  expect(events.find((event) => at(event, 'kind') === 'subscription:changed')).toMatchObject({
    actor: 'client',
    retired: true,
    boughtHere: false,
    before: { status: 'active' },
    after: { status: 'suspended' },
    feeds: [{ skuId: E4, unitsLeft: 0, consumed: 12 }],
  })
})
