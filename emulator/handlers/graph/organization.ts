import type { Group as GraphGroup, Organization } from '@microsoft/microsoft-graph-types'
import type { Answer, CustomerCall, Operation } from '../../http/operation.ts'
import { readDraws } from './draws.ts'
import { refuse } from './graph-error.ts'
import { collectionOf, selected } from './odata.ts'
import { findUserQuery } from './user-filter.ts'

const read = { method: 'GET', isWrite: false, customerScoped: true } as const

export const organizationOperations: readonly Operation[] = [
  { ...read, name: 'getOrganization', path: '/v1.0/organization', draws: readDraws(1), handle: getOrganization },
  { ...read, name: 'listGroups', path: '/v1.0/groups', draws: readDraws(1), handle: listGroups },
]

function getOrganization({ customer, request }: CustomerCall): Answer {
  const organization: Organization = {
    id: customer.id,
    displayName: customer.name,
    countryLetterCode: customer.country,
    verifiedDomains: [
      { name: customer.domain, isDefault: true, isInitial: false, type: 'Managed', capabilities: 'Email, OfficeCommunicationsOnline' },
    ],
  }
  return collectionOf(request, 'organization', selected([organization], request.query.get('$select')))
}

/** Licensed groups, read only; by `assignedLicenses/any(…)` or all. */
function listGroups({ world, customer, request, now }: CustomerCall): Answer {
  const wanted = findUserQuery(request.query.get('$filter'))
  if (!wanted)
    return refuse(400, 'Request_UnsupportedQuery', `Unsupported query filter: ${request.query.get('$filter') ?? ''}`, request, now)
  const groups = world.groups
    .of(customer.id)
    .filter((group) => wanted.skuId === undefined || group.licenses.some((one) => one.skuId === wanted.skuId))
  const answers = groups.map((group): GraphGroup => ({
    id: group.id,
    displayName: group.name,
    securityEnabled: true,
    mailEnabled: false,
    assignedLicenses: group.licenses.map((one) => ({ skuId: one.skuId, disabledPlans: [...one.disabledPlans] })),
    licenseProcessingState: { state: 'ProcessingComplete' },
    hasMembersWithLicenseErrors: false,
  }))
  const defaults = 'id,displayName,securityEnabled,mailEnabled'
  return collectionOf(request, 'groups', selected(answers, request.query.get('$select') ?? defaults))
}
