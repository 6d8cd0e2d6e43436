import { AuthenticationHandler, Client, RedirectHandler, RetryHandler } from '@microsoft/microsoft-graph-client'
import type { Context, Middleware } from '@microsoft/microsoft-graph-client'
import { onTestFinished } from 'vitest'
import type { EstateCustomer } from '../../emulator/estates/estate.ts'
import { startEmulator } from '../../emulator/server.ts'
import { pickText } from '../support/raw-client.ts'

const CUSTOMER = '5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d12'
export const GRAPH = 'https://graph.microsoft.com'

/** Microsoft's own client as a program in production has it, but for the wire: that leads to an emulator that ends with the test. */
export async function anOfficialClient(customer: Partial<EstateCustomer>): Promise<Client> {
  const customers = [{ id: CUSTOMER, name: 'Contoso', domain: 'contoso.example', country: 'US', appConsent: true, ...customer }]
  const partner = { name: 'Practice Partner', country: 'US' }
  const emulator = await startEmulator({ estate: { format: 1, name: 'official', clock: '2026-01-15T09:00:00Z', partner, customers } })
  onTestFinished(() => emulator.close())
  const authProvider = { getAccessToken: () => redeemSecret(emulator) }
  const middleware = [new AuthenticationHandler(authProvider), new RetryHandler(), new RedirectHandler(), wireTo(emulator.graph)]
  return Client.initWithMiddleware({ middleware })
}

/** The client speaks https to Graph's own name and follows no other links, so addresses are exchanged both ways. */
function wireTo(graph: string): Middleware {
  return {
    async execute(context: Context) {
      const asked = addressOf(context.request)
      if (!asked.startsWith(GRAPH)) throw new Error(`${asked} would leave this machine`)
      const answer = await fetch(asked.replace(GRAPH, graph), { ...context.options, redirect: 'manual' })
      const text = (await answer.text()).replaceAll(graph, GRAPH)
      const headers = new Headers(answer.headers)
      const location = headers.get('location')
      if (location !== null) headers.set('location', location.replace(graph, GRAPH))
      headers.delete('content-length')
      context.response = new Response(answer.status === 204 ? null : text, { status: answer.status, headers })
    },
  }
}

function addressOf(request: unknown): string {
  if (typeof request === 'string') return request
  if (request instanceof Request) return request.url
  throw new Error('The request is neither an address nor a Request.')
}

async function redeemSecret({ login, clientId, clientSecret }: Awaited<ReturnType<typeof startEmulator>>): Promise<string> {
  const scope = `${GRAPH}/.default`
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope })
  const answer = await fetch(`${login}/${CUSTOMER}/oauth2/v2.0/token`, { method: 'POST', body: form })
  return pickText(await answer.json(), 'access_token')
}
