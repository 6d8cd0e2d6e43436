import type { Organization } from '@microsoft/microsoft-graph-types'
import type { Answer, CustomerCall, Operation } from '../../http/operation.ts'
import { readDraws } from './draws.ts'
import { collectionOf, selected } from './odata.ts'

export const organizationOperations: readonly Operation[] = [
  {
    name: 'getOrganization',
    method: 'GET',
    path: '/v1.0/organization',
    isWrite: false,
    customerScoped: true,
    draws: readDraws(1),
    handle: getOrganization,
  },
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
