import { isoTime } from '../../duration.ts'
import { membersOf, textOf } from '../../http/members.ts'
import type { Answer, Call, Operation } from '../../http/operation.ts'
import type { AuditRecord } from '../../store/audit.ts'
import type { Customer } from '../../store/customers.ts'
import { auditDraws } from './draws.ts'
import { logLookUp } from './look-up.ts'
import { refuse } from './partner-center-error.ts'

const DAY_MS = 86_400_000
const SIZE_MAX = 500

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

type NewAudit = Pick<AuditRecord, 'resourceType' | 'operationType' | 'resourceNewValue' | 'data'>

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

/** Thirty days back by default, ninety at most; filtered by customer; seek-paged (Partner Center REST, audit records, 2023-10). */
function listAuditRecords(call: Call): Answer {
  const { request, now, world } = call
  const from = dateIn(request.query.get('startDate'), now - 30 * DAY_MS)
  const to = dateIn(request.query.get('endDate'), now)
  if (from === undefined || to === undefined) return refuse(400, 2000, 'startDate and endDate are dates: expected for example 2026-03-01.')
  if (from < now - 91 * DAY_MS) return refuse(400, 2000, 'Audit records are kept for 90 days: startDate lies before that.')
  const filter = findFilter(request.query.get('filter'))
  if (!filter)
    return refuse(400, 2000, 'Only the filter {"Field":"CustomerId","Operator":"equals","Value":"…"} is built into this emulator.')
  const after = Number(Buffer.from(request.headers['ms-continuationtoken'] ?? '', 'base64').toString('utf8') || 0)
  const records = world.audit.page({ ...filter, from, to: to + DAY_MS, after, size: SIZE_MAX + 1 })
  if (filter.customerId !== undefined) logLookUp(call, filter.customerId, 'listAuditRecords')
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
    resourceNewValue: JSON.stringify(record.resourceNewValue),
    operationType: record.operationType,
    originalCorrelationId: record.correlationId,
    operationDate: isoTime(record.at),
    operationStatus: 'succeeded',
    customizedData: record.data,
    attributes: { objectType: 'AuditRecord' },
  }
}

/** `customerId` undefined: of all customers. Undefined: another filter. */
function findFilter(text: string | null): { readonly customerId: string | undefined } | undefined {
  if (text === null) return { customerId: undefined }
  try {
    const filter = membersOf(JSON.parse(text))
    const value = textOf(filter['Value'])
    const known = textOf(filter['Field'])?.toLowerCase() === 'customerid' && textOf(filter['Operator'])?.toLowerCase() === 'equals'
    return known && value !== undefined ? { customerId: value.toLowerCase() } : undefined
  } catch {
    return undefined
  }
}

function dateIn(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}
