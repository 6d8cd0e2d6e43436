import { isoTime } from '../../duration.ts'
import { isMembers, membersOf, textOf } from '../../http/members.ts'
import type { Answer, Call, Operation } from '../../http/operation.ts'
import type { AuditFilter, AuditRecord } from '../../store/audit.ts'
import type { Customer } from '../../store/customers.ts'
import { auditDraws } from './draws.ts'
import { logLookUp } from './look-up.ts'
import { refuse } from './partner-center-error.ts'

const DAY_MS = 86_400_000
const SIZE_MAX = 500
const FILTERS = [
  { by: 'customerId', operator: 'equals' },
  { by: 'resourceType', operator: 'equals' },
  { by: 'companyName', operator: 'substring' },
] as const

export const auditOperations: readonly Operation[] = [
  {
    name: 'listAuditRecords',
    method: 'GET',
    path: '/v1/auditrecords',
    isWrite: false,
    customerScoped: false,
    draws: auditDraws,
    handle: listAuditRecords,
  },
]

type NewAudit = Pick<AuditRecord, 'resourceType' | 'operationType' | 'resourceNewValue' | 'resourceOldValue' | 'data'>

/** Notes what a client did, as Partner Center's own audit does. */
export function addAudit(call: Call, customer: Customer, record: NewAudit): void {
  const { world, token, request, now } = call
  const correlationId = request.headers['ms-correlationid'] ?? null
  world.audit.add({
    ...record,
    customerId: customer.id,
    customerName: customer.name,
    userPrincipalName: token?.person?.upn ?? null,
    correlationId,
    at: now,
  })
}

/** Thirty days back by default, ninety at most; with one filter; seek-paged (Partner Center REST, audit records, 2023-10). */
function listAuditRecords(call: Call): Answer {
  const { request, now, world } = call
  const from = dateIn(request.query.get('startDate'), now - 30 * DAY_MS)
  const to = dateIn(request.query.get('endDate'), now)
  if (from === undefined || to === undefined) return refuse(400, 2000, 'startDate and endDate are dates: expected for example 2026-03-01.')
  if (from < now - 91 * DAY_MS) return refuse(400, 2000, 'Audit records are kept for 90 days: startDate lies before that.')
  const filter = findFilter(request.query.get('filter'))
  if (filter === undefined)
    return refuse(400, 2000, 'filter: expected CustomerId or ResourceType with the operator equals, or CompanyName with substring.')
  const after = Number(Buffer.from(request.headers['ms-continuationtoken'] ?? '', 'base64').toString('utf8') || 0)
  const records = world.audit.page({ filter, from, to: to + DAY_MS, after, size: SIZE_MAX + 1 })
  if (filter?.by === 'customerId') logLookUp(call, filter.value, 'listAuditRecords')
  return { status: 200, body: page(records.slice(0, SIZE_MAX), records.length > SIZE_MAX, world.identity) }
}

function page(
  records: readonly (AuditRecord & { readonly number: number })[],
  more: boolean,
  identity: { readonly tenantId: string; readonly clientId: string },
): unknown {
  const token = more ? Buffer.from(String(records.at(-1)?.number ?? 0)).toString('base64') : null
  const next =
    token === null
      ? null
      : { uri: '/auditrecords?seekOperation=Next', method: 'GET', headers: [{ key: 'MS-ContinuationToken', value: token }] }
  return {
    totalCount: records.length,
    items: records.map((record) => toWire(record, identity)),
    continuationToken: token,
    links: { self: { uri: '/auditrecords', method: 'GET', headers: [] }, next },
    attributes: { objectType: 'Collection' },
  }
}

function toWire(
  record: AuditRecord & { readonly number: number },
  identity: { readonly tenantId: string; readonly clientId: string },
): unknown {
  return {
    id: `${identity.tenantId}_${record.customerId}_${record.operationType}_${record.number}`,
    partnerId: identity.tenantId,
    customerId: record.customerId,
    customerName: record.customerName,
    userPrincipalName: record.userPrincipalName,
    applicationId: identity.clientId,
    resourceType: record.resourceType,
    resourceOldValue: record.resourceOldValue === undefined ? null : pascalText(record.resourceOldValue),
    resourceNewValue: pascalText(record.resourceNewValue),
    operationType: record.operationType,
    originalCorrelationId: record.correlationId,
    operationDate: isoTime(record.at),
    operationStatus: 'succeeded',
    customizedData: record.data,
    attributes: { objectType: 'AuditRecord' },
  }
}

/** Resources are JSON inside a text, with members in PascalCase and without nulls (Partner Center REST, audit records, 2023-10). */
function pascalText(value: unknown): string {
  return JSON.stringify(pascalCased(value))
}

function pascalCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalCased)
  if (!isMembers(value)) return value
  const members = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(members.map(([name, member]) => [name.charAt(0).toUpperCase() + name.slice(1), pascalCased(member)]))
}

/** Null: no filter. Undefined: one that Partner Center does not know. */
function findFilter(text: string | null): AuditFilter | null | undefined {
  if (text === null) return null
  try {
    const filter = membersOf(JSON.parse(text))
    const [field, operator, value] = ['Field', 'Operator', 'Value'].map((name) => textOf(filter[name])?.toLowerCase())
    const by = FILTERS.find((one) => one.by.toLowerCase() === field && one.operator === operator)?.by
    return by === undefined || value === undefined ? undefined : { by, value }
  } catch {
    return undefined
  }
}

function dateIn(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}
