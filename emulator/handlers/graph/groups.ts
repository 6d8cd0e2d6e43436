import type { Answer, CustomerCall, Operation } from '../../http/operation.ts'
import type { Group } from '../../store/groups.ts'
import { assignGroupLicense } from './assign-group-license.ts'
import { readDraws, writeDraws } from './draws.ts'
import { badRequest, refuse, resourceNotFound } from './graph-error.ts'
import { groupToGraph } from './group-to-graph.ts'
import { collectionOf, entityOf, nextPage, skippedTo } from './odata.ts'
import { findUserQuery } from './user-filter.ts'
import { userToGraph } from './user-to-graph.ts'

const DEFAULT_TOP = 100
const TOP_MAX = 999
const WITH_ERRORS = /^hasMembersWithLicenseErrors\s+eq\s+true$/i
const read = { method: 'GET', isWrite: false, customerScoped: true } as const

export const groupOperations: readonly Operation[] = [
  { ...read, name: 'listGroups', path: '/v1.0/groups', draws: readDraws(1), handle: listGroups },
  { ...read, name: 'getGroup', path: '/v1.0/groups/:group', draws: readDraws(1), handle: getGroup },
  { ...read, name: 'listGroupMembers', path: '/v1.0/groups/:group/members', draws: readDraws(3), handle: listMembers },
  {
    ...read,
    name: 'listMembersWithLicenseErrors',
    path: '/v1.0/groups/:group/membersWithLicenseErrors',
    draws: readDraws(3),
    handle: listMembersWithErrors,
  },
  {
    name: 'assignGroupLicense',
    method: 'POST',
    path: '/v1.0/groups/:group/assignLicense',
    isWrite: true,
    customerScoped: true,
    right: 'assign-licenses',
    draws: writeDraws,
    handle: assignGroupLicense,
  },
]

/** All, those that carry a SKU, or those with members in error (Microsoft Graph v1.0, list groups). */
function listGroups({ world, customer, request, now }: CustomerCall): Answer {
  const filter = request.query.get('$filter')
  const wanted = isMeantBy(filter, (group) => world.licenseErrors.users(group, '', 1).length > 0)
  if (!wanted) return refuse(400, 'Request_UnsupportedQuery', `Unsupported query filter: ${filter ?? ''}`, request, now)
  const groups = world.groups.of(customer.id).filter(wanted)
  return collectionOf(
    request,
    'groups',
    groups.map((group) => groupToGraph(world, group, request.query.get('$select'))),
  )
}

/** Undefined where the filter is another one. */
function isMeantBy(filter: string | null, hasErrors: (group: Group) => boolean): ((group: Group) => boolean) | undefined {
  if (filter !== null && WITH_ERRORS.test(filter.trim())) return hasErrors
  const { skuId, ...others } = findUserQuery(filter) ?? { unknown: filter }
  if (Object.keys(others).length > 0) return undefined
  return (group) => skuId === undefined || group.licenses.some((one) => one.skuId === skuId)
}

function getGroup(call: CustomerCall): Answer {
  return withGroup(call, (group) => entityOf(call.request, 'groups', groupToGraph(call.world, group, call.request.query.get('$select'))))
}

/** Its own members, groups among them, on the first page; who is in a member group is no member (Microsoft Graph v1.0, list members). */
function listMembers(call: CustomerCall): Answer {
  return withGroup(call, (group) => {
    const { world } = call
    const nested = call.request.query.has('$skiptoken') ? [] : group.memberGroups.map((id) => world.groups.find(group.customerId, id))
    const groups = nested.flatMap((one) => (one ? [{ '@odata.type': '#microsoft.graph.group', ...groupToGraph(world, one, null) }] : []))
    return pageOf(call, groups, (after, size) => world.groups.members(group, after, size))
  })
}

function listMembersWithErrors(call: CustomerCall): Answer {
  return withGroup(call, (group) => pageOf(call, [], (after, size) => call.world.licenseErrors.users(group, after, size)))
}

/** Users by id, in pages by `@odata.nextLink`. */
function pageOf(call: CustomerCall, before: readonly object[], idsFrom: (after: string, size: number) => string[]): Answer {
  const { world, customer, request, now } = call
  const top = Number(request.query.get('$top') ?? DEFAULT_TOP)
  if (!Number.isInteger(top) || top < 1 || top > TOP_MAX)
    return badRequest(`Invalid page size specified: '${request.query.get('$top') ?? ''}'. Must be between 1 and ${TOP_MAX} inclusive.`)
  const ids = idsFrom(skippedTo(request), top + 1)
  const shown = ids.slice(0, top)
  const users = shown.flatMap((id) => world.users.find(customer.id, id) ?? [])
  const items = users.map((user) => ({
    '@odata.type': '#microsoft.graph.user',
    ...userToGraph(world, user, request.query.get('$select'), now),
  }))
  const last = ids.length > top ? shown.at(-1) : undefined
  return collectionOf(request, 'directoryObjects', [...before, ...items], last === undefined ? undefined : nextPage(request, last))
}

function withGroup(call: CustomerCall, then: (group: Group) => Answer): Answer {
  const id = call.params['group'] ?? ''
  const group = call.world.groups.find(call.customer.id, id)
  return group ? then(group) : resourceNotFound(id)
}
