import type { LicenseDetails } from '@microsoft/microsoft-graph-types'
import { isGuid } from '../../http/members.ts'
import type { Answer, CustomerCall, Operation } from '../../http/operation.ts'
import type { User } from '../../store/users.ts'
import { assignLicense } from './assign-license.ts'
import { readDraws, writeDraws } from './draws.ts'
import { badRequest, refuse, resourceNotFound } from './graph-error.ts'
import { collectionOf, entityOf, nextPage, skippedTo } from './odata.ts'
import { reprocessLicenses } from './reprocess-licenses.ts'
import { planToGraph } from './skus-to-graph.ts'
import { updateUser } from './update-user.ts'
import { findUserQuery } from './user-filter.ts'
import { assignedLicenses, userToGraph } from './user-to-graph.ts'

const DEFAULT_TOP = 100
const TOP_MAX = 999
const TOP_MAX_WITH_SIGN_INS = 500
const OPTIONS = new Set(['$select', '$filter', '$top', '$skiptoken', '$count'])
const read = { method: 'GET', isWrite: false, customerScoped: true } as const

export const userOperations: readonly Operation[] = [
  { ...read, name: 'listUsers', path: '/v1.0/users', draws: readDraws(2), handle: listUsers },
  { ...read, name: 'getUser', path: '/v1.0/users/:user', draws: readDraws(1), handle: getUser },
  { ...read, name: 'listLicenseDetails', path: '/v1.0/users/:user/licenseDetails', draws: readDraws(2), handle: listLicenseDetails },
  {
    name: 'updateUser',
    method: 'PATCH',
    path: '/v1.0/users/:user',
    isWrite: true,
    customerScoped: true,
    right: 'assign-licenses',
    draws: writeDraws,
    handle: updateUser,
  },
  {
    name: 'assignLicense',
    method: 'POST',
    path: '/v1.0/users/:user/assignLicense',
    isWrite: true,
    customerScoped: true,
    right: 'assign-licenses',
    draws: writeDraws,
    handle: assignLicense,
  },
  {
    name: 'reprocessLicenseAssignment',
    method: 'POST',
    path: '/v1.0/users/:user/reprocessLicenseAssignment',
    isWrite: true,
    customerScoped: true,
    right: 'assign-licenses',
    draws: writeDraws,
    handle: reprocessLicenses,
  },
]

/** Pages by `@odata.nextLink`, an opaque address (Microsoft Graph v1.0, list users). */
function listUsers(call: CustomerCall): Answer {
  const { world, customer, request, now } = call
  const { query } = request
  const unknown = [...query.keys()].find((name) => name.startsWith('$') && !OPTIONS.has(name))
  if (unknown !== undefined) return badRequest(`The query option '${unknown}' is not supported.`)
  const wanted = findUserQuery(query.get('$filter'))
  if (!wanted) return refuse(400, 'Request_UnsupportedQuery', `Unsupported query filter: ${query.get('$filter') ?? ''}`, request, now)
  const top = Number(query.get('$top') ?? DEFAULT_TOP)
  if (!Number.isInteger(top) || top < 1 || top > TOP_MAX)
    return badRequest(`Invalid page size specified: '${query.get('$top') ?? ''}'. Must be between 1 and ${TOP_MAX} inclusive.`)
  const after = skippedTo(request)
  const size = asksForSignIns(query.get('$select')) ? Math.min(top, TOP_MAX_WITH_SIGN_INS) : top
  const users = world.users.page(customer.id, wanted, after, size + 1)
  const shown = users.slice(0, size)
  const last = shown.at(-1)
  const nextLink = users.length > size && last ? nextPage(request, last.id) : undefined
  return collectionOf(
    request,
    'users',
    shown.map((user) => userToGraph(world, user, query.get('$select'), now)),
    nextLink,
  )
}

/** With `signInActivity` a user is found by id only, not by name (Microsoft Graph v1.0, get user). */
function getUser(call: CustomerCall): Answer {
  const select = call.request.query.get('$select')
  if (asksForSignIns(select) && !isGuid(call.params['user'] ?? ''))
    return badRequest('Get By Key only supports UserId and the key has to be a valid Guid')
  return withUser(call, (user) => entityOf(call.request, 'users', userToGraph(call.world, user, select, call.now)))
}

function asksForSignIns(select: string | null): boolean {
  return (select ?? '').split(',').some((name) => name.trim() === 'signInActivity')
}

function listLicenseDetails(call: CustomerCall): Answer {
  const { world, customer, now } = call
  return withUser(call, (user) => {
    const lagMs = world.settings.lagMs('services')
    const details = assignedLicenses(world.users.licensesOf(customer.id, user.id)).map(({ skuId, disabledPlans }): LicenseDetails => {
      const sku = world.catalog.findSku(customer.id, skuId ?? '')
      const servicePlans = (sku?.servicePlans ?? []).map((plan) => {
        const coming = now < (user.planSince[plan.id] ?? 0) + lagMs
        return planToGraph(
          plan,
          sku?.appliesTo ?? 'User',
          disabledPlans?.includes(plan.id) ? 'Disabled' : coming ? 'PendingProvisioning' : 'Success',
        )
      })
      return { id: `${user.id}_${skuId}`, skuId: skuId ?? null, skuPartNumber: sku?.partNumber ?? null, servicePlans }
    })
    return collectionOf(call.request, `users('${user.id}')/licenseDetails`, details)
  })
}

function withUser(call: CustomerCall, then: (user: User) => Answer): Answer {
  const id = call.params['user'] ?? ''
  const user = call.world.users.find(call.customer.id, id)
  return user ? then(user) : resourceNotFound(id)
}
