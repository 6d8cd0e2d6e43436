import type { CustomerId } from '../../../domain/id.ts'
import type { AuditRecord } from '../audit-record.ts'
import type { Connection } from '../connection.ts'
import { fromWireAuditRecord } from '../from-wire-purchase.ts'
import { listPages } from '../list.ts'
import { AUDIT } from '../quota.ts'
import { WireAuditRecord } from '../schema.ts'

/** `GET /v1/auditrecords?startDate=&filter=`, seek-paged; a start more than 90 days back is refused (Partner Center REST, auditing, 2023-10). */
export async function* listAuditRecords(
  connection: Connection,
  customer: CustomerId,
  since: string,
): AsyncGenerator<readonly AuditRecord[]> {
  const filter = JSON.stringify({ Field: 'CustomerId', Value: customer, Operator: 'equals' })
  const query = new URLSearchParams({ startDate: since, size: '500', filter })
  const request = { operation: 'listAuditRecords', path: `/auditrecords?${query}`, quota: AUDIT }
  for await (const page of listPages(connection, WireAuditRecord, request)) yield page.map(fromWireAuditRecord)
}
