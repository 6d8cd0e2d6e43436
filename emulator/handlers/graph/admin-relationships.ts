import { DAY_MS, isoTime } from '../../duration.ts'
import type { Answer, Call, Operation } from '../../http/operation.ts'
import { madeUpId } from '../../made-up-id.ts'
import type { Customer } from '../../store/customers.ts'
import { readDraws } from './draws.ts'
import { badRequest } from './graph-error.ts'
import { collectionOf, nextPage, skippedTo } from './odata.ts'

const TOP = 100
const TOP_MAX = 300
const DURATION_DAYS = 730
const EXTENDED_DAYS = 180
/** License Administrator and Directory Readers (Entra, built-in roles). */
const ROLES = ['4d6ac14f-3453-41d0-bef9-a3e0c569773a', '88d8e3e3-8f55-4a1e-953a-9b9898b8876b']

export const adminRelationshipOperations: readonly Operation[] = [
  {
    name: 'listDelegatedAdminRelationships',
    method: 'GET',
    path: '/v1.0/tenantRelationships/delegatedAdminRelationships',
    isWrite: false,
    customerScoped: false,
    isOfPartner: true,
    draws: readDraws(1),
    handle: listRelationships,
  },
]

/** One with each customer, in the order of their ids (Microsoft Graph v1.0, delegatedAdminRelationship). */
function listRelationships(call: Call): Answer {
  const { world, request, now } = call
  const filter = readFilter(request.query.get('$filter'))
  if (filter === undefined) return badRequest(`Invalid filter clause: ${request.query.get('$filter')}.`)
  const top = Number(request.query.get('$top') ?? TOP)
  if (!Number.isInteger(top) || top < 1 || top > TOP_MAX) return badRequest(`The value of $top must be between 1 and ${TOP_MAX}.`)
  const after = skippedTo(request)
  const found = world.customers
    .all()
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .filter(({ id }) => id > after && (filter.tenantId === undefined || filter.tenantId === id))
    .map((customer) => ({ customer, relationship: toGraph(customer, now) }))
    .filter(({ relationship }) => filter.status === undefined || filter.status === relationship.status)
  const page = found.slice(0, top)
  const last = found.length > top ? page.at(-1)?.customer.id : undefined
  return collectionOf(
    request,
    'tenantRelationships/delegatedAdminRelationships',
    page.map(({ relationship }) => relationship),
    last === undefined ? undefined : nextPage(request, last),
  )
}

interface Filter {
  readonly status?: string
  readonly tenantId?: string
}

/** `status eq 'active' and customer/tenantId eq '...'`, either or both. */
function readFilter(text: string | null): Filter | undefined {
  if (text === null) return {}
  const clauses = text.split(/ and /i).map((clause) => /^\s*(status|customer\/tenantId) eq '([^']*)'\s*$/i.exec(clause))
  if (clauses.some((clause) => clause === null)) return undefined
  const valueOf = (member: string) => clauses.find((clause) => clause?.[1]?.toLowerCase() === member)?.[2]
  const [status, tenantId] = [valueOf('status'), valueOf('customer/tenantid')?.toLowerCase()]
  return { ...(status === undefined ? {} : { status }), ...(tenantId === undefined ? {} : { tenantId }) }
}

/** Whether the partner's people still get into the customer's directory. */
export function isAdminOf({ relationship, adminEndsAt }: Customer, now: number): boolean {
  return relationship !== 'none' && (adminEndsAt == null || now < adminEndsAt)
}

function toGraph(customer: Customer, now: number) {
  const end = endOf(customer, now)
  const start = end - DURATION_DAYS * DAY_MS
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminRelationship',
    '@odata.etag': `W/"${Buffer.from(`${customer.id} ${end}`).toString('base64')}"`,
    id: `${madeUpId('admin-relationship', customer.id)}-${customer.id}`,
    displayName: `${customer.name} administration`.slice(0, 50),
    duration: `P${DURATION_DAYS}D`,
    customer: { tenantId: customer.id, displayName: customer.name },
    accessDetails: { unifiedRoles: ROLES.map((roleDefinitionId) => ({ roleDefinitionId })) },
    status: isAdminOf(customer, now) ? 'active' : customer.relationship === 'none' ? 'terminated' : 'expired',
    autoExtendDuration: customer.adminEndsAt == null ? `P${EXTENDED_DAYS}D` : 'PT0S',
    createdDateTime: isoTime(start),
    activatedDateTime: isoTime(start),
    lastModifiedDateTime: isoTime(start),
    endDateTime: isoTime(end),
  }
}

/** One that extends itself began on 1 January 2024 and is always some days from its next end. */
function endOf({ adminEndsAt }: Customer, now: number): number {
  if (adminEndsAt != null) return adminEndsAt
  const first = Date.UTC(2024, 0, 1) + DURATION_DAYS * DAY_MS
  const extended = Math.max(0, Math.floor((now - first) / (EXTENDED_DAYS * DAY_MS)) + 1)
  return first + extended * EXTENDED_DAYS * DAY_MS
}
