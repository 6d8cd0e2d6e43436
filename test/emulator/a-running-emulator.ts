import { onTestFinished } from 'vitest'
import type { Estate, EstateCustomer } from '../../emulator/estates/estate.ts'
import { startEmulator } from '../../emulator/server.ts'
import type { EmulatorOptions, RunningEmulator } from '../../emulator/server.ts'

/** Public ids (Microsoft's product and service plan reference, 2026-01). */
export const E4 = '1392051d-0cb9-4b7a-88d5-621fee5e8711'
export const E3 = '6fd2c87f-b296-42f0-b197-1e91e994b900'
export const SWAY = 'a23b959c-7ce8-4e57-9140-b90eb88a9e97'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown
}

/** A path through parsed JSON, such as `items.0.id`. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => {
    if (Array.isArray(inner)) return inner[Number(name)]
    return typeof inner === 'object' && inner !== null ? new Map<string, unknown>(Object.entries(inner)).get(name) : undefined
  }, value)
}

export function textAt(value: unknown, path: string): string {
  const found = at(value, path)
  if (typeof found !== 'string') throw new Error(`${path} is ${JSON.stringify(found)}: expected a text in ${shown(value)}`)
  return found
}

export function listAt(value: unknown, path: string): unknown[] {
  const found = at(value, path)
  if (!Array.isArray(found)) throw new Error(`${path} is ${JSON.stringify(found)}: expected a list in ${shown(value)}`)
  return found
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 500)
}

export type Client = Awaited<ReturnType<typeof aClient>>

/** A running emulator that ends with the test. */
export async function anEmulator(estate: Partial<Estate> = {}, options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const emulator = await startEmulator({ estate: anEstate(estate), ...options })
  onTestFinished(() => emulator.close())
  return emulator
}

export function anEstate(changes: Partial<Estate> = {}): Estate {
  return {
    format: 1,
    name: 'test',
    clock: '2026-03-02T08:00:00Z',
    partner: { name: 'Northwind Partner', country: 'US' },
    customers: [contoso()],
    ...changes,
  }
}

/** Twelve people on thirty seats of E4, which ends in sixty days. */
export function contoso(changes: Partial<EstateCustomer> = {}): EstateCustomer {
  return {
    name: 'Contoso',
    domain: 'contoso.example',
    country: 'US',
    appConsent: true,
    subscriptions: [
      { id: 'old', product: 'o365-e4', family: 'legacy', quantity: 30, termEnds: 'P60D', autoRenew: false, friendlyName: 'HQ E4' },
    ],
    users: [{ count: 12, usageLocation: 'US', licenses: [{ product: 'o365-e4', disabledPlans: ['SWAY'] }] }],
    ...changes,
  }
}

/** A raw client: Partner Center app-only unless told, Graph app-only in Contoso. */
export async function aClient(emulator: RunningEmulator, role?: string) {
  const customerId = textAt((await call(`${emulator.url}/emulator/customers`)).body, 'customers.0.id')
  const tokenFor = (audience: keyof typeof AUDIENCES, tenant: string): Promise<string> =>
    role === undefined ? appToken(emulator, audience, tenant) : userToken(emulator, role, audience, tenant)
  const tokens = { partnerCenter: '', graph: '' }
  const renewTokens = async (): Promise<void> => {
    tokens.partnerCenter = await tokenFor('partner-center', emulator.tenantId)
    tokens.graph = await tokenFor('graph', customerId).catch(() => 'none')
  }
  await renewTokens()
  const send =
    (base: string, api: keyof typeof tokens) =>
    (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> =>
      call(`${base}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${tokens[api]}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
  return {
    customerId,
    renewTokens,
    root: `/v1/customers/${customerId}`,
    partnerCenter: send(emulator.partnerCenter, 'partnerCenter'),
    graph: send(`${emulator.graph}/v1.0`, 'graph'),
    emulator: (method: string, path: string, body?: unknown) =>
      call(`${emulator.url}/emulator${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  }
}

/** Lets virtual time pass; the client signs in anew, its tokens may have run out. */
export async function advance(client: Client, advance: string): Promise<void> {
  const answer = await client.emulator('POST', '/clock', { advance })
  if (answer.status !== 200) throw new Error(answer.text)
  await client.renewTokens()
}

export async function call(url: string, init: RequestInit = {}): Promise<Answered> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return value
  } catch {
    return undefined
  }
}

const AUDIENCES = { 'partner-center': 'https://api.partnercenter.microsoft.com', graph: 'https://graph.microsoft.com' }

export function tokenCall(emulator: RunningEmulator, tenant: string, form: Record<string, string>): Promise<Answered> {
  const body = new URLSearchParams({ client_id: emulator.clientId, client_secret: emulator.clientSecret, ...form })
  return call(`${emulator.login}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body })
}

export async function appToken(emulator: RunningEmulator, audience: keyof typeof AUDIENCES, tenant: string): Promise<string> {
  const answer = await tokenCall(emulator, tenant, { grant_type: 'client_credentials', scope: `${AUDIENCES[audience]}/.default` })
  return answer.status === 200 ? textAt(answer.body, 'access_token') : 'none'
}

/** Signs the person of this role in, then redeems the refresh token for the audience and tenant. */
export async function userToken(
  emulator: RunningEmulator,
  role: string,
  audience: keyof typeof AUDIENCES,
  tenant: string,
): Promise<string> {
  const refresh = await refreshToken(emulator, role)
  const answer = await tokenCall(emulator, tenant, {
    grant_type: 'refresh_token',
    refresh_token: refresh,
    scope: `${AUDIENCES[audience]}/.default`,
  })
  return textAt(answer.body, 'access_token')
}

export async function refreshToken(emulator: RunningEmulator, role: string): Promise<string> {
  const redirectUri = 'http://127.0.0.1:5000/signed-in'
  const hint = emulator.people.find((person) => person.role === role)?.upn ?? ''
  const query = new URLSearchParams({
    client_id: emulator.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 's1',
    prompt: 'none',
    login_hint: hint,
  })
  const answer = await call(`${emulator.login}/${emulator.tenantId}/oauth2/v2.0/authorize?${query.toString()}`)
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, scope: `${AUDIENCES['partner-center']}/.default` }
  return textAt((await tokenCall(emulator, emulator.tenantId, form)).body, 'refresh_token')
}

/** The catalog item that can be bought now. */
export async function itemOf(client: Client, product: string, sku: string, country = 'US', segment = 'commercial'): Promise<string> {
  const answer = await client.partnerCenter(
    'GET',
    `/v1/products/${product}/skus/${sku}/availabilities?country=${country}&targetSegment=${segment}`,
  )
  return textAt(answer.body, 'items.0.catalogItemId')
}

export async function aCart(client: Client, quantity = 30, more: object = {}): Promise<string> {
  const line = {
    id: 0,
    catalogItemId: await itemOf(client, 'CFQ7TTC0LF8R', '0001'),
    quantity,
    billingCycle: 'monthly',
    termDuration: 'P1Y',
    friendlyName: 'Crossgrade p-1',
    ...more,
  }
  return textAt((await client.partnerCenter('POST', `${client.root}/carts`, { lineItems: [line] })).body, 'id')
}

/** Buys thirty seats of E3 and lets time pass until they can be used. The subscription's id. */
export async function boughtE3(client: Client, quantity = 30): Promise<string> {
  const cart = await aCart(client, quantity)
  const orderId = textAt((await client.partnerCenter('POST', `${client.root}/carts/${cart}/checkout`)).body, 'orders.0.id')
  await advance(client, '20m')
  return textAt((await client.partnerCenter('GET', `${client.root}/orders/${orderId}`)).body, 'lineItems.0.subscriptionId')
}

export async function userIds(client: Client): Promise<string[]> {
  return listAt((await client.graph('GET', '/users?$select=id&$top=999')).body, 'value').map((user) => textAt(user, 'id'))
}

export const SWAP = { addLicenses: [{ skuId: E3, disabledPlans: [SWAY] }], removeLicenses: [E4] }
