import { startEmulator } from '../../emulator/server.ts'
import type { RunningEmulator } from '../../emulator/server.ts'
import { id } from '../../src/domain/id.ts'
import type { CustomerId, SubscriptionId, UserId } from '../../src/domain/id.ts'
import { redeemSilently } from '../../src/provider/auth/sign-in.ts'
import { createTokens } from '../../src/provider/auth/tokens.ts'
import { createGraph } from '../../src/provider/graph/create-graph.ts'
import type { Graph } from '../../src/provider/graph/graph.ts'
import { createPartnerCenter } from '../../src/provider/partner-center/create-partner-center.ts'
import type { PartnerCenter } from '../../src/provider/partner-center/partner-center.ts'
import { connect } from '../contract/support/connect.ts'
import type { Connected } from '../contract/support/connect.ts'

export const CUSTOMER = id<CustomerId>('5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11')
/** Nobody: who is refused need not be there. */
export const USER = id<UserId>('7a1d2c3b-4e5f-4061-8a7b-9c0d1e2f3a4b')
export const SUBSCRIPTION = id<SubscriptionId>('0b7d51c4-9e0f-4c61-8b8e-5a1f60d3c2a1')

/** An emulator with one customer, and the product's clients of it. */
export interface Shop extends AsyncDisposable {
  readonly emulator: RunningEmulator
  readonly client: Connected
  readonly partnerCenter: PartnerCenter
  readonly graph: Graph
  /** Clients that have no token yet, so that the next call signs in. */
  signedOut(): { readonly graph: Graph }
}

export async function openShop(): Promise<Shop> {
  const emulator = await startEmulator({ clock: '2026-02-10T10:00:00Z', estate: ESTATE })
  const client = connect(emulator.url)
  const { partnerCenter, graph, login, clientId, clientSecret, tenantId, people } = emulator
  const endpoints = { ...client.endpoints, partnerCenter, graph, login, clientId, clientSecret, tenantId }
  const { transport, cache } = client
  const loginHint = people.find((person) => person.role === 'adminAgent')?.upn ?? ''
  await redeemSilently({ transport, endpoints, cache, loginHint, redirectUri: 'http://127.0.0.1/signed-in' })
  const connection = { transport, endpoints, tokens: createTokens({ transport, endpoints, cache }) }
  return {
    emulator,
    client,
    partnerCenter: createPartnerCenter(connection),
    graph: createGraph(connection),
    signedOut: () => ({
      graph: createGraph({ ...connection, tokens: createTokens({ transport, endpoints, cache: withoutTokens(cache) }) }),
    }),
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]()
      await emulator.close()
    },
  }
}

/** Remembers the sign-in but no access token. */
function withoutTokens(cache: Connected['cache']): Connected['cache'] {
  return { ...cache, find: () => Promise.resolve(undefined), record: () => Promise.resolve() }
}

const ESTATE = {
  format: 1,
  name: 'status codes',
  clock: '2026-02-10T10:00:00Z',
  partner: { name: 'Wide World Importers', country: 'SE' },
  settings: { enforceQuotas: false },
  customers: [
    {
      id: CUSTOMER,
      name: 'Tailspin Toys',
      domain: 'tailspin.example',
      country: 'SE',
      subscriptions: [{ id: SUBSCRIPTION, product: 'o365-e4', family: 'legacy', quantity: 1000, termEnds: 'P40D', autoRenew: false }],
      // More than a page of the directory holds, so that a second one is asked for.
      users: [{ count: 1000, namePattern: 'user-{n}', usageLocation: 'SE', licenses: [{ product: 'o365-e4' }] }],
      groups: [{ name: 'Staff', licenses: [{ product: 'o365-e4' }], members: ['user-1@tailspin.example'] }],
    },
  ],
} as const
