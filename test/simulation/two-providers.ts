import { Dispatcher } from 'undici'
import { startEmulator, type Estate } from '../../emulator/server.ts'
import { createEmulatorClient } from '../../src/cli/emulator-client.ts'
import type { Clock } from '../../src/domain/clock.ts'
import { id, type CustomerId } from '../../src/domain/id.ts'
import { fromEpochMs } from '../../src/domain/instant.ts'
import { redeemSilently } from '../../src/provider/auth/sign-in.ts'
import { createTokens } from '../../src/provider/auth/tokens.ts'
import type { ProviderEndpoints } from '../../src/provider/endpoints.ts'
import { createGraph } from '../../src/provider/graph/create-graph.ts'
import { createSide, DOMAIN, GROUP, USERS, type Connected, type ScriptUser, type Side } from './side.ts'
import { createTransport } from '../../src/provider/http/transport.ts'
import { createPartnerCenter } from '../../src/provider/partner-center/create-partner-center.ts'
import type { PartnerCenter } from '../../src/provider/partner-center/partner-center.ts'
import { z } from 'zod'
import { E3, E4 } from '../support/a-customer.ts'
import { SKUS, SOLD, START_MS } from './book.ts'
import type { ModelAnswer, ModelRequest } from './model/answer.ts'
import { createProviderModel, type ProviderWorld } from './model/provider-model.ts'
import type { Group, Order, Subscription, Tenant, User } from './model/state.ts'
import { answererOf, toRequest } from './stage-dispatcher.ts'

export interface BothSides extends AsyncDisposable {
  readonly model: Side
  readonly emulator: Side
}

const OLD_SEATS = 7
const RENEWING_SEATS = 4
const ALL: readonly ScriptUser[] = USERS
const IN_GROUP = ALL.filter(({ isInGroup }) => isInGroup)
const TERM_DAYS = 300

interface Arrangement {
  readonly keepsScheduledActions: boolean
  /** The customer has Office 365 E3 of new commerce, which renews. */
  readonly hasRenewing: boolean
}

/** The same customer in a model and in an emulator, each with a clock that stands still until it is moved. */
export async function connectBoth(how: Arrangement): Promise<BothSides> {
  const emulator = await startEmulator({ estate: estateOf(how), rate: 0 })
  return {
    model: modelSide(how),
    emulator: await emulatorSide(emulator),
    [Symbol.asyncDispose]: () => emulator.close(),
  }
}

const ESTATE: Estate = {
  format: 1,
  name: 'two-providers',
  clock: new Date(START_MS).toISOString().replace('.000', ''),
  partner: { name: 'Practice Partner', country: 'US' },
  settings: { enforceQuotas: false },
  customers: [
    {
      name: 'Contoso',
      domain: DOMAIN,
      country: 'US',
      subscriptions: [{ product: 'o365-e4', family: 'legacy', quantity: OLD_SEATS, termEnds: `P${TERM_DAYS}D`, autoRenew: false }],
      groups: [
        {
          name: GROUP.name,
          licenses: [{ product: 'o365-e4', disabledPlans: GROUP.off.map(() => 'SWAY') }],
          members: IN_GROUP.map(({ upn }) => upn),
        },
      ],
      users: ALL.map(({ upn, usageLocation, off, isInGroup }) => ({
        upn,
        ...(usageLocation === null ? {} : { usageLocation }),
        ...(isInGroup ? {} : { licenses: [{ product: 'o365-e4', disabledPlans: off.map(() => 'SWAY') }] }),
      })),
    },
  ],
}

function estateOf({ keepsScheduledActions, hasRenewing }: Arrangement): Estate {
  const name = 'Office 365 E3'
  const renewing = { product: 'o365-e3', family: 'nce', quantity: RENEWING_SEATS, offerName: name, termEnds: `P${TERM_DAYS}D` } as const
  return {
    ...ESTATE,
    settings: { ...ESTATE.settings, scheduledActionsKept: keepsScheduledActions },
    customers: (ESTATE.customers ?? []).map((customer) => ({
      ...customer,
      subscriptions: [...(customer.subscriptions ?? []), ...(hasRenewing ? [{ ...renewing, autoRenew: true }] : [])],
    })),
  }
}

async function emulatorSide(emulator: Awaited<ReturnType<typeof startEmulator>>): Promise<Side> {
  const practice = createEmulatorClient(emulator.url)
  const { partnerCenter, graph, login, clientId, clientSecret, tenantId } = emulator
  const endpoints = { ...AUDIENCES, partnerCenter, graph, login, clientId, clientSecret, tenantId }
  const loginHint = emulator.people.find((person) => person.role === 'adminAgent')?.upn ?? ''
  const side = connect(endpoints, undefined, () => Date.parse(emulator.clock()), loginHint)
  return createSide(side, id<CustomerId>(await firstCustomer(side.pc)), (ms) =>
    practice.call('POST', '/emulator/clock', z.unknown(), { advance: `PT${ms / 1000}S` }),
  )
}

async function firstCustomer(pc: PartnerCenter): Promise<string> {
  for await (const [customer] of pc.listCustomers()) if (customer) return customer.id
  throw new Error('the estate has a customer')
}

function modelSide({ keepsScheduledActions, hasRenewing }: Arrangement): Side {
  let now = START_MS
  let made = 0
  const tenant = aTenant(hasRenewing)
  const world: ProviderWorld = {
    tenants: new Map([[tenant.id, tenant]]),
    partnerTenant: 'partner',
    sold: SOLD,
    skus: SKUS,
    checkoutRepeat: 'result',
    pageSize: 999,
    now: () => now,
    newId: (what) => `${what}-${(made += 1)}`,
    keepsScheduledActions,
    onOrdered: () => undefined,
    onPatched: () => undefined,
    onLicenseRequest: () => undefined,
    onGroupRequest: () => undefined,
    onLicensesChanged: () => undefined,
  }
  const model = createProviderModel(world)
  const dispatcher = directDispatcher((request) => model.handle(request, () => undefined))
  const endpoints = {
    ...AUDIENCES,
    partnerCenter: 'http://partner-center.model',
    graph: 'http://graph.model',
    login: 'http://login.model',
    clientId: 'c',
    clientSecret: 's',
    tenantId: 'partner',
  }
  const side = connect(endpoints, dispatcher, () => now)
  return createSide(side, id<CustomerId>(tenant.id), (ms) => Promise.resolve((now += ms)))
}

function aTenant(hasRenewing: boolean): Tenant {
  const licenses = [{ skuId: E4, disabledPlans: GROUP.off }]
  const users = ALL.map(({ upn, usageLocation, off, isInGroup }, n): User => {
    return {
      id: `user-${n}`,
      userPrincipalName: upn,
      displayName: upn.split('@')[0] ?? '',
      usageLocation,
      licenses: isInGroup ? licenses.map((license) => ({ ...license, group: 'group-0' })) : [{ skuId: E4, disabledPlans: off }],
      planSince: {},
    }
  })
  const long = START_MS - 65 * 86_400_000
  const old: Subscription = {
    id: 'SUBSCRIPTION-0',
    family: 'legacy',
    offerId: '8909e28e-5832-42f4-9886-b0a5545f3645',
    offerName: 'Office 365 Enterprise E4',
    friendlyName: 'Office 365 Enterprise E4',
    skuId: E4,
    quantity: OLD_SEATS,
    status: 'active',
    statusSince: long,
    autoRenew: false,
    scheduledActions: null,
    nextTerm: null,
    retired: true,
    createdAt: long,
    activatesAt: null,
    termEndsAt: START_MS + TERM_DAYS * 86_400_000,
    cancelUntil: null,
    refundable: [],
    term: 'P1Y',
    billingCycle: 'monthly',
    partnerId: null,
    orderId: 'order-0',
    version: 1,
    seats: { before: OLD_SEATS, at: long },
    directoryAt: long,
    listedAt: long,
    provisionedAt: long,
    deletedAfterMs: 120 * 86_400_000,
    extras: {},
  }
  const line = {
    id: 0,
    catalogItemId: old.offerId,
    quantity: OLD_SEATS,
    billingCycle: 'monthly',
    termDuration: null,
    friendlyName: old.friendlyName,
    subscriptionId: old.id,
  }
  const order: Order = { id: 'order-0', createdAt: long, completesAt: long, listedAt: long, billingCycle: 'monthly', lines: [line] }
  const members = users.filter((user) => user.licenses.some((license) => 'group' in license)).map((user) => user.id)
  const group: Group = {
    id: 'group-0',
    name: GROUP.name,
    licenses,
    members,
    work: [],
    processedFrom: 0,
    errors: new Map(),
    forgets: [],
  }
  const view = {
    groups: new Map([[group.id, group]]),
    subscriptions: new Map([old, ...(hasRenewing ? [renewingOf(old)] : [])].map((one) => [one.id.toLowerCase(), one])),
    users: new Map(users.map((user) => [user.id, user])),
    orders: new Map([[order.id, order]]),
  }
  return {
    id: 'contoso-tenant',
    name: 'Contoso',
    domain: DOMAIN,
    country: 'US',
    carts: new Map(),
    audits: [],
    now: view,
    history: [{ at: long, view }],
  }
}

/** Bought when the old one was; what could be given back of it is not to be given back any more. */
function renewingOf(old: Subscription): Subscription {
  return {
    ...old,
    id: 'SUBSCRIPTION-1',
    family: 'nce',
    offerId: 'CFQ7TTC0LF8R:0001:CFQ7TTC0BEFORE',
    offerName: 'Office 365 E3',
    friendlyName: 'Office 365 E3',
    skuId: E3,
    retired: false,
    quantity: RENEWING_SEATS,
    autoRenew: true,
    cancelUntil: old.createdAt + 7 * 86_400_000,
    orderId: 'order-1',
    seats: { before: RENEWING_SEATS, at: old.createdAt },
  }
}

const AUDIENCES = { partnerCenterAudience: 'https://api.partnercenter.microsoft.com', graphAudience: 'https://graph.microsoft.com' }

function connect(endpoints: ProviderEndpoints, dispatcher: Dispatcher | undefined, now: () => number, loginHint?: string): Connected {
  const clock: Clock = { now: () => fromEpochMs(now()), rate: () => 1, sleep: () => Promise.resolve() }
  const budget = {
    reserve: () => Promise.resolve(clock.now()),
    blockedUntil: () => Promise.resolve(undefined),
    block: () => Promise.resolve(),
  }
  const transport = createTransport({
    clock,
    budget,
    writeGate: { refusal: () => Promise.resolve(undefined) },
    ...(dispatcher ? { dispatcher } : {}),
  })
  // Access tokens are not kept: the clock is moved by months between two calls.
  let refresh = 'refresh-0'
  const cache = {
    find: () => Promise.resolve(undefined),
    record: () => Promise.resolve(),
    forget: () => Promise.resolve(),
    findRefreshToken: () => Promise.resolve(refresh),
    recordRefreshToken: (token: string) => Promise.resolve(void (refresh = token)),
  }
  const signIn = { transport, endpoints, cache, loginHint: loginHint ?? '', redirectUri: 'http://127.0.0.1/signed-in' }
  const signInAgain = loginHint === undefined ? {} : { signInAgain: () => redeemSilently(signIn) }
  const connection = { transport, endpoints, tokens: createTokens({ transport, endpoints, cache, ...signInAgain }) }
  return { pc: createPartnerCenter(connection), graph: createGraph(connection) }
}

/** Undici's requests straight to a function. */
function directDispatcher(handle: (request: ModelRequest) => ModelAnswer): Dispatcher {
  class DirectDispatcher extends Dispatcher {
    override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
      answererOf(handler).answer(handle(toRequest(options)))
      return true
    }
  }
  return new DirectDispatcher().compose((dispatch) => (options, handler) => dispatch(options, handler))
}
