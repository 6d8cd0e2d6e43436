import { badRequest, listOf, membersOf, refuseGraph, refusePc, type ModelAnswer, type ModelRequest } from './answer.ts'
import {
  assignLicense,
  followDeletions,
  directorySubscriptions,
  getUser,
  listUsers,
  subscribedSkus,
  updateUser,
  type DirectoryWorld,
} from './directory.ts'
import { assignGroupLicense, getGroup, listGroups, listMembers, listMembersInError, processGroups, reprocess } from './groups.ts'
import { auditRecords, availabilities, checkout, createCart, getCart, getOrder, listOrders, type PurchaseWorld } from './purchases.ts'
import { viewAt, type Tenant } from './state.ts'
import {
  getSubscription,
  listAddOns,
  listSubscriptions,
  patchSubscription,
  provisioningStatus,
  type SubscriptionWorld,
} from './subscriptions.ts'

/** What one request is about, as far as faults and promises want to know. */
export interface Operation {
  readonly name: string
  readonly isWrite: boolean
  /** Undefined where it is about no customer. */
  readonly tenant: Tenant | undefined
}

/** How an answer goes wrong; undefined: it does not. Asked for every request, and for every item of a batch. */
export type Misbehave = (operation: Operation, place: 'request' | 'item') => Misbehavior | undefined

export type Misbehavior =
  | { readonly do: 'answer'; readonly answer: ModelAnswer }
  /** Reads what was there so many milliseconds ago. */
  | { readonly do: 'stale'; readonly ms: number }

export interface ProviderWorld extends SubscriptionWorld, PurchaseWorld, DirectoryWorld {
  readonly tenants: ReadonlyMap<string, Tenant>
  readonly partnerTenant: string
  /** The most users on a page, whatever is asked for. */
  readonly pageSize: number
  now(): number
}

const TOKEN_LIFETIME_S = 3600

export interface ProviderModel {
  /** What a request would do; undefined where nothing is built. */
  operationOf(request: ModelRequest): Operation | undefined
  handle(request: ModelRequest, misbehave: Misbehave): ModelAnswer
  /** Tokens that were given until now are refused from here on. */
  expireTokens(): void
}

/**
 * Partner Center and Graph as far as a migration needs them, in memory and on a clock of the caller's: another implementation than
 * the emulator's, against which it is checked.
 */
export function createProviderModel(world: ProviderWorld): ProviderModel {
  let tokens = new Map<string, { readonly tenant: string; readonly until: number }>()
  let made = 0

  function token(tenant: string): ModelAnswer {
    made += 1
    const text = `token-${made}`
    tokens.set(text, { tenant, until: world.now() + TOKEN_LIFETIME_S * 1000 })
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: TOKEN_LIFETIME_S, access_token: text, refresh_token: `refresh-${made}` },
    }
  }

  function tenantOfToken(request: ModelRequest): string | undefined {
    const held = tokens.get((request.headers['authorization'] ?? '').replace(/^Bearer /, ''))
    return held && world.now() < held.until ? held.tenant : undefined
  }

  function operationOf(request: ModelRequest): Operation | undefined {
    const route = routeOf(request)
    if (!route) return undefined
    const tenantId = route.api === 'graph' ? tenantOfToken(request) : route.params[0]
    const tenant = tenantId === undefined ? undefined : world.tenants.get(tenantId.toLowerCase())
    return { name: route.name, isWrite: route.isWrite, tenant }
  }

  function handle(request: ModelRequest, misbehave: Misbehave): ModelAnswer {
    const login = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(request.path)
    if (login) return token(decodeURIComponent(login[1] ?? ''))
    const route = routeOf(request)
    if (!route) return { status: 501, body: { code: 0, description: `not in the model: ${request.method} ${request.path}` } }
    const tokenTenant = tenantOfToken(request)
    if (tokenTenant === undefined) return unauthorized(route.api)
    const operation = operationOf(request)
    const wrong = operation && misbehave(operation, 'request')
    if (wrong?.do === 'answer') return wrong.answer
    if (route.name === 'batch') return batch(request, misbehave)
    return perform(route, request, operation?.tenant, wrong?.ms ?? 0)
  }

  function perform(route: Route, request: ModelRequest, tenant: Tenant | undefined, staleMs: number): ModelAnswer {
    const now = world.now()
    const id = decodeURIComponent(route.params.at(-1) ?? '')
    if (route.name === 'listAuditRecords') return auditRecords(tenantInFilter(request))
    if (route.name === 'listAvailabilities')
      return availabilities(route.params[0] ?? '', route.params[1] ?? '', request.query.get('country') ?? '', now, world)
    if (!tenant)
      return route.api === 'graph' ? refuseGraph(403, 'Authorization_RequestDenied', 'no such tenant') : refusePc(403, 900421, 'no access')
    processGroups(tenant, now, world)
    followDeletions(tenant, now, world)
    const view = staleMs === 0 ? tenant.now : viewAt(tenant, now - staleMs)
    const then = now - staleMs
    switch (route.name) {
      case 'listSubscriptions':
        return listSubscriptions(view, then)
      case 'getSubscription':
        return getSubscription(view, id, then)
      case 'listAddOns':
        return listAddOns(view, id)
      case 'getSubscriptionProvisioningStatus':
        return provisioningStatus(view, id, now)
      case 'patchSubscription':
        return patchSubscription(tenant, id, request, now, world)
      case 'createCart':
        return createCart(tenant, request.body, now, world)
      case 'getCart':
        return getCart(tenant, id, now, world)
      case 'checkout':
        return checkout(tenant, id, request.headers['ms-correlationid'] ?? null, now, world)
      case 'listOrders':
        return listOrders(view, then)
      case 'getOrder':
        return getOrder(view, id, then)
      case 'listSubscribedSkus':
        return subscribedSkus(tenant, view, then, world)
      case 'listDirectorySubscriptions':
        return directorySubscriptions(view, then, world)
      case 'listUsers':
        return listUsers(view, request, then, world, world.pageSize)
      case 'getUser':
        return getUser(view, id, then, world)
      case 'assignLicense':
        return assignLicense(tenant, id, request.body, now, world)
      case 'updateUser':
        return updateUser(tenant, id, request.body, now)
      case 'reprocessLicenseAssignment':
        return reprocess(tenant, id, now)
      case 'listGroups':
        return listGroups(view, request, then)
      case 'getGroup':
        return getGroup(view, id, then)
      case 'listGroupMembers':
        return listMembers(view, id)
      case 'listMembersWithLicenseErrors':
        return listMembersInError(view, id, then, world)
      case 'assignGroupLicense':
        return assignGroupLicense(tenant, id, request.body, now, world)
      default:
        return { status: 501, body: { code: 0, description: route.name } }
    }
  }

  function batch(request: ModelRequest, misbehave: Misbehave): ModelAnswer {
    const items = listOf(membersOf(request.body)['requests']).map(membersOf)
    if (items.length === 0 || items.length > 20) return badRequest(`The number of batch request steps is ${items.length}.`)
    const responses = items.map((item) => {
      const url = new URL(`/v1.0${String(item['url'])}`, 'http://graph.model')
      const inner: ModelRequest = {
        method: String(item['method']),
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: item['body'],
      }
      const route = routeOf(inner)
      const operation = operationOf(inner)
      const wrong = operation && misbehave(operation, 'item')
      const answer = !route
        ? { status: 501 }
        : wrong?.do === 'answer'
          ? wrong.answer
          : perform(route, inner, operation?.tenant, wrong?.ms ?? 0)
      return { id: String(item['id']), status: answer.status, headers: answer.headers ?? {}, body: answer.body }
    })
    return { status: 200, body: { responses: responses.toReversed() } }
  }

  function tenantInFilter(request: ModelRequest): Tenant | undefined {
    const filter = membersOf(JSON.parse(request.query.get('filter') ?? '{}'))
    return world.tenants.get(String(filter['Value']).toLowerCase())
  }

  return { operationOf, handle, expireTokens: () => void (tokens = new Map()) }
}

function unauthorized(api: Route['api']): ModelAnswer {
  const text = 'The access token has expired or is not valid.'
  return api === 'graph' ? refuseGraph(401, 'InvalidAuthenticationToken', text) : { status: 401, body: { code: 401, description: text } }
}

interface Route {
  readonly api: 'partner-center' | 'graph'
  readonly name: string
  readonly isWrite: boolean
  readonly params: readonly string[]
}

const C = '/v1/customers/([^/]+)'
const ROUTES: readonly (readonly [Route['api'], string, string, RegExp])[] = [
  ['partner-center', 'listSubscriptions', 'GET', new RegExp(`^${C}/subscriptions$`)],
  ['partner-center', 'getSubscription', 'GET', new RegExp(`^${C}/subscriptions/([^/]+)$`)],
  ['partner-center', 'patchSubscription', 'PATCH', new RegExp(`^${C}/subscriptions/([^/]+)$`)],
  ['partner-center', 'listAddOns', 'GET', new RegExp(`^${C}/subscriptions/([^/]+)/addons$`)],
  ['partner-center', 'getSubscriptionProvisioningStatus', 'GET', new RegExp(`^${C}/subscriptions/([^/]+)/provisioningstatus$`)],
  ['partner-center', 'createCart', 'POST', new RegExp(`^${C}/carts$`)],
  ['partner-center', 'getCart', 'GET', new RegExp(`^${C}/carts/([^/]+)$`)],
  ['partner-center', 'checkout', 'POST', new RegExp(`^${C}/carts/([^/]+)/checkout$`)],
  ['partner-center', 'listOrders', 'GET', new RegExp(`^${C}/orders$`)],
  ['partner-center', 'getOrder', 'GET', new RegExp(`^${C}/orders/([^/]+)$`)],
  ['partner-center', 'listAvailabilities', 'GET', /^\/v1\/products\/([^/]+)\/skus\/([^/]+)\/availabilities$/],
  ['partner-center', 'listAuditRecords', 'GET', /^\/v1\/auditrecords$/],
  ['graph', 'listSubscribedSkus', 'GET', /^\/v1\.0\/subscribedSkus$/],
  ['graph', 'listDirectorySubscriptions', 'GET', /^\/v1\.0\/directory\/subscriptions$/],
  ['graph', 'listUsers', 'GET', /^\/v1\.0\/users$/],
  ['graph', 'getUser', 'GET', /^\/v1\.0\/users\/([^/]+)$/],
  ['graph', 'updateUser', 'PATCH', /^\/v1\.0\/users\/([^/]+)$/],
  ['graph', 'assignLicense', 'POST', /^\/v1\.0\/users\/([^/]+)\/assignLicense$/],
  ['graph', 'reprocessLicenseAssignment', 'POST', /^\/v1\.0\/users\/([^/]+)\/reprocessLicenseAssignment$/],
  ['graph', 'listGroups', 'GET', /^\/v1\.0\/groups$/],
  ['graph', 'getGroup', 'GET', /^\/v1\.0\/groups\/([^/]+)$/],
  ['graph', 'listGroupMembers', 'GET', /^\/v1\.0\/groups\/([^/]+)\/members$/],
  ['graph', 'listMembersWithLicenseErrors', 'GET', /^\/v1\.0\/groups\/([^/]+)\/membersWithLicenseErrors$/],
  ['graph', 'assignGroupLicense', 'POST', /^\/v1\.0\/groups\/([^/]+)\/assignLicense$/],
  ['graph', 'batch', 'POST', /^\/v1\.0\/\$batch$/],
]

function routeOf({ method, path }: ModelRequest): Route | undefined {
  for (const [api, name, of, pattern] of ROUTES) {
    const match = of === method ? pattern.exec(path) : null
    if (match) return { api, name, isWrite: method !== 'GET' && name !== 'batch', params: match.slice(1) }
  }
  return undefined
}
