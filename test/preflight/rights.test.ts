import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startEmulator } from '../../emulator/server.ts'
import type { RunningEmulator } from '../../emulator/server.ts'
import { id } from '../../src/domain/id.ts'
import type { CustomerId } from '../../src/domain/id.ts'
import type { Access } from '../../src/domain/access.ts'
import { checkAccess } from '../../src/inventory/check-access.ts'
import type { AccessDeps } from '../../src/inventory/check-access.ts'
import { redeemSilently } from '../../src/provider/auth/sign-in.ts'
import { createTokens } from '../../src/provider/auth/tokens.ts'
import { createGraph } from '../../src/provider/graph/create-graph.ts'
import { createPartnerCenter } from '../../src/provider/partner-center/create-partner-center.ts'
import { openDatabase } from '../../src/store/database.ts'
import { connect } from '../contract/support/connect.ts'
import { withDatabase } from '../support/postgres.ts'

const ours = id<CustomerId>('5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11')
const lost = id<CustomerId>('6d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d12')
const ending = id<CustomerId>('7d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d13')
const database = withDatabase()
let emulator: RunningEmulator

beforeAll(async () => {
  emulator = await startEmulator({
    estate: {
      format: 1,
      name: 'rights',
      clock: '2026-02-10T10:00:00Z',
      partner: { name: 'Practice Partner', country: 'US' },
      people: [
        { name: 'Megan Bowen', upn: 'megan@partner.example', role: 'adminAgent' },
        { name: 'Alex Wilber', upn: 'alex@partner.example', role: 'helpdeskAgent' },
      ],
      customers: [
        { id: ours, name: 'Contoso', domain: 'contoso.example', country: 'US', users: [{ count: 2, licenses: [] }] },
        { id: ending, name: 'Tailspin', domain: 'tailspin.example', country: 'US', adminEnds: 'P20D' },
        { id: lost, name: 'Fabrikam', domain: 'fabrikam.example', country: 'US', relationship: 'none' },
      ],
    },
  })
})

afterAll(() => emulator.close())

/** The levels of all rights at a customer, and the codes of those that are refused. */
async function levelsAt(customer: CustomerId) {
  const found = await rightsAt(customer)
  return Object.fromEntries(found.map(({ right, level, code }) => [right, code === null ? level : `${level} ${code}`]))
}

async function rightsAt(customer: CustomerId): Promise<readonly Access[]> {
  await using client = connect(emulator.url)
  const { partnerCenter, graph, login, clientId, clientSecret, tenantId } = emulator
  const { transport, cache, clock } = client
  const endpoints = { ...client.endpoints, partnerCenter, graph, login, clientId, clientSecret, tenantId }
  await redeemSilently({ transport, endpoints, cache, loginHint: 'megan@partner.example', redirectUri: 'http://127.0.0.1/signed-in' })
  const connection = { transport, endpoints, tokens: createTokens({ transport, endpoints, cache }) }
  const deps: AccessDeps = {
    db: openDatabase(database.pool),
    partnerCenter: createPartnerCenter(connection),
    graph: createGraph(connection),
    clock,
  }
  return await checkAccess(customer, deps)
}

test('of a customer of ours, what can be read is proven and what would have to be written is assumed', async () => {
  expect(await levelsAt(ours)).toEqual({
    'commerce-read': 'proven',
    'directory-read': 'proven',
    'license-write': 'assumed',
    agreement: 'proven',
    purchase: 'assumed',
    'relationship-end': 'proven',
  })
})

test('of a customer who has left us, everything is refused with the code for it', async () => {
  const levels = await levelsAt(lost)
  expect(levels).toMatchObject({ 'commerce-read': 'refused 20002', purchase: 'refused 20002' })
  expect(levels['directory-read']).toMatch(/^refused/)
  expect(levels['license-write']).toMatch(/^refused/)
  expect(levels['relationship-end']).toBe('refused')
})

test('the admin relationship is said to last until a day, and users are out of reach from that day on', async () => {
  const until = (found: readonly Access[]) => found.find(({ right }) => right === 'relationship-end')
  expect(until(await rightsAt(ending))).toMatchObject({
    level: 'proven',
    what: 'the admin relationship “Tailspin administration” lasts until 2026-03-02 and is not extended then',
    whoFixes: 'customer administrator',
  })
  expect(until(await rightsAt(ours))).toMatchObject({ level: 'proven', what: expect.stringMatching(/ and is extended then$/), fix: '' })
  await fetch(`${emulator.url}/emulator/clock`, {
    method: 'POST',
    body: '{"advance":"P20D"}',
    headers: { 'content-type': 'application/json' },
  })
  expect(await levelsAt(ending)).toMatchObject({
    'commerce-read': 'proven',
    'directory-read': 'refused Authorization_RequestDenied',
    'relationship-end': 'refused',
  })
})

test('nothing is written to find out', async () => {
  const before = await writes()
  await levelsAt(ours)
  expect(await writes()).toEqual(before)
})

/** What happened in the world, other than that somebody looked. */
async function writes(): Promise<readonly unknown[]> {
  const Log = z.object({ events: z.array(z.looseObject({ kind: z.string() })) })
  const { events } = Log.parse(await (await fetch(`${emulator.url}/emulator/events`)).json())
  return events.filter(({ kind }) => !/:(read|looked-up)$/.test(kind))
}
