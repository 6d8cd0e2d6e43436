import { docOf } from './docs.ts'
import type { Database } from './open-database.ts'

export interface AuditRecord {
  readonly customerId: string
  readonly customerName: string
  readonly userPrincipalName: string | null
  readonly resourceType: string
  readonly operationType: string
  readonly resourceNewValue: unknown
  /** Where it replaces something. */
  readonly resourceOldValue?: unknown
  readonly correlationId: string | null
  readonly at: number
  readonly data: readonly { readonly key: string; readonly value: string }[]
}

export interface AuditStore {
  add(record: AuditRecord): void
  /** Those that the filter lets through, with numbers above `after`. */
  page(query: AuditQuery): (AuditRecord & { readonly number: number })[]
}

export interface AuditFilter {
  readonly by: 'customerId' | 'resourceType' | 'companyName'
  /** Lower case. A company's name need only contain it. */
  readonly value: string
}

export interface AuditQuery {
  readonly filter: AuditFilter | null
  readonly from: number
  readonly to: number
  readonly after: number
  readonly size: number
}

const WHERE: Readonly<Record<AuditFilter['by'], string>> = {
  customerId: 'customer_id = ? and',
  resourceType: "lower(json_extract(doc, '$.resourceType')) = ? and",
  companyName: "instr(lower(json_extract(doc, '$.customerName')), ?) > 0 and",
}

export function openAudit(database: Database): AuditStore {
  return {
    add(record) {
      database.run('insert into audit (customer_id, at, doc) values (?, ?, ?)', [record.customerId, record.at, JSON.stringify(record)])
    },
    page({ filter, from, to, after, size }) {
      const where = filter === null ? '' : WHERE[filter.by]
      const values = filter === null ? [] : [filter.value]
      return database
        .all(`select id, doc from audit where ${where} id > ? and at between ? and ? order by id limit ?`, [
          ...values,
          after,
          from,
          to,
          size,
        ])
        .map((row) => ({ ...docOf<AuditRecord>(row), number: Number(row['id']) }))
    },
  }
}
