import { describe, expect, test } from 'vitest'
import { aClient, anEmulator, at, listAt, textAt } from './a-running-emulator.ts'

describe('the clock', () => {
  test('moves on by either kind of duration or to a date, and never back', async () => {
    const client = await aClient(await anEmulator({}, { rate: 0 }))
    const now = async (body?: unknown) => textAt((await client.emulator(body === undefined ? 'GET' : 'POST', '/clock', body)).body, 'now')
    expect(await now()).toBe('2026-03-02T08:00:00Z')
    expect(await now({ advance: '36h' })).toBe('2026-03-03T20:00:00Z')
    expect(await now({ advance: 'P1DT5M' })).toBe('2026-03-04T20:05:00Z')
    expect(await now({ now: '2026-04-01T00:00:00Z' })).toBe('2026-04-01T00:00:00Z')
    const back = await client.emulator('POST', '/clock', { now: '2026-03-01T00:00:00Z' })
    expect([back.status, textAt(back.body, 'error')]).toEqual([400, expect.stringContaining('never runs backwards')])
    expect((await client.emulator('POST', '/clock', { advance: '-5d' })).status).toBe(400)
    expect(at((await client.emulator('POST', '/clock', { rate: 60 })).body, 'rate')).toBe(60)
  })
})

describe('a person', () => {
  test('hires, changes and lets go, and the log says that it was a person', async () => {
    const client = await aClient(await anEmulator())
    const users = `/customers/${client.customerId}/users`
    const hired = await client.emulator('POST', users, {
      userPrincipalName: 'nora@contoso.example',
      licenses: [{ sku: 'o365-e4', disabledPlans: ['SWAY'] }],
    })
    expect(hired.status).toBe(201)
    expect(hired.body).toMatchObject({ usageLocation: 'US', historyLength: 1 })
    expect(listAt(hired.body, 'servicesOn')).not.toContain('SWAY')
    const moved = await client.emulator('PATCH', `${users}/nora@contoso.example`, { usageLocation: 'SE', licenses: [] })
    expect(moved.body).toMatchObject({ usageLocation: 'SE', licenses: [], historyLength: 2 })
    expect((await client.emulator('DELETE', `${users}/nora@contoso.example`)).status).toBe(204)
    expect(listAt((await client.emulator('GET', `${users}?upn=nora@contoso.example`)).body, 'users')).toEqual([])
    const events = listAt((await client.emulator('GET', '/events')).body, 'events')
    expect(events.map((event) => at(event, 'actor'))).toEqual(['person', 'person', 'person'])
    expect(at((await client.graph('GET', '/subscribedSkus')).body, 'value.0.consumedUnits')).toBe(12)
  })

  test('changes a subscription by hand', async () => {
    const client = await aClient(await anEmulator())
    const truth = (await client.emulator('GET', `/customers/${client.customerId}`)).body
    const path = `/customers/${client.customerId}/subscriptions/${textAt(truth, 'subscriptions.0.id')}`
    expect((await client.emulator('PATCH', path, { quantity: 40 })).body).toMatchObject({ quantity: 40 })
    expect((await client.emulator('PATCH', path, { colour: 1 })).status).toBe(400)
  })
})

test('settings are read and changed member by member, and wrong ones refused', async () => {
  const client = await aClient(await anEmulator())
  const changed = await client.emulator('PATCH', '/settings', { lags: { order: 'PT1H' }, pagingEnd: 'error2000' })
  expect(changed.body).toMatchObject({ pagingEnd: 'error2000', lags: { order: 'PT1H', seats: 'PT10M' } })
  const refused = await client.emulator('PATCH', '/settings', { pagingEnd: 'never' })
  expect([refused.status, textAt(refused.body, 'error')]).toEqual([400, expect.stringContaining('"absent", "error2000"')])
})

test('says that it is practice, and no secret', async () => {
  const emulator = await anEmulator()
  const client = await aClient(emulator)
  const about = await client.emulator('GET', '/about')
  expect(about.body).toMatchObject({ name: 'crossgrade emulator', clientId: emulator.clientId })
  expect(textAt(about.body, 'practice')).toContain('2026')
  expect(about.text).not.toContain(emulator.clientSecret)
})

test('runs the promise check over its own log', async () => {
  const client = await aClient(await anEmulator())
  const report = await client.emulator('GET', '/promise-check')
  expect(Object.keys(Object(report.body))).toEqual(['P1', 'P2', 'P3', 'P4', 'P6', 'P9'])
})
