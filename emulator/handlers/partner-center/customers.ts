import type { Answer, Call, CustomerCall, Operation } from '../../http/operation.ts'
import type { Customer } from '../../store/customers.ts'
import { customerDraws } from './draws.ts'
import { refuse } from './partner-center-error.ts'

const DEFAULT_SIZE = 100
const SIZE_MAX = 500

export const customerOperations: readonly Operation[] = [
  {
    name: 'listCustomers',
    method: 'GET',
    path: '/v1/customers',
    isWrite: false,
    customerScoped: false,
    draws: customerDraws,
    handle: listCustomers,
  },
  {
    name: 'getCustomer',
    method: 'GET',
    path: '/v1/customers/:customer',
    isWrite: false,
    customerScoped: true,
    draws: customerDraws,
    handle: getCustomer,
  },
]

/** Seek-paged: the next page is asked for by the same query, `seekOperation=Next` and the continuation token in a header (Partner Center REST, customers, 2023-10). */
function listCustomers(call: Call): Answer {
  const { world, request } = call
  const asked = Number(request.query.get('size') ?? 0)
  if (!Number.isInteger(asked) || asked < 0)
    return refuse(400, 2000, `"${request.query.get('size')}" is no page size: expected a whole number from 0 to ${SIZE_MAX}.`)
  const size = asked === 0 ? DEFAULT_SIZE : Math.min(asked, SIZE_MAX)
  const seeking = request.query.get('seekOperation')?.toLowerCase() === 'next'
  const after = seeking ? findPosition(request.headers['ms-continuationtoken']) : ''
  if (after === undefined) return refuse(400, 2000, 'The MS-ContinuationToken header is missing or not one of ours.')
  const customers = world.customers.page(after, size + 1)
  const pastTheEnd = seeking && customers.length === 0
  if (pastTheEnd) return refuse(400, 2000, 'There is nothing further to seek.')
  return {
    status: 200,
    body: page(customers.slice(0, size), size, customers.length > size || world.settings.current().pagingEnd === 'error2000'),
  }
}

function getCustomer({ customer }: CustomerCall): Answer {
  const { id, name, domain, country } = customer
  const profile = {
    tenantId: id,
    domain,
    companyName: name,
    links: { self: link(`/customers/${id}/profiles/company`) },
    attributes: { objectType: 'CustomerCompanyProfile' },
  }
  const billing = {
    id: id.replaceAll('-', '').slice(0, 24),
    email: `billing@${domain}`,
    culture: 'en-US',
    language: 'en',
    companyName: name,
    defaultAddress: {
      country,
      city: 'Springfield',
      addressLine1: '1 Example Street',
      postalCode: '00000',
      firstName: 'Accounts',
      lastName: 'Payable',
    },
    links: { self: link(`/customers/${id}/profiles/billing`) },
    attributes: { etag: '0', objectType: 'CustomerBillingProfile' },
  }
  return {
    status: 200,
    body: { ...summary(customer), commerceId: id, companyProfile: profile, billingProfile: billing, allowDelegatedAccess: true },
  }
}

function page(customers: readonly Customer[], size: number, more: boolean): unknown {
  const last = customers.at(-1)
  const token = more && last ? Buffer.from(last.id).toString('base64') : null
  const next =
    token === null
      ? null
      : { ...link(`/customers?size=${size}&seekOperation=Next`), headers: [{ key: 'MS-ContinuationToken', value: token }] }
  return {
    totalCount: customers.length,
    items: customers.map(summary),
    continuationToken: token,
    links: { self: link(`/customers?size=${size}`), next },
    attributes: { objectType: 'Collection' },
  }
}

function summary(customer: Customer): Record<string, unknown> {
  const { id, name, domain } = customer
  return {
    id,
    companyProfile: { tenantId: id, domain, companyName: name, attributes: { objectType: 'CustomerCompanyProfile' } },
    relationshipToPartner: customer.relationship,
    links: { self: link(`/customers/${id}`) },
    attributes: { objectType: 'Customer' },
  }
}

function link(uri: string): { uri: string; method: string; headers: unknown[] } {
  return { uri, method: 'GET', headers: [] }
}

function findPosition(token: string | undefined): string | undefined {
  const text = token === undefined ? '' : Buffer.from(token, 'base64').toString('utf8')
  return /^[0-9a-f-]{36}$/.test(text) ? text : undefined
}
