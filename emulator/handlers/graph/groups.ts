import type { Group as GraphGroup } from '@microsoft/microsoft-graph-types'
import type { Answer, CustomerCall, Operation } from '../../http/operation.ts'
import type { Group } from '../../store/groups.ts'
import { readDraws } from './draws.ts'
import { refuse, resourceNotFound } from './graph-error.ts'
import { collectionOf, entityOf, selected } from './odata.ts'
import { findUserQuery } from './user-filter.ts'

const DEFAULT_MEMBERS = 'id,displayName,securityEnabled,mailEnabled'
const read = { method: 'GET', isWrite: false, customerScoped: true, draws: readDraws(1) } as const

export const groupOperations: readonly Operation[] = [
  { ...read, name: 'listGroups', path: '/v1.0/groups', handle: listGroups },
  { ...read, name: 'getGroup', path: '/v1.0/groups/:group', handle: getGroup },
]

/** Groups that carry licenses, read only; all, or those of one SKU by `assignedLicenses/any(…)` (Microsoft Graph v1.0, list groups). */
function listGroups({ world, customer, request, now }: CustomerCall): Answer {
  const filter = request.query.get('$filter')
  const { skuId, ...others } = findUserQuery(filter) ?? { unknown: filter }
  if (Object.keys(others).length > 0)
    return refuse(400, 'Request_UnsupportedQuery', `Unsupported query filter: ${filter ?? ''}`, request, now)
  const groups = world.groups.of(customer.id).filter((group) => skuId === undefined || group.licenses.some((one) => one.skuId === skuId))
  return collectionOf(request, 'groups', selected(groups.map(toGraph), request.query.get('$select') ?? DEFAULT_MEMBERS))
}

function getGroup({ world, customer, request, params }: CustomerCall): Answer {
  const group = world.groups.find(customer.id, params['group'] ?? '')
  if (!group) return resourceNotFound(params['group'] ?? '')
  const [entity = {}] = selected([toGraph(group)], request.query.get('$select') ?? DEFAULT_MEMBERS)
  return entityOf(request, 'groups', entity)
}

function toGraph(group: Group): GraphGroup {
  return {
    id: group.id,
    displayName: group.name,
    securityEnabled: true,
    mailEnabled: false,
    assignedLicenses: group.licenses.map((one) => ({ skuId: one.skuId, disabledPlans: [...one.disabledPlans] })),
    licenseProcessingState: { state: 'ProcessingComplete' },
    hasMembersWithLicenseErrors: false,
  }
}
