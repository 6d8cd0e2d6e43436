import { ConfigError, type Config } from './config.ts'
import { createRemoteClock, type RemoteClock } from './durable/remote-clock.ts'
import { createSystemClock } from './durable/system-clock.ts'
import type { Clock } from './domain/clock.ts'
import type { ProviderEndpoints } from './provider/endpoints.ts'

/** Who is on the other side: Microsoft, or a practice provider on this machine with a clock of its own. */
export interface Provider {
  readonly url: string
  readonly isEmulator: boolean
  readonly endpoints: ProviderEndpoints
  readonly clock: Clock
  readonly people: readonly PracticePerson[] | undefined
  close(): void
}

export interface PracticePerson {
  readonly name: string
  readonly upn: string
  readonly role: string
}

const MICROSOFT = {
  partnerCenter: 'https://api.partnercenter.microsoft.com',
  graph: 'https://graph.microsoft.com',
  login: 'https://login.microsoftonline.com',
} as const

/** A provider on loopback that answers `/emulator/clock` is practice; everything else is taken to be real. */
export async function connectProvider(config: Config): Promise<Provider> {
  const { providerUrl } = config
  if (providerUrl !== undefined && isLoopback(providerUrl)) {
    const clock = await createRemoteClock(`${trim(providerUrl)}/emulator/clock`).catch(() => undefined)
    if (clock) return practice(trim(providerUrl), clock, config)
  }
  return real(config)
}

async function practice(url: string, clock: RemoteClock, config: Config): Promise<Provider> {
  const about = readAbout(await (await fetch(`${url}/emulator/about`)).json())
  const endpoints: ProviderEndpoints = {
    partnerCenter: `${url}/partner-center`,
    graph: `${url}/graph`,
    login: `${url}/login`,
    partnerCenterAudience: MICROSOFT.partnerCenter,
    graphAudience: MICROSOFT.graph,
    tenantId: about.tenantId,
    clientId: required(config.clientId, 'CROSSGRADE_CLIENT_ID'),
    clientSecret: required(config.clientSecret, 'CROSSGRADE_CLIENT_SECRET'),
  }
  if (config.serviceAccount === undefined && !about.people.some((person) => person.role === 'adminAgent')) {
    throw new ConfigError(
      'nobody here is an adminAgent to sign in as: give the estate one under people, or name somebody in CROSSGRADE_SERVICE_ACCOUNT',
    )
  }
  return { url, isEmulator: true, endpoints, clock, people: about.people, close: () => clock.close() }
}

function real(config: Config): Provider {
  const base = config.providerUrl === undefined ? undefined : trim(config.providerUrl)
  const endpoints: ProviderEndpoints = {
    partnerCenter: base === undefined ? MICROSOFT.partnerCenter : `${base}/partner-center`,
    graph: base === undefined ? MICROSOFT.graph : `${base}/graph`,
    login: base === undefined ? MICROSOFT.login : `${base}/login`,
    partnerCenterAudience: MICROSOFT.partnerCenter,
    graphAudience: MICROSOFT.graph,
    tenantId: required(config.tenantId, 'CROSSGRADE_TENANT_ID'),
    clientId: required(config.clientId, 'CROSSGRADE_CLIENT_ID'),
    clientSecret: required(config.clientSecret, 'CROSSGRADE_CLIENT_SECRET'),
  }
  return {
    url: base ?? MICROSOFT.partnerCenter,
    isEmulator: false,
    endpoints,
    clock: createSystemClock(),
    people: undefined,
    close: () => undefined,
  }
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}

function required(value: string | undefined, variable: string): string {
  if (value !== undefined) return value
  throw new ConfigError(`${variable} is not set: the provider wants to know who is calling`)
}

function trim(url: string): string {
  return url.replace(/\/+$/, '')
}

function readAbout(body: unknown): { readonly tenantId: string; readonly people: readonly PracticePerson[] } {
  const about = body as { tenantId?: unknown; people?: unknown }
  if (typeof about.tenantId !== 'string' || !Array.isArray(about.people))
    throw new Error('/emulator/about does not say tenantId and people')
  return { tenantId: about.tenantId, people: about.people as PracticePerson[] }
}
